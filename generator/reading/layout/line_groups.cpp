#include "reading/layout/line_groups.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace baoku {
namespace {

// Words and numbers parted by spaces, and nothing that a sentence has.
bool may_be_row(const Line& line, const Cues& c) {
  constexpr std::size_t kShort = 4;  // cells that a row leaves of its column
  if (line.heading > 0 || !line.html.empty() || c.byline || c.tail || c.has_dateline ||
      c.commas + c.stops > 0 || c.ends_sentence || c.is_caption) {
    return false;
  }
  if (c.width > 0 && line.cells + kShort > c.width) return false;
  const std::string_view text = line.text;
  return text.find(' ') != std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

void mark_rows(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kFewest = 3;
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first;
    while (end < lines.size() && may_be_row(lines[end], cues[end])) ++end;
    if (end - first >= kFewest) {
      for (std::size_t i = first; i < end; ++i) cues[i].is_row = cues[i].ends_sentence = true;
    }
    first = std::max(end, first + 1);
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
