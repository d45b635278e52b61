// Noise that text extraction leaves in a line: characters that were never printed, and spaces that
// were only letterspacing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace baoku {

// Removes soft hyphens, zero-width and private-use characters, turns ligatures into letters and
// every white space into " " (runs into one, but two or more columns stay two), and trims.
std::string without_noise(std::string_view raw);

// The same, with the cells that it takes, as they are counted on the way (see lines.h).
struct CleanText {
  std::string text;
  std::size_t cells = 0;
};
CleanText clean_text(std::string_view raw);

// Removes spaces that print does not have from running text: between a digit and a Han character
// ("1月 22日"), beside full-width punctuation, and lone ones between two Han characters ("替 代").
// Spaces that separate the names of a list ("张三 李四 王五") stay.
std::string without_letterspacing(std::string text);

// Turns half-width , ; : ? ! beside a Han character or a full-width mark into full-width ones:
// Chinese print has no others, text extraction does ("3月15日,李恺"). Those of numbers, times and
// Latin text stay.
std::string with_full_width_marks(std::string text);

}  // namespace baoku
