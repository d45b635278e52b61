#include "reading/layout/line_characters.h"

#include "base/utf8.h"

namespace baoku {

LineCharacters::LineCharacters(const std::vector<Line>& lines) {
  begin_.reserve(lines.size() + 1);
  begin_.push_back(0);
  for (const Line& line : lines) begin_.push_back(begin_.back() + count_code_points(line.text));
  all_.resize(begin_.back());
  char32_t* next = all_.data();
  for (const Line& line : lines) {
    for (std::size_t at = 0; at < line.text.size();) *next++ = next_code_point(line.text, at);
  }
}

}  // namespace baoku
