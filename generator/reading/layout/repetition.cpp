#include "reading/layout/repetition.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "reading/layout/columns.h"
#include "reading/layout/pairs.h"

namespace baoku {
namespace {

constexpr std::size_t kEchoLines = 8;     // below a headline, in which it is said again
constexpr std::size_t kEchoBytes = 900;   // and no more of them than this
constexpr std::size_t kSeamBytes = 600;   // above and below a seam
constexpr std::size_t kPieceBytes = 900;  // the sheet is cut into such pieces to count common pairs
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

// What of a sheet is said where: every pair of letters of its lines, which stand one behind the
// other.
class SaidWords {
 public:
  // Bytes of all lines' text.
  struct Window {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  explicit SaidWords(const std::vector<Line>& lines)
      : text_(joined(lines)), numbers_(text_.size() / 3) {
    line_begin_ = {0};
    line_begin_.reserve(lines.size() + 1);
    for (const Line& line : lines) line_begin_.push_back(line_begin_.back() + line.text.size());
    places_.reserve(text_.size() / 3);
    each_pair(text_, [&](CharacterPair pair, std::size_t begin, std::size_t end) {
      places_.push_back({begin, end, numbers_.add(pair)});
    });
    seen_.resize(numbers_.size());
    measure_rarity();
  }

  // Lines [first, end).
  Window lines(std::size_t first, std::size_t end) const {
    return {line_begin_[first], line_begin_[end]};
  }

  Window first_bytes(Window window, std::size_t most) const {
    if (window.end - window.begin > most) {
      window.end = character_start(window.begin + most);
    }
    return window;
  }

  Window last_bytes(Window window, std::size_t most) const {
    if (window.end - window.begin > most) window.begin = character_start(window.end - most);
    return window;
  }

  // Share of the distinct pairs of one window that the other has too.
  double share_said_again(Window of, Window in) {
    std::size_t all = 0, again = 0;
    const unsigned own = ++turn_;
    for (const Place& place : places(of)) all += std::exchange(seen_[place.number], own) != own;
    if (all == 0) return 0;
    const unsigned found = ++turn_;
    for (const Place& place : places(in)) {
      if (seen_[place.number] != own) continue;
      seen_[place.number] = found;
      ++again;
    }
    return static_cast<double>(again) / static_cast<double>(all);
  }

  // Log-odds that the two are about different matters.
  double seam_between(Window above, Window below) {
    double in_above = 0, in_below = 0, shared = 0;
    std::size_t all_above = 0, all_below = 0;
    const unsigned first = ++turn_;
    for (const Place& place : places(above)) {
      if (std::exchange(seen_[place.number], first) == first) continue;
      ++all_above;
      in_above += rarity_[place.number];
    }
    const unsigned second = ++turn_;
    for (const Place& place : places(below)) {
      const unsigned before = std::exchange(seen_[place.number], second);
      if (before == second) continue;
      ++all_below;
      in_below += rarity_[place.number];
      if (before == first) shared += rarity_[place.number];
    }
    if (all_above < 20 || all_below < 20) return 0;  // too little text to tell
    const double share = shared / std::min(in_above, in_below);
    return std::clamp(kSeamSlope * (kSharedInOneStory - share), -kMostSeam, kMostSeam);
  }

 private:
  struct Place {
    std::size_t begin = 0, end = 0;  // bytes
    std::uint32_t number = 0;        // of the pair
  };

  static std::string joined(const std::vector<Line>& lines) {
    std::string text;
    for (const Line& line : lines) text += line.text;
    return text;
  }

  // Those that stand in a window as a whole.
  std::span<const Place> places(Window window) const {
    const auto first =
        std::lower_bound(places_.begin(), places_.end(), window.begin,
                         [](const Place& place, std::size_t at) { return place.begin < at; });
    const auto behind =
        std::upper_bound(first, places_.end(), window.end,
                         [](std::size_t at, const Place& place) { return at < place.end; });
    return {first, behind};
  }

  // The last place at or before `at` where a character begins: windows are cut there.
  std::size_t character_start(std::size_t at) const {
    while (at > 0 && at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0u) == 0x80u)
      --at;
    return at;
  }

  // How rare each pair is on the sheet: what every piece of it says (the town's name) binds
  // nothing.
  void measure_rarity() {
    std::vector<unsigned> pieces_with(numbers_.size());
    unsigned pieces = 0;
    const auto count = [&](Window piece) {
      ++pieces;
      ++turn_;
      for (const Place& place : places(piece)) {
        pieces_with[place.number] += std::exchange(seen_[place.number], turn_) != turn_;
      }
    };
    Window piece;
    for (std::size_t i = 1; i < line_begin_.size(); ++i) {
      piece.end = line_begin_[i];
      if (piece.end - piece.begin < kPieceBytes) continue;
      count(piece);
      piece.begin = piece.end;
    }
    if (piece.end > piece.begin) count(piece);
    std::vector<double> rarity = {0};  // of what no piece has as a whole
    for (unsigned n = 1; n <= pieces; ++n)
      rarity.push_back(std::log(1 + pieces / static_cast<double>(n)) - std::log(2.0) + 0.1);
    rarity_.reserve(pieces_with.size());
    for (const unsigned n : pieces_with) rarity_.push_back(rarity[n]);
  }

  std::string text_;
  std::vector<std::size_t> line_begin_;  // one more behind the last
  std::vector<Place> places_;
  PairNumbers numbers_;
  std::vector<double> rarity_;  // of each number
  std::vector<unsigned> seen_;  // of each number: the turn that saw it last
  unsigned turn_ = 0;
};

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

void measure_repetition(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  const std::size_t n = lines.size();
  SaidWords said(lines);
  bool heads = false;
  for (std::size_t i = 0; i < n; ++i) {
    heads = may_head_text(lines[i], cues[i]) && may_stand_here(lines, cues, i, heads);
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
}

}  // namespace baoku
