// The order of strokes, by ICU's collation for Chinese: what puts names in order that are read the
// same.
#pragma once

#include <string>
#include <string_view>

namespace baoku {

// Returns bytes that compare as the texts do: by the number and kind of strokes of each character.
// Thread-safe.
std::string stroke_key(std::string_view text);

}  // namespace baoku
