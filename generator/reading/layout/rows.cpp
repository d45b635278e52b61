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
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// No sentence, and nothing else that a line with a number may be.
bool may_be_row(const Line& line, const Cues& c) {
  return line.heading == 0 && line.html.empty() && !c.byline && !c.tail && !c.has_dateline &&
         c.commas + c.stops == 0 && !c.ends_sentence && !c.is_caption && has_digit(line.text);
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

// What two rows of one table have in common: as many fields, and the first or the last built alike.
struct RowShape {
  explicit RowShape(std::string_view text) {
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

  std::string_view first, last;
  std::size_t fields = 0;
};

// 丁 伟 王小明 王 芳 李 强: nothing but names, or words as short.
bool lists_names(const Line& line, const Cues& c) {
  constexpr std::size_t kFewestNames = 4, kLongestName = 4;  // characters, for both
  if (c.byline || c.tail || c.is_caption || line.heading > 0) return false;
  std::size_t fields = 0, length = 0, characters = 0;
  for (std::size_t at = 0; at < line.text.size();) {
    const char32_t code = next_code_point(line.text, at);
    if (!is_space(code) && !is_han(code)) return false;
    fields += is_space(code) && length > 0;
    length = is_space(code) ? 0 : length + 1;
    characters += length > 0;
    if (length > kLongestName) return false;
  }
  return fields + 1 >= kFewestNames && characters > fields + 1;
}

// （按姓氏笔画为序） may stand above them.
void mark(const std::vector<Line>& lines, std::vector<Cues>& cues, std::size_t first,
          std::size_t end) {
  if (first > 0 && lines[first - 1].text.starts_with("（") && lines[first - 1].text.ends_with("）"))
    cues[first - 1].ends_sentence = true;
  for (std::size_t i = first; i < end; ++i) cues[i].is_row = cues[i].ends_sentence = true;
}

// 任命, 免去: the two characters that a line begins with.
std::string_view opener_of(std::string_view text) {
  std::size_t at = 0;
  if (text.empty() || !is_han(next_code_point(text, at)) || at >= text.size() ||
      !is_han(next_code_point(text, at))) {
    return {};
  }
  return text.substr(0, at);
}

// 局长: the two characters in front of the mark that a line ends with.
std::string_view ending_of(std::string_view text) {
  constexpr std::size_t kMark = std::string_view("；").size(), kEnding = 2 * kMark;
  return text.size() > kEnding + kMark ? text.substr(text.size() - kEnding - kMark, kEnding)
                                       : std::string_view();
}

bool ends_item(const Line& line) {
  return line.text.ends_with("。") || line.text.ends_with("；") || line.text.ends_with(";");
}

// The line behind the item that begins with line i, or i: it is none.
std::size_t item_end(const std::vector<Line>& lines, const std::vector<Cues>& cues, std::size_t i) {
  constexpr std::size_t kMostLines = 3;
  if (!is_han(first_code_point(lines[i].text))) return i;
  for (std::size_t k = i; k < lines.size() && k < i + kMostLines; ++k) {
    const Cues& c = cues[k];
    if (c.stops > 0 || c.has_dateline || c.byline || c.tail || c.is_caption ||
        lines[k].heading > 0 || !lines[k].html.empty() || (k > i && lines[k].blank_before)) {
      return i;
    }
    if (ends_item(lines[k]) || (k == i && c.ends_colon)) return k + 1;  // 任命：
    if (c.ends_sentence) return i;
  }
  return i;
}

// （1月20日县人大常委会 / 第三次会议通过）: above a list, and nothing of its first item.
void close_notes(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kMostLines = 4;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!cues[i].is_note) continue;
    for (std::size_t k = i; k < lines.size() && k < i + kMostLines; ++k) {
      if (!lines[k].text.ends_with("）") && !lines[k].text.ends_with(")")) continue;
      cues[k].ends_sentence = true;
      break;
    }
  }
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
    while (end < lines.size() && lists_names(lines[end], cues[end])) ++end;
    if (end - first >= kFewest) mark(lines, cues, first, end);
    first = std::max(end, first + 1);
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

void mark_items(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  close_notes(lines, cues);
  std::vector<std::size_t> begins;  // of sentences that stand one below the other
  bool has_clauses = false;         // some of them end with a ；
  const auto is_alike = [&](std::size_t a, std::size_t b) {
    const std::string_view opener = opener_of(lines[b].text);
    if (!opener.empty() && lines[a].text.starts_with(opener)) return true;
    // 王二为财政局局长；, 李四为审计局局长；
    const std::string_view ending = ending_of(lines[b].text);
    return has_clauses && !ending.empty() && ending == ending_of(lines[a].text);
  };
  for (std::size_t i = 0; i < lines.size();) {
    begins.clear();
    std::size_t at = i;
    for (std::size_t end = 0; at < lines.size() && (end = item_end(lines, cues, at)) > at; at = end)
      begins.push_back(at);
    i = std::max(at, i + 1);
    if (begins.size() < kFewest) continue;
    has_clauses = std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begins.front()),
                              lines.begin() + static_cast<std::ptrdiff_t>(at),
                              [](const Line& line) { return line.text.ends_with("；"); });
    // Those that begin as one near them does: 任命, 免去, 免去, 任命.
    std::vector<std::size_t> listed;
    for (std::size_t k = 0; k < begins.size(); ++k) {
      bool is_listed = false;
      for (std::size_t o = k > 4 ? k - 4 : 0; o < std::min(begins.size(), k + 5); ++o)
        is_listed = is_listed || (o != k && is_alike(begins[k], begins[o]));
      if (is_listed) listed.push_back(k);
    }
    if (listed.size() < kFewest) continue;
    const bool is_introduced = listed.front() > 0 && cues[begins[listed.front() - 1]].ends_colon;
    for (std::size_t k = listed.front() - is_introduced; k <= listed.back(); ++k) {
      cues[begins[k]].begins_item = true;
      cues[(k + 1 < begins.size() ? begins[k + 1] : at) - 1].ends_sentence = true;
    }
  }
}

}  // namespace baoku
