#include "reading/columns.h"

#include <algorithm>
#include <array>

namespace baoku {
namespace {

constexpr std::size_t kWindow = 8;         // lines looked at on each side
constexpr std::size_t kWidestColumn = 72;  // cells; a longer line is a paragraph of flowing text
constexpr std::size_t kSlack = 2;  // cells a full line may be short of: no mark may begin a line
constexpr std::size_t kTolerance = 4;  // the same with a number or word that did not fit

// Returns the width that most lines in [begin, end) share, the wider one of two; 0 when fewer than
// three share one.
std::size_t common_width(const std::vector<Line>& lines, std::size_t begin, std::size_t end) {
  std::array<unsigned, kWidestColumn + 1> count{};
  for (std::size_t i = begin; i < end; ++i) {
    if (lines[i].html.empty() && lines[i].cells <= kWidestColumn) ++count[lines[i].cells];
  }
  std::size_t best = 0;
  unsigned best_count = 2;
  for (std::size_t w = 16; w <= kWidestColumn; ++w) {
    unsigned shared = 0;
    for (std::size_t v = w - kSlack; v <= w; ++v) shared += count[v];
    if (count[w] > 0 && shared >= best_count && shared > 2) best = w, best_count = shared;
  }
  return best;
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
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t begin = i, end = i + 1;
    while (begin > 0 && i - begin < kWindow && !border[begin]) --begin;
    while (end < n && end - i <= kWindow && !border[end]) ++end;
    std::size_t width = common_width(lines, begin, end);
    if (width == 0) {
      width = common_width(lines, i - std::min(i, kWindow), std::min(n, i + kWindow + 1));
    }
    cues[i].width = width;
    cues[i].is_full = width > 0 && lines[i].cells + kTolerance > width;
  }
}

}  // namespace baoku
