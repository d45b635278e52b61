#include "reading/layout/line_groups.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/words.h"
#include "reading/layout/columns.h"
#include "reading/people/lexicon.h"

namespace baoku {
namespace {

// The widest column that a fair part of the lines stands in; 0 where the text flows.
std::size_t widest_column(const std::vector<Cues>& cues) {
  constexpr std::size_t kFairPart = 5;  // one line in so many
  std::map<std::size_t, std::size_t> lines_of;
  for (const Cues& each : cues) ++lines_of[each.width];
  for (auto each = lines_of.rbegin(); each != lines_of.rend(); ++each) {
    if (kFairPart * each->second >= cues.size()) return each->first;
  }
  return 0;
}

// Words and numbers parted by spaces, and nothing that a sentence has.
// `column`: the cells of the sheet's text, as rows and verses have no column of their own.
bool may_be_row(const Line& line, const Cues& c, std::size_t column) {
  constexpr std::size_t kShort = 4;  // cells that a row leaves of its column
  if (line.heading > 0 || !line.html.empty() || c.byline || c.tail || c.has_dateline ||
      c.commas + c.stops > 0 || c.ends_sentence || c.is_caption) {
    return false;
  }
  if (column > 0 && line.cells + kShort > column) return false;
  const std::string_view text = line.text;
  return text.find(' ') != std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

// A short line of a few words, with a mark at its end at most.
bool may_be_verse(const Line& line, const Cues& c, std::size_t column) {
  constexpr std::size_t kShortest = 6, kLongest = 24;  // cells
  constexpr std::string_view kMarks = "，。、；：！？";
  if (line.heading > 0 || !line.html.empty() || c.byline || c.tail || c.has_dateline ||
      c.is_label || c.is_caption || c.is_row || line.cells < kShortest || line.cells > kLongest ||
      10 * line.cells > 7 * column) {
    return false;
  }
  for (std::size_t at = 0; at < line.text.size();) {
    const std::size_t begin = at;
    next_code_point(line.text, at);
    const bool is_mark = kMarks.find(line.text.substr(begin, at - begin)) != kMarks.npos;
    if (is_mark && at < line.text.size()) return false;
  }
  return true;
}

// The end of the stanza that begins with line `first`: verses right below each other, about as long
// as each other, and nothing else in their block. `first` when there is none.
std::size_t stanza_end(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                       std::size_t first, std::size_t column) {
  constexpr std::size_t kSpread = 4;  // cells
  constexpr std::size_t kFewest = 4, kMost = 40;
  std::size_t end = first, least = lines[first].cells, most = least;
  while (end < lines.size() && (end == first || !lines[end].blank_before)) {
    least = std::min(least, lines[end].cells);
    most = std::max(most, lines[end].cells);
    if (!may_be_verse(lines[end], cues[end], column) || most - least > kSpread ||
        end - first >= kMost) {
      return first;
    }
    ++end;
  }
  return end - first >= kFewest ? end : first;
}

// A headline may have four lines, too, but hardly with marks at their ends, or right below another.
void mark_verses(const std::vector<Line>& lines, std::vector<Cues>& cues, std::size_t column) {
  std::size_t before = 0;  // where the stanza above ends
  for (std::size_t first = 0; first < lines.size();) {
    const std::size_t end = stanza_end(lines, cues, first, column);
    if (end == first) {
      ++first;
      continue;
    }
    const bool has_marks = std::any_of(cues.begin() + static_cast<std::ptrdiff_t>(first),
                                       cues.begin() + static_cast<std::ptrdiff_t>(end),
                                       [](const Cues& c) { return c.ends_sentence; });
    const bool follows = first > 0 && before == first;
    const bool goes_on = end < lines.size() && stanza_end(lines, cues, end, column) > end;
    if (has_marks || follows || goes_on) {
      for (std::size_t i = first; i < end; ++i) cues[i].is_row = cues[i].ends_sentence = true;
      before = end;
    }
    first = end;
  }
}

// 沈巧云, 陆 野: what may be a name, and no word that the dictionary has.
bool is_lone_name(std::string_view text) {
  constexpr std::size_t kLongest = 3;
  std::u32string name;
  std::size_t spaces = 0;
  for (const char32_t c : to_utf32(text)) {
    if (c == U' ') {
      ++spaces;
    } else {
      name += c;
    }
  }
  if (name.size() < 2 || name.size() > kLongest || !std::all_of(name.begin(), name.end(), is_han) ||
      !lexicon().facts(name[0]).is_surname) {
    return false;
  }
  if (spaces > 0) return name.size() == 2;
  std::uint8_t starts[kLongest] = {};
  WordBreaker().mark_starts(name, starts);
  return std::all_of(starts, starts + name.size(), [](std::uint8_t start) { return start != 0; });
}

}  // namespace

void mark_rows(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kFewest = 3;
  const std::size_t column = widest_column(cues);
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first;
    while (end < lines.size() && may_be_row(lines[end], cues[end], column)) ++end;
    if (end - first >= kFewest) {
      for (std::size_t i = first; i < end; ++i) cues[i].is_row = cues[i].ends_sentence = true;
    }
    first = std::max(end, first + 1);
  }
  mark_verses(lines, cues, column);
}

void mark_letter_signatures(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kMostLines = 60, kLongest = 14;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!cues[i].is_address) continue;
    for (std::size_t k = i + 2; k < lines.size() && k < i + kMostLines; ++k) {
      if (cues[k].has_dateline || cues[k].byline || cues[k].tail || cues[k].is_signature) break;
      const bool is_last = k + 1 == lines.size() || lines[k + 1].blank_before;
      if (is_last && !lines[k].blank_before && !cues[k].ends_sentence &&
          cues[k - 1].ends_sentence && cues[k].characters <= kLongest) {
        cues[k].is_signature = cues[k].ends_sentence = true;
        break;
      }
    }
  }
}

void mark_authors(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kLongest = 16;  // bytes
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const Cues& above = cues[i - 1];
    const Cues& below = cues[i + 1];
    const bool is_short = lines[i].text.size() <= kLongest && lines[i].heading == 0 &&
                          lines[i].html.empty() && !cues[i].byline && !cues[i].is_signature;
    const bool heads_text = below.is_row || below.commas + below.stops > 0 || below.ends_sentence ||
                            (below.width > 0 && fullness(lines[i + 1], below, true) == 1);
    if (!is_short || !heads_text || above.ends_sentence || above.ends_open || above.byline ||
        above.commas + above.stops > 0 || below.has_dateline || below.byline ||
        !is_lone_name(lines[i].text)) {
      continue;
    }
    std::string name = lines[i].text;
    std::erase(name, ' ');
    cues[i].byline.emplace().others.push_back("作者 " + name);
  }
}

void mark_long_captions(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kMostLines = 4;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!cues[i].is_caption) continue;
    std::size_t last = i;
    for (std::size_t k = i + 1; k < lines.size() && k < i + kMostLines; ++k) {
      if (lines[k].blank_before || cues[k].has_dateline) break;
      if (!lines[k].text.ends_with("摄") && !lines[k].text.ends_with("摄）")) continue;
      last = k;
      break;
    }
    for (std::size_t k = i + 1; k <= last; ++k) {
      cues[k].byline.reset();
      cues[k].tail.reset();
      cues[k - 1].ends_sentence = false;
      cues[k].is_caption = cues[k].ends_sentence = true;
    }
    i = last;
  }
}

}  // namespace baoku
