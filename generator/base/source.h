// A source text: the decoded content of one input file, with the name that messages show.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baoku {

// Where something stands, for people: both count from 1, columns count code points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

class Source {
 public:
  Source() = default;
  // `path` is shown in messages; `text` is valid UTF-8 with "\n" line ends.
  Source(std::string path, std::string text);

  const std::string& path() const { return path_; }
  const std::string& text() const { return text_; }

  std::size_t line_count() const { return line_starts_.size(); }
  // Returns line `number` (from 1) without its line end. Requires 1 <= number <= line_count().
  std::string_view line(std::size_t number) const;
  // Returns the line (from 1) that holds the byte at `offset`; offset may be text().size().
  std::size_t line_of(std::size_t offset) const;
  std::size_t line_start(std::size_t number) const { return line_starts_[number - 1]; }
  Position position(std::size_t offset) const;

 private:
  std::string path_;
  std::string text_;
  std::vector<std::size_t> line_starts_{0};
};

}  // namespace baoku
