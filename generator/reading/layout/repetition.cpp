#include "reading/layout/repetition.h"

#include <algorithm>
#include <vector>

#include "reading/layout/columns.h"
#include "reading/layout/displaced_headlines.h"
#include "reading/layout/said_words.h"

namespace baoku {
namespace {

constexpr std::size_t kEchoLines = 8;    // below a headline, in which it is said again
constexpr std::size_t kEchoBytes = 900;  // and no more of them than this

bool may_head_text(const Line& line, const Cues& cues) {
  return line.html.empty() && cues.stops == 0 && cues.commas <= 1 && !line.text.ends_with("。") &&
         !cues.has_dateline && !cues.byline && !cues.tail && !cues.is_caption && !cues.is_row &&
         !cues.begins_item && !cues.is_signature && !cues.is_address && cues.characters <= 40 &&
         cues.characters >= 3;
}

// True behind the end of a story, where a headline is expected, and where a line that is short or
// stands alone follows a finished sentence. `goes_on`: the line above is such a line too.
bool may_stand_here(const std::vector<Line>& lines, const std::vector<Cues>& cues, std::size_t i,
                    bool goes_on) {
  if (i == 0 || goes_on || cues[i - 1].byline || cues[i - 1].tail || cues[i - 1].is_caption)
    return true;
  if (!cues[i - 1].ends_sentence) return false;
  return fullness(lines[i], cues[i], false) < 1 || lines[i].blank_before || i + 1 == lines.size() ||
         lines[i + 1].blank_before;
}

// The lines above line i, but nothing from in front of the dateline or byline that bounds its
// story: the first of them.
std::size_t story_begin(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                        std::size_t i) {
  std::size_t first = i, bytes = 0;
  while (first > 0 && bytes < kSeamBytes) {
    const Cues& above = cues[first - 1];
    if (first < i && (above.tail || (above.byline && first + 1 < i))) break;
    bytes += lines[--first].text.size();
    if (above.has_dateline) break;
  }
  return first;
}

}  // namespace

void measure_repetition(const std::vector<Line>& lines, const LineCharacters& characters,
                        std::vector<Cues>& cues) {
  const std::size_t n = lines.size();
  SaidWords said(lines, characters);
  std::vector<bool> all_heads(n);
  bool heads = false;
  for (std::size_t i = 0; i < n; ++i) {
    heads = may_head_text(lines[i], cues[i]) && may_stand_here(lines, cues, i, heads);
    all_heads[i] = heads;
    if (heads) {
      const std::size_t end = std::min(n, i + 1 + kEchoLines);
      cues[i].echo = said.share_said_again(said.lines(i, i + 1),
                                           said.first_bytes(said.lines(i + 1, end), kEchoBytes));
    }
    // Behind a byline the same story may go on below; behind a sentence a heading may part two
    // stories.
    const bool follows_byline = i > 0 && cues[i - 1].byline && !cues[i].has_dateline;
    const bool follows_sentence = i > 0 && cues[i - 1].ends_sentence && !cues[i - 1].tail;
    // 【现场】 heads a part of the story above it, or of another one.
    const bool heads_part = i > 0 && cues[i].is_label;
    if (!follows_byline && !(heads && follows_sentence) && !heads_part) continue;
    const std::size_t below = follows_byline && !heads_part ? i : i + 1;
    cues[i].seam =
        said.seam_between(said.last_bytes(said.lines(story_begin(lines, cues, i), i), kSeamBytes),
                          said.first_bytes(said.lines(below, n), kSeamBytes));
  }
  find_displaced_headlines(lines, all_heads, said, cues);
}

}  // namespace baoku
