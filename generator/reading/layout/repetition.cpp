#include "reading/layout/repetition.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>

#include "reading/layout/columns.h"
#include "reading/layout/pairs.h"

namespace baoku {
namespace {

constexpr std::size_t kEchoLines = 8;     // below a headline, in which it is said again
constexpr std::size_t kEchoBytes = 900;   // and no more of them than this
constexpr std::size_t kSeamBytes = 600;   // above and below a seam
constexpr std::size_t kChunkBytes = 900;  // the sheet is cut into such pieces to count common pairs
constexpr double kSharedInOneStory = 0.07;  // of the pairs of two windows, by rarity: even odds
constexpr double kSeamSlope = 35;
constexpr double kMostSeam = 2;

bool may_head_text(const Line& line, const Cues& cues) {
  return line.html.empty() && cues.stops == 0 && cues.commas <= 1 && !line.text.ends_with("。") &&
         !cues.has_dateline && !cues.byline && !cues.tail && cues.characters <= 40 &&
         cues.characters >= 3;
}

// True behind the end of a story, where a headline is expected, and where a line that is short or
// stands alone follows a finished sentence. `goes_on`: the line above is such a line too.
bool may_stand_here(const std::vector<Line>& lines, const std::vector<Cues>& cues, std::size_t i,
                    bool goes_on) {
  if (i == 0 || goes_on || cues[i - 1].byline || cues[i - 1].tail) return true;
  if (!cues[i - 1].ends_sentence) return false;
  return fullness(lines[i], cues[i], false) < 1 || lines[i].blank_before || i + 1 == lines.size() ||
         lines[i + 1].blank_before;
}

// How rare each pair is on the sheet: what every piece of it says (the town's name) binds nothing.
class Rarity {
 public:
  explicit Rarity(const std::vector<Line>& lines) {
    std::string chunk;
    for (const Line& line : lines) {
      chunk += line.text;
      if (chunk.size() >= kChunkBytes) count(chunk);
    }
    if (!chunk.empty()) count(chunk);
  }

  double of(CharacterPair pair) const {
    const auto found = chunks_with_.find(pair);
    return found == chunks_with_.end()
               ? 0
               : std::log(1 + chunks_ / found->second) - std::log(2.0) + 0.1;
  }

 private:
  void count(std::string& chunk) {
    for (const CharacterPair pair : character_pairs(chunk)) ++chunks_with_[pair];
    ++chunks_;
    chunk.clear();
  }

  std::unordered_map<CharacterPair, double> chunks_with_;
  double chunks_ = 0;
};

// The last place at or before `at` where a character begins: windows are cut there.
std::size_t character_start(const std::string& text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u)
    --at;
  return at;
}

std::string text_below(const std::vector<Line>& lines, std::size_t i, std::size_t most_lines,
                       std::size_t most_bytes) {
  std::string text;
  for (std::size_t j = i; j < lines.size() && j < i + most_lines && text.size() < most_bytes; ++j) {
    text += lines[j].text;
  }
  return text.substr(0, character_start(text, std::min(most_bytes, text.size())));
}

// The text above line i, but nothing from in front of the dateline or byline that bounds its story.
std::string text_above(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                       std::size_t i) {
  std::size_t first = i, bytes = 0;
  while (first > 0 && bytes < kSeamBytes) {
    const Cues& above = cues[first - 1];
    if (first < i && (above.tail || (above.byline && first + 1 < i))) break;
    bytes += lines[--first].text.size();
    if (above.has_dateline) break;
  }
  std::string text = text_below(lines, first, i - first, static_cast<std::size_t>(-1));
  if (text.size() <= kSeamBytes) return text;
  return text.substr(character_start(text, text.size() - kSeamBytes));
}

double seam_between(const std::string& above, const std::string& below, const Rarity& rarity) {
  const std::vector<CharacterPair> a = character_pairs(above), b = character_pairs(below);
  double in_a = 0, in_b = 0, shared = 0;
  for (const CharacterPair pair : a) in_a += rarity.of(pair);
  for (const CharacterPair pair : b) {
    in_b += rarity.of(pair);
    if (std::binary_search(a.begin(), a.end(), pair)) shared += rarity.of(pair);
  }
  if (a.size() < 20 || b.size() < 20) return 0;  // too little text to tell
  const double share = shared / std::min(in_a, in_b);
  return std::clamp(kSeamSlope * (kSharedInOneStory - share), -kMostSeam, kMostSeam);
}

}  // namespace

void measure_repetition(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  std::optional<Rarity> rarity;  // made when the first seam asks for it: most sheets have none
  bool heads = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    heads = may_head_text(lines[i], cues[i]) && may_stand_here(lines, cues, i, heads);
    if (heads)
      cues[i].echo =
          share_said_again(lines[i].text, text_below(lines, i + 1, kEchoLines, kEchoBytes));
    // Behind a byline the same story may go on below; behind a sentence a heading may part two
    // stories.
    const bool follows_byline = i > 0 && cues[i - 1].byline && !cues[i].has_dateline;
    const bool follows_sentence = i > 0 && cues[i - 1].ends_sentence && !cues[i - 1].tail;
    // 【现场】 heads a part of the story above it, or of another one.
    const bool heads_part = i > 0 && cues[i].is_label;
    if (!follows_byline && !(heads && follows_sentence) && !heads_part) continue;
    if (!rarity) rarity.emplace(lines);
    cues[i].seam = seam_between(
        text_above(lines, cues, i),
        text_below(lines, follows_byline && !heads_part ? i : i + 1, lines.size(), kSeamBytes),
        *rarity);
  }
}

}  // namespace baoku
