#include "reading/layout/wrapped_rows.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/character_set.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kFewest = 3;     // rows of a table
constexpr std::size_t kMostLines = 3;  // of a row
constexpr std::size_t kSlack = 2;      // cells that a mark may hang over the column
constexpr std::string_view kColon = "：";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 火车站至南湖：8:20: a number right behind a label.
bool labels_number(std::string_view text) {
  const std::size_t colon = text.find(kColon);
  const std::size_t behind = colon + kColon.size();
  return colon != text.npos && colon > 0 && behind < text.size() && is_digit(text[behind]);
}

// 校对 1名, 男子100米：第一名: words side by side, or behind a label. "1月 22日" is one word.
bool has_fields(std::string_view text) {
  const std::size_t colon = text.find(kColon);
  if (colon != text.npos && colon > 0 && colon + kColon.size() < text.size()) return true;
  for (std::size_t at = text.find(' '); at != text.npos; at = text.find(' ', at + 1)) {
    if (at > 0 && at + 1 < text.size() && !is_digit(text[at - 1]) && text[at - 1] != ' ')
      return is_digit(text[at + 1]) || text[at + 1] == ' ' ||
             is_han(first_code_point(text.substr(at + 1)));
  }
  return false;
}

// The beginning of a line that print does not break: a number, or a character, with the marks that
// may begin no line.
std::string_view unbreakable(std::string_view text) {
  static constexpr CharacterSet kMarks(U"，。、；：！？）》”’%");
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == 0) next_code_point(text, end);
  for (std::size_t at = end; at < text.size() && kMarks.has(next_code_point(text, at));) end = at;
  return text.substr(0, end);
}

class WrappedRows {
 public:
  WrappedRows(const std::vector<Line>& lines, std::vector<Cues>& cues)
      : lines_(lines), cues_(cues) {}

  // Marks the rows that begin with line `first`; returns the line behind them.
  std::size_t mark(std::size_t first) {
    const bool is_below_colon = cues_[first - 1].ends_colon && cues_[first - 1].width > 0;
    if (!is_below_colon && !labels_number(lines_[first].text)) return first;
    width_ = width_around(first);
    if (!begins_row(first, is_below_colon)) return first;
    begins_.clear();
    std::size_t end = first, digits = 0;
    bool is_plain = true;  // as mark_rows has it
    while (end < lines_.size() && begins_row(end, is_below_colon) &&
           (end <= first + 1 || !lines_[end].blank_before || lines_[first + 1].blank_before)) {
      begins_.push_back(end);
      const std::size_t behind = row_end(end);
      is_plain = is_plain && behind == end + 1 && (cues_[end].is_row || cues_[end].commas == 0);
      for (; end < behind; ++end) digits += cues_[end].has_digit;
    }
    // The uppermost may say what stands below it: 岗位 人数 要求.
    if (begins_.size() < kFewest || is_plain || digits + 1 < begins_.size()) return first;
    begins_.push_back(end);
    for (std::size_t r = 0; r + 1 < begins_.size(); ++r) {
      for (std::size_t i = begins_[r]; i < begins_[r + 1]; ++i) {
        cues_[i].is_row = cues_[i].begins_item = cues_[i].ends_sentence = false;
      }
      cues_[begins_[r]].begins_item = true;
      cues_[begins_[r + 1] - 1].ends_sentence = true;
    }
    cues_[first - 1].ends_sentence = true;
    return end;
  }

 private:
  bool is_text(std::size_t i) const {
    const Cues& c = cues_[i];
    return c.stops > 0 || lines_[i].text.ends_with("。") || c.byline || c.tail || c.has_dateline ||
           c.is_caption || lines_[i].heading > 0 || !lines_[i].html.empty();
  }

  bool begins_row(std::size_t i, bool is_below_colon) const {
    if (is_text(i) || counts_on(i) || lines_[i].cells > width_ + kSlack) return false;
    return is_below_colon ? cues_[i].commas <= 1 && has_fields(lines_[i].text)
                          : cues_[i].commas == 0 && labels_number(lines_[i].text);
  }

  // Of the lines that the column around line i may have: a mark that hangs over it counts, too.
  std::size_t width_around(std::size_t i) const {
    constexpr std::size_t kReach = 10;  // lines
    std::size_t widest = cues_[i - 1].width;
    for (std::size_t k = i; k < std::min(lines_.size(), i + kReach); ++k) {
      if (k > i + 1 && lines_[k].blank_before) break;
      widest = std::max(widest, cues_[k].width);
    }
    std::size_t width = lines_[i - 1].cells;
    for (std::size_t k = i; k < std::min(lines_.size(), i + kReach); ++k) {
      if (k > i + 1 && lines_[k].blank_before) break;
      if (lines_[k].cells <= widest + kSlack) width = std::max(width, lines_[k].cells);
    }
    return std::min(width, widest);
  }

  // What line i + 1 begins with had no room in line i.
  bool is_full(std::size_t i) const {
    if (i + 1 >= lines_.size()) return false;
    return lines_[i].indent + lines_[i].cells + cells_of(unbreakable(lines_[i + 1].text)) >= width_;
  }

  // The line behind the row that begins with line i. What goes on ends short of its column, or it
  // is text again.
  std::size_t row_end(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < lines_.size() && end < i + kMostLines && is_full(end - 1) &&
           !lines_[end].blank_before && !is_text(end) && !labels_number(lines_[end].text) &&
           (lines_[end].indent == 0 || lines_[end].indent == lines_[i].indent)) {
      if (has_fields(lines_[end].text) && !is_broken_number(end) && !counts_on(end)) break;
      ++end;
    }
    const bool is_text_again = end > i + 1 && end < lines_.size() && !lines_[end].blank_before &&
                               !has_fields(lines_[end].text) && is_full(end - 1);
    return is_text_again ? i + 1 : end;
  }

  // 2.河埠, of the contest whose first place stands above.
  bool counts_on(std::size_t i) const { return cues_[i].counts_places && !cues_[i].begins_item; }

  bool is_broken_number(std::size_t i) const {
    return is_digit(lines_[i - 1].text.back()) && is_digit(lines_[i].text.front());
  }

  const std::vector<Line>& lines_;
  std::vector<Cues>& cues_;
  std::size_t width_ = 0;
  std::vector<std::size_t> begins_;  // first lines of the rows
};

}  // namespace

void mark_wrapped_rows(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  WrappedRows rows(lines, cues);
  for (std::size_t i = 1; i < lines.size();) i = std::max(i + 1, rows.mark(i));
}

}  // namespace baoku
