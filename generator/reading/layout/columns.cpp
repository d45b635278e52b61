#include "reading/layout/columns.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kWindow = 8;         // lines looked at on each side
constexpr std::size_t kWidestColumn = 72;  // cells; a longer line is a paragraph of flowing text
constexpr std::size_t kSlack = 2;  // cells a full line may be short of: no mark may begin a line
constexpr std::size_t kTolerance = 4;  // cells by which lines of one column may differ
constexpr std::size_t kIndent = 4;     // cells that begin a paragraph

// Lines that the column may have wrapped: running text that goes on in the next line, no bylines,
// no marked headings, no rows of a table or list.
bool may_be_wrapped(const std::vector<Line>& lines, const std::vector<Cues>& cues, std::size_t i) {
  return lines[i].html.empty() && lines[i].heading == 0 && !cues[i].byline && !cues[i].tail &&
         !cues[i].is_row && !(cues[i].begins_item && cues[i].ends_sentence) &&
         i + 1 < lines.size() && !lines[i + 1].blank_before;
}

// What each line says of the width of its column: cells of one that may be wrapped, kLonger of one
// that fits no column, and kNothing.
using Widths = std::vector<std::uint8_t>;
constexpr std::uint8_t kNothing = 0, kLonger = kWidestColumn + 1;

Widths widths_of(const std::vector<Line>& lines, const std::vector<Cues>& cues) {
  Widths widths(lines.size(), kNothing);
  for (std::size_t i = 0, end = 0; i < lines.size();) {
    // Between two blank lines: a stack of headlines where none has a mark of a sentence.
    bool is_text = false;
    do {
      const Cues& c = cues[end];
      is_text = is_text || c.commas + c.stops > 0 || c.ends_sentence || c.ends_open;
    } while (++end < lines.size() && !lines[end].blank_before);
    for (; i < end; ++i) {
      if (lines[i].cells > kWidestColumn && !cues[i].tail) {
        widths[i] = kLonger;
      } else if (is_text && may_be_wrapped(lines, cues, i)) {
        widths[i] = static_cast<std::uint8_t>(lines[i].cells);
      }
    }
  }
  return widths;
}

// Returns the width that most lines in [begin, end) share, the wider one of two; 0 when fewer than
// three share one, or more lines are longer than share it: then the text flows, a paragraph a line.
std::size_t common_width(const Widths& widths, std::size_t begin, std::size_t end) {
  constexpr std::uint8_t kNarrowest = 16;
  constexpr unsigned kFewest = 3;
  std::array<unsigned, kLonger + 1> count{};
  for (std::size_t i = begin; i < end; ++i) ++count[widths[i]];
  std::size_t best = 0, last = 0;
  unsigned best_count = kFewest;
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t w = widths[i];
    if (w < kNarrowest || w == kLonger || w == best || w == std::exchange(last, w)) continue;
    unsigned shared = 0;
    for (std::size_t v = w - kSlack; v <= w; ++v) shared += count[v];
    if (shared > best_count || (shared == best_count && w > best)) best = w, best_count = shared;
  }
  unsigned longer = count[kLonger];
  for (std::size_t w = best + kTolerance + 1; best > 0 && w < kLonger; ++w) longer += count[w];
  return best_count >= longer ? best : 0;
}

// The common width of windows that move down a sheet line by line: where the line that comes in is
// as wide as the one that goes, as in most of a column, it is the same.
class MovingWidth {
 public:
  explicit MovingWidth(const Widths& widths) : widths_(widths) {}

  std::size_t of(std::size_t begin, std::size_t end) {
    const bool stays = begin == begin_ && end == end_;
    const bool is_alike =
        begin == begin_ + 1 && end == end_ + 1 && widths_[begin_] == widths_[end_];
    if (!stays && !is_alike) width_ = common_width(widths_, begin, end);
    begin_ = begin;
    end_ = end;
    return width_;
  }

 private:
  const Widths& widths_;
  std::size_t begin_ = 0, end_ = 0, width_ = 0;
};

// A sentence that is longer than the column around it stands in flowing text, whatever stands near.
bool flows_past(const Line& line, const Cues& cues, std::size_t width) {
  if (cues.byline || (cues.commas + cues.stops == 0 && !cues.is_note)) return false;
  const std::size_t cells =
      cues.tail ? cells_of(line.text.substr(0, cues.tail->begin)) : line.cells;
  return cells > width + 2 * kTolerance;
}

// True when lines that surely begin a paragraph fill their column: then none has lost an indent.
bool is_set_flush(const std::vector<Line>& lines, const std::vector<Cues>& cues) {
  constexpr std::size_t kFewest = 4;  // lines that prove it
  std::size_t flush = 0, dropped = 0;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const std::size_t width = cues[i].width;
    const bool is_parted = lines[i].blank_before || lines[i - 1].cells + 2 * kIndent < width;
    const bool begins = cues[i].has_dateline || (cues[i - 1].ends_sentence && is_parted);
    if (width == 0 || !begins || cues[i].ends_sentence || lines[i + 1].blank_before) continue;
    flush += lines[i].indent == 0 && lines[i].cells + kSlack >= width && lines[i].cells <= width;
    dropped += lines[i].cells + kIndent + kSlack >= width && lines[i].cells + kIndent <= width;
  }
  return flush >= kFewest && flush > 2 * dropped;  // a headline may be as short, too
}

// True when the line reaches the end of such a column: a mark that may begin no line hangs over it.
bool fills(const Line& line, std::size_t width) {
  const bool hangs = !is_han(last_code_point(line.text));
  return width > 0 && line.cells + kSlack >= width && line.cells <= width + (hangs ? kSlack : 0);
}

// True when line i, which is short by an indent, begins a paragraph of such a column: the line
// right below it is full.
bool begins_paragraph(const std::vector<Line>& lines, const std::vector<Cues>& cues, std::size_t i,
                      std::size_t width) {
  const std::size_t reached = lines[i].cells + kIndent;
  return width > 0 && reached + kSlack >= width && reached <= width && !cues[i].ends_sentence &&
         i + 1 < lines.size() && !lines[i + 1].blank_before && fills(lines[i + 1], width);
}

// Where nothing marks the border of two texts, lines of one stand in the window of the other. Lines
// that fill the column of those above or below them, and not that of all, are theirs.
std::size_t own_width(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                      const Widths& widths, std::size_t i, std::size_t begin, std::size_t end,
                      std::size_t width) {
  if (fills(lines[i], width) || begins_paragraph(lines, cues, i, width)) return width;
  const auto is_alike = [&](std::size_t k) {
    const bool has_mark = cues[i].commas + cues[i].stops + cues[k].commas + cues[k].stops > 0;
    return has_mark && lines[k].cells + kSlack >= lines[i].cells &&
           lines[k].cells <= lines[i].cells + kSlack;
  };
  if (i + 1 < end && is_alike(i + 1)) {
    const std::size_t below = common_width(widths, i, end);
    if (fills(lines[i], below) && fills(lines[i + 1], below)) return below;
  }
  if (i > begin && is_alike(i - 1)) {
    const std::size_t above = common_width(widths, begin, i + 1);
    if (fills(lines[i], above) && fills(lines[i - 1], above)) return above;
  }
  // The last words of a paragraph stand in the column in which it began.
  const bool goes_on = i > begin && !lines[i].blank_before && !cues[i - 1].ends_sentence &&
                       fills(lines[i - 1], cues[i - 1].width);
  return goes_on ? cues[i - 1].width : width;
}

// The width that a text of two lines or a few shows by itself, 0 if it does not: between two blank
// lines all but the last reach the longest, and one of them ends within a sentence, which in
// flowing text none does.
std::size_t width_of_block(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                           std::size_t i) {
  constexpr std::size_t kNarrowest = 24;
  const auto belongs = [&](std::size_t k) {
    return lines[k].heading == 0 && lines[k].html.empty() && !cues[k].is_row && !cues[k].byline;
  };
  if (!belongs(i)) return 0;
  std::size_t end = i + 1, width = lines[i].cells;
  while (end < lines.size() && end - i < kWindow && !lines[end].blank_before && belongs(end))
    width = std::max(width, lines[end++].cells);
  std::size_t begin = i;
  while (begin > 0 && i - begin < kWindow && !lines[begin].blank_before && belongs(begin - 1) &&
         lines[begin - 1].cells + kIndent + kSlack >= width) {
    width = std::max(width, lines[--begin].cells);
  }
  if (end - begin < 2 || width < kNarrowest || width > kWidestColumn) return 0;
  bool is_broken = false;
  for (std::size_t k = begin; k + 1 < end; ++k) {
    const bool may_begin = k == begin || cues[k - 1].ends_sentence;
    if (lines[k].cells + kSlack + (may_begin ? kIndent : 0) < width) return 0;
    is_broken = is_broken || (!cues[k].ends_sentence && cues[k].commas > 0);
  }
  return is_broken ? width : 0;
}

}  // namespace

void measure_columns(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  const std::size_t n = lines.size();
  // border[i]: a new text surely begins with line i.
  std::vector<bool> border(n + 1, false);
  for (std::size_t i = 0; i < n; ++i) {
    if (cues[i].has_dateline) border[i] = true;
    if (cues[i].byline || cues[i].tail) border[i + 1] = true;
  }
  const Widths widths = widths_of(lines, cues);
  const std::size_t sheet_width = common_width(widths, 0, n);
  bool is_wrapped = sheet_width > 0;  // something on the sheet is
  for (std::size_t i = 0; i < n && !is_wrapped; i += kWindow)
    is_wrapped = common_width(widths, i, std::min(n, i + 2 * kWindow)) > 0;
  MovingWidth moving(widths);
  std::size_t last = 0, next = 0;  // borders at or above line i, and below it
  for (std::size_t i = 0; i < n; ++i) {
    if (border[i]) last = i;
    for (next = std::max(next, i + 1); next < n && next - i <= kWindow && !border[next];) ++next;
    const std::size_t begin = std::max(last, i - std::min(i, kWindow));
    const std::size_t end = next;
    std::size_t width = moving.of(begin, end);
    if (width == 0) {
      width = common_width(widths, i - std::min(i, kWindow), std::min(n, i + kWindow + 1));
    }
    const bool is_foreign = is_wrapped && (width == 0 || lines[i].cells > width + kTolerance);
    if (const std::size_t own = is_foreign ? width_of_block(lines, cues, i) : 0; own > 0) {
      cues[i].width = own;
      continue;
    }
    if (width == 0) width = sheet_width;
    if (width > 0) width = own_width(lines, cues, widths, i, begin, end, width);
    cues[i].width = flows_past(lines[i], cues[i], width) ? 0 : width;
  }
  if (!is_set_flush(lines, cues)) return;
  for (Cues& each : cues) each.dropped_indent = 0;
}

std::size_t widest_column(const std::vector<Cues>& cues) {
  constexpr std::size_t kFairPart = 5;  // one line in so many
  std::map<std::size_t, std::size_t> lines_of;
  for (const Cues& each : cues) ++lines_of[each.width];
  for (auto each = lines_of.rbegin(); each != lines_of.rend(); ++each) {
    if (kFairPart * each->second >= cues.size()) return each->first;
  }
  return 0;
}

double fullness(const Line& line, const Cues& cues, bool begins_paragraph) {
  if (cues.width == 0) return 1;
  // An indent that extraction kept is part of the line; one that it dropped may be.
  const std::size_t indent = line.indent > 0    ? std::min(line.indent, kIndent)
                             : begins_paragraph ? cues.dropped_indent
                                                : 0;
  const std::size_t reached = line.cells + indent;
  if (reached + 3 >= cues.width) return 1;
  // A number or a word of letters that did not fit went to the next line as a whole.
  const std::size_t missing = cues.width - reached;
  const double is_full = missing <= 4 ? 0.7 : missing <= 6 ? 0.4 : 0;
  return cues.word_follows ? is_full : is_full / 4;
}

}  // namespace baoku
