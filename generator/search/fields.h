// What a query may ask for by name, and how the index keeps these apart: each field is an alphabet
// of its own. A character of the text "王" and the same character in a person's name are different
// symbols, so the one trie answers `人物:王` as exactly as 王.
//
//   text     every text of the article               王新亭说
//   title    |title|                                 |老桥修复完工|
//   person   |name| of everyone named in it          |王新亭|
//   author   |name| as printed in the byline         |摄影 李四|
//   section  |label|                                 |新闻1+1|
//   paper    |newspaper|                             |高新时报|
//   sheet    |series and number|                     |b2|
//   seam     two neighbours of a text between which the print has white space, or of which one is
//            not printed as it usually is in this archive: what folding hides. "月2" of 1月 22日.
//
// | is the mark kFieldMark: it stands at both ends of a value, so that a whole value can be asked
// for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baoku {

enum class Field : std::uint8_t { text, title, person, author, section, paper, sheet, seam };

inline constexpr std::uint32_t kFields = 8;
inline constexpr char32_t kFieldMark = 0xFFFF;  // no character, so no text holds it

// Grams of these are followed to their end, because no record could tell what a shorter gram means.
constexpr bool is_whole(std::uint32_t field) {
  const auto f = static_cast<Field>(field);
  return f == Field::person || f == Field::sheet || f == Field::seam;
}

using Gram = std::vector<std::uint32_t>;  // symbols, all of one field

// The symbols of an index: 0 ends a text; field f has f * width + 1 .. (f + 1) * width, which are
// the characters of the alphabet in order and the mark.
struct SymbolSpace {
  std::uint32_t width = 1;

  std::uint32_t symbols() const { return width * kFields; }
  std::uint32_t field_of(std::uint32_t symbol) const { return (symbol - 1) / width; }
  // What must be added to the rank of a character in the field of `symbol`.
  std::uint32_t base_of(std::uint32_t symbol) const { return field_of(symbol) * width; }
};

// "b2" of series "B" and number 2, "" of number 0.
std::string sheet_label(std::string_view folded_series, int number);

}  // namespace baoku
