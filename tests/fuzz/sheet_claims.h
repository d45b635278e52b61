// What must hold for the reading of any text at all, however broken.
#pragma once

#include <string>
#include <string_view>

namespace baoku {

// Reads `text` (valid UTF-8) as a sheet, with `corrections` (TOML, or whatever is given for it),
// and returns the first claim that does not hold, or "".
//   nothing is lost or doubled: the printed characters of all lines are those of all headlines,
//     blocks, bylines, datelines and furniture together, as they are before words are corrected
//   line ranges lie inside the file and begin before they end
//   people's spans stand on character boundaries of their block and spell the name
//   so do corrected words, apart from each other
//   confidences lie in 0..1
std::string broken_claim(std::string_view text, std::string_view corrections = {});

}  // namespace baoku
