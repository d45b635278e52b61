#include "reading/layout/line_characters.h"

#include "base/utf8.h"

namespace baoku {

LineCharacters::LineCharacters(const std::vector<Line>& lines) {
  begin_.reserve(lines.size() + 1);
  std::size_t bytes = 0;
  for (const Line& line : lines) bytes += line.text.size();
  all_.resize(bytes);  // enough, and cut below
  char32_t* next = all_.data();
  for (const Line& line : lines) {
    begin_.push_back(static_cast<std::size_t>(next - all_.data()));
    for (std::size_t at = 0; at < line.text.size();) *next++ = next_code_point(line.text, at);
  }
  begin_.push_back(static_cast<std::size_t>(next - all_.data()));
  all_.resize(begin_.back());
}

}  // namespace baoku
