#include "reading/layout/rows.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/layout/columns.h"

namespace baoku {
namespace {

constexpr std::size_t kFewest = 3;  // rows of a table, items of a list

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// No sentence, and nothing else that a line with a number may be.
bool may_be_row(const Line& line, const Cues& c) {
  return c.has_digit && line.heading == 0 && line.html.empty() && !c.byline && !c.tail &&
         !c.has_dateline && c.commas + c.stops == 0 && !c.ends_sentence && !c.is_caption;
}

// Words and numbers parted by spaces, short of the column: however unlike each other.
// `column`: the cells of the sheet's text, as rows and verses have no column of their own.
bool is_loose_row(const Line& line, std::size_t column) {
  constexpr std::size_t kShort = 4;  // cells that a row leaves of its column
  return (column == 0 || line.cells + kShort <= column) && line.text.find(' ') != std::string::npos;
}

// How a field is built: words as 字, numbers as 0, letters as a, marks as they are; "6:00" is 0:0.
std::u32string shape_of(std::string_view field) {
  std::u32string shape;
  for (std::size_t at = 0; at < field.size();) {
    const char32_t c = next_code_point(field, at);
    const char32_t kind = c >= U'0' && c <= U'9'                   ? U'0'
                          : is_han(c)                              ? U'字'
                          : (c | 32U) >= U'a' && (c | 32U) <= U'z' ? U'a'
                                                                   : c;
    if (shape.empty() || shape.back() != kind) shape.push_back(kind);
  }
  return shape;
}

// What two rows of one table have in common: as many fields, and the first or the last built
// alike; or a label in front of a colon.
struct RowShape {
  explicit RowShape(std::string_view text) {
    const std::size_t colon = text.find("：");
    if (colon != std::string_view::npos) label = text.substr(0, colon);
    while (!text.empty()) {
      const std::string_view field = text.substr(0, text.find(' '));
      if (!field.empty()) {
        last = field;
        if (++fields == 1) first = field;
      }
      text.remove_prefix(std::min(text.size(), field.size() + 1));
    }
  }

  bool is_like(const RowShape& other) const {
    const auto has_same_shape = [](std::string_view a, std::string_view b) {
      return has_digit(a) && has_digit(b) && shape_of(a) == shape_of(b);
    };
    if (has_same_shape(label, other.label)) return true;  // 第21055期：3 8 1, 第21022期：3 8 1 0 6
    if (fields != other.fields) return false;
    const auto are_alike = [&](std::string_view a, std::string_view b) {
      if (!has_digit(a) || !has_digit(b)) return false;
      const std::u32string shape = shape_of(a);
      // A clause of running text may well hold a number; a row of one field holds a mark, too.
      constexpr std::size_t kPlain = 3;
      return (fields > 1 || shape.size() > kPlain) && shape == shape_of(b);
    };
    return are_alike(first, other.first) || are_alike(last, other.last);
  }

  std::string_view label, first, last;
  std::size_t fields = 0;
};

// 丁 伟 王小明 王 芳 李 强, 王小明（县一中） 李 强（县二中）: nothing but names, or words as short,
// and where they are from.
bool lists_names(const Line& line, const Cues& c) {
  constexpr std::size_t kFewestNames = 4, kFewestFrom = 2, kLongestName = 4;
  if (c.byline || c.tail || c.is_caption || line.heading > 0 || c.commas + c.stops > 0)
    return false;
  std::size_t fields = 0, length = 0, characters = 0, from = 0;
  bool is_inside = false;
  for (std::size_t at = 0; at < line.text.size();) {
    const char32_t code = next_code_point(line.text, at);
    if (code == U'（' || code == U'）') {
      if (is_inside != (code == U'）') || (!is_inside && length < 2 && characters < 2))
        return false;
      from += is_inside;
      is_inside = !is_inside;
      continue;
    }
    if (is_inside) continue;
    if (!is_space(code) && !is_han(code)) return false;
    fields += is_space(code) && length > 0;
    length = is_space(code) ? 0 : length + 1;
    characters += length > 0;
    if (length > kLongestName) return false;
  }
  return !is_inside &&
         (from >= kFewestFrom || (fields + 1 >= kFewestNames && characters > fields + 1));
}

// 二等奖：, above names.
bool heads_names(const Cues& c) {
  constexpr std::size_t kLongest = 8;  // characters
  return c.ends_colon && c.characters <= kLongest && !c.byline;
}

// 王小明 市第一医院护士长, below a colon: two words or more, and no sentence.
bool may_be_listed(const Line& line, const Cues& c) {
  constexpr std::size_t kLongest = 48;  // cells
  return line.text.find(' ') != std::string::npos && line.cells <= kLongest && line.heading == 0 &&
         line.html.empty() && !c.byline && !c.tail && !c.has_dateline && !c.is_caption &&
         c.commas + c.stops == 0 && !c.ends_sentence && !c.ends_colon && !c.parts_clauses;
}

// （按姓氏笔画为序） may stand above them.
void mark(const std::vector<Line>& lines, std::vector<Cues>& cues, std::size_t first,
          std::size_t end) {
  if (first > 0 && lines[first - 1].text.starts_with("（") && lines[first - 1].text.ends_with("）"))
    cues[first - 1].ends_sentence = true;
  for (std::size_t i = first; i < end; ++i) cues[i].is_row = cues[i].ends_sentence = true;
}

}  // namespace

void mark_rows(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first + 1;
    if (may_be_row(lines[first], cues[first])) {
      while (end < lines.size() && may_be_row(lines[end], cues[end]) &&
             RowShape(lines[end - 1].text).is_like(RowShape(lines[end].text))) {
        ++end;
      }
    }
    if (end - first >= kFewest) mark(lines, cues, first, end);
    first = end;
  }
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first;
    while (end < lines.size() && (lists_names(lines[end], cues[end]) ||
                                  (heads_names(cues[end]) && end + 1 < lines.size() &&
                                   lists_names(lines[end + 1], cues[end + 1])))) {
      ++end;
    }
    if (end - first >= kFewest) mark(lines, cues, first, end);
    first = std::max(end, first + 1);
  }
  for (std::size_t first = 1; first < lines.size(); ++first) {
    if (!cues[first - 1].ends_colon || lines[first - 1].heading > 0) continue;
    std::size_t end = first;
    // A blank line ends the list, unless its rows are parted by them.
    const auto ends_list = [&](std::size_t i) {
      return i > first + 1 && lines[i].blank_before && !lines[first + 1].blank_before;
    };
    while (end < lines.size() && !ends_list(end) &&
           (cues[end].is_row || may_be_listed(lines[end], cues[end]))) {
      ++end;
    }
    if (end - first >= kFewest) mark(lines, cues, first, end);
  }
}

void mark_loose_rows(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  const std::size_t column = widest_column(cues);
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first;
    while (end < lines.size() && (cues[end].is_row || (may_be_row(lines[end], cues[end]) &&
                                                       is_loose_row(lines[end], column)))) {
      ++end;
    }
    if (end - first >= kFewest) mark(lines, cues, first, end);
    first = std::max(end, first + 1);
  }
}

}  // namespace baoku
