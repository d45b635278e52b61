#include "reading/layout/line_characters.h"

#include "base/utf8.h"

namespace baoku {

LineCharacters::LineCharacters(const std::vector<Line>& lines) {
  lines_.reserve(lines.size());
  std::size_t bytes = 0;
  for (const Line& line : lines) bytes += line.text.size();
  all_ = std::make_unique_for_overwrite<char32_t[]>(bytes);  // enough, without counting them
  char32_t* end = all_.get();
  for (const Line& line : lines) {
    const std::string_view text = line.text;
    char32_t* const begin = end;
    for (std::size_t at = 0; at < text.size();) *end++ = next_code_point(text, at);
    lines_.push_back(
        {static_cast<std::size_t>(begin - all_.get()), static_cast<std::size_t>(end - begin)});
  }
}

void LineCharacters::keep(const std::vector<std::size_t>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) lines_[i] = lines_[lines[i]];
  lines_.resize(lines.size());
}

}  // namespace baoku
