// Finding what is printed by its words: where in the lines of a sheet a quotation stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reading/layout/lines.h"

namespace baoku {

// Text as quotations are compared: without white space and extraction noise, full-width letters,
// digits and marks as half-width ones, no capitals.
std::string comparable(std::string_view text);

// Bytes [begin, end) of a text.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};
// A text in which words are looked for.
class PrintedText {
 public:
  explicit PrintedText(std::string_view text);
  // Returns every place of the text, in order and apart from each other, that says `wanted`, which
  // is comparable.
  std::vector<Stretch> find(std::string_view wanted) const;

 private:
  std::string folded_;
  std::vector<Stretch> origins_;  // of each byte of it
};

class PrintedLines {
 public:
  // `lines` must outlive it.
  explicit PrintedLines(const std::vector<Line>& lines);

  // Returns the indices of the lines with which `words` begin. They may go on over the lines
  // below, and may leave out a dateline, or the byline in brackets behind it. Lines that say
  // exactly `words` go before those that only begin so.
  std::vector<std::size_t> find(std::string_view words) const;

  // How many lines `words` take that begin with line `i`.
  std::size_t length(std::size_t i, std::string_view words) const;

  const std::vector<Line>& lines() const { return lines_; }

 private:
  // A story's opening, told without its dateline or head byline.
  struct Opening {
    std::size_t line = 0;
    std::string text;
  };
  void add_openings(std::size_t i);

  const std::vector<Line>& lines_;
  std::string text_;                 // all lines, comparable
  std::vector<std::size_t> starts_;  // of each line in it, and its end
  std::vector<Opening> openings_;
};

}  // namespace baoku
