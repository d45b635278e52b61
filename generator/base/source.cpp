#include "base/source.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace baoku {

Source::Source(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)) {
  for (std::size_t i = text_.find('\n'); i != std::string::npos; i = text_.find('\n', i + 1)) {
    if (i + 1 < text_.size()) line_starts_.push_back(i + 1);
  }
}

std::string_view Source::line(std::size_t number) const {
  const std::size_t begin = line_starts_[number - 1];
  std::size_t end = number < line_starts_.size() ? line_starts_[number] : text_.size();
  if (end > begin && text_[end - 1] == '\n') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

std::size_t Source::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::size_t>(after - line_starts_.begin());
}

Position Source::position(std::size_t offset) const {
  const std::size_t line = line_of(offset);
  const std::size_t start = line_starts_[line - 1];
  return {line, 1 + count_code_points(std::string_view(text_).substr(start, offset - start))};
}

}  // namespace baoku
