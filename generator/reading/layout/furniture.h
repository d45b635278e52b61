// Page furniture: what print sets around the stories and no story owns - page numbers, running
// heads, date lines, imprint and contact lines, teasers that point to another page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "reading/article.h"
#include "reading/layout/line_characters.h"
#include "reading/layout/lines.h"

namespace baoku {

struct Furniture {
  std::vector<Line> stories;        // the lines that are no furniture, in order
  std::vector<std::size_t> places;  // for each of them: its index among all lines
  std::vector<Line> furniture;      // the others
  Date printed;  // of a date line such as 2021年1月22日 星期五, when the sheet has one
  std::size_t printed_line = 0;  // its number
};

// What the publisher says of a line.
enum class FurnitureRule : std::uint8_t { none, is_furniture, is_text };

// `characters` are those of the lines; `rules` has one for each line, or is empty.
Furniture set_furniture_aside(std::vector<Line> lines, const LineCharacters& characters,
                              const std::vector<FurnitureRule>& rules);

}  // namespace baoku
