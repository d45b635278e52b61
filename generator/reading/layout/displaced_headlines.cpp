#include "reading/layout/displaced_headlines.h"

#include <algorithm>

#include "reading/layout/columns.h"

namespace baoku {
namespace {

class DisplacedHeadlines {
 public:
  DisplacedHeadlines(const std::vector<Line>& lines, std::vector<Cues>& cues, SaidWords& said,
                     const std::vector<bool>& heads)
      : lines_(lines), cues_(cues), said_(said), heads_(heads) {}

  void find() {
    const auto is_marked = [](const Line& line) { return line.heading > 0; };
    if (std::any_of(lines_.begin(), lines_.end(), is_marked)) return;  // and stands in place
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (begins_text(i)) {
        starts_.push_back(i);
        days_ = days_ || cues_[i].opens_with_day;
      }
      if (i == 0 || !heads_[i] || (heads_[i - 1] && !begins_headline(i))) continue;
      std::size_t end = i + 1;
      while (end < lines_.size() && heads_[end] && !begins_headline(end)) ++end;
      const bool stands_apart = end == lines_.size() || begins_headline(end);
      // More lines than one headline has are the stack at the foot: each line speaks for itself.
      if (end == lines_.size() && end - i > kMostLines) {
        stack_ = i;
        for (std::size_t k = i; k < end; ++k) place(k, k + 1, false);
      }
      if (!stands_apart || end - i > kMostLines) continue;
      place(i, end, false);
      // Or each line is a headline of its own, when days begin their stories.
      for (std::size_t k = i; days_ && end - i > 1 && k < end; ++k) place(k, k + 1, true);
    }
    for (const Placement& each : placed_) claimed_.push_back(each.start);
    std::sort(claimed_.begin(), claimed_.end());
    for (const Placement& each : placed_) announce(each);
  }

 private:
  // Lines [first, end) head the story that begins with line `start`.
  struct Placement {
    std::size_t first, end, start;
    double newly;   // share of their words that is said behind `start` for the first time
    double before;  // of those said behind it, the share that is said in front of it, too
  };

  static constexpr std::size_t kMostLines = 4;  // of one headline
  static constexpr std::size_t kMostStarts = 60;
  static constexpr std::size_t kReach = 900;  // bytes

  // ——访… is the last line of one.
  bool begins_headline(std::size_t i) const {
    return lines_[i].blank_before || lines_[i - 1].text.starts_with("——");
  }

  bool begins_text(std::size_t i) const {
    if (cues_[i].is_row || cues_[i].begins_item || cues_[i].is_signature || cues_[i].is_caption) {
      return false;
    }
    if (heads_[i] && (i + 1 == lines_.size() || lines_[i + 1].blank_before)) return false;
    if (i == 0 || cues_[i].has_dateline || cues_[i - 1].byline || cues_[i - 1].tail) return true;
    const bool is_apart = lines_[i].blank_before || fullness(lines_[i - 1], cues_[i - 1], true) < 1;
    return is_apart && (cues_[i - 1].ends_sentence || heads_[i - 1]);
  }

  void place(std::size_t first, std::size_t end, bool is_one_of_several) {
    constexpr double kSaid = 0.05, kMostHere = 0.6;
    // Characters: fewer may head a part of a story, but hardly where another headline follows.
    constexpr std::size_t kFewest = 10, kFewestAmongHeadlines = 8;
    std::size_t characters = 0;
    for (std::size_t k = first; k < end; ++k) {
      if (cues_[k].is_label) return;
      characters += cues_[k].characters;
    }
    const bool is_in_place = end - first == 1 && cues_[first].echo > kMostHere;
    const bool is_among = end == lines_.size() || is_heading(end);
    if (characters < (is_among ? kFewestAmongHeadlines : kFewest) || is_in_place) return;
    const SaidWords::Window words = said_.lines(first, end);
    const double here =
        said_.share_said_again(words, said_.first_bytes(said_.lines(end, lines_.size()), kReach));
    if (here > kMostHere) return;
    std::vector<std::size_t> bytes;
    for (std::size_t s = starts_.size() - std::min(starts_.size(), kMostStarts);
         s < starts_.size() && starts_[s] < first; ++s) {
      bytes.push_back(said_.lines(starts_[s], starts_[s]).begin);
    }
    const SaidWords::Arrival arrival = said_.find_arrival(words, bytes, kReach);
    const double newly = arrival.behind - arrival.before;
    if (newly < kSaid || here > kMostHere * arrival.behind) return;
    const std::size_t index = static_cast<std::size_t>(
        std::lower_bound(bytes.begin(), bytes.end(), arrival.start) - bytes.begin());
    const std::size_t start =
        starts_[starts_.size() - std::min(starts_.size(), kMostStarts) + index];
    if (is_one_of_several && !cues_[start].opens_with_day) return;
    // A line of the stack that the text has word for word is a subtitle taken from it.
    constexpr double kWordForWord = 0.9;
    if (first >= stack_ && arrival.behind > kWordForWord && !cues_[start].has_dateline) return;
    placed_.push_back({first, end, start, newly, arrival.before / arrival.behind});
  }

  // Short lines between two blank lines.
  bool is_heading(std::size_t first) const {
    std::size_t end = first;
    while (end < lines_.size() && heads_[end] && end - first <= kMostLines &&
           (end == first || !lines_[end].blank_before)) {
      ++end;
    }
    return end > first && end - first <= kMostLines &&
           (end == lines_.size() || lines_[end].blank_before);
  }

  // The first line of what stands above line i like a headline, or i.
  std::size_t heading_above(std::size_t i) const {
    std::size_t first = i;
    while (first > 0 && heads_[first - 1] && cues_[first - 1].commas == 0 &&
           i - first < kMostLines && (first == i || !lines_[first].blank_before)) {
      --first;
    }
    if (first == i || cues_[i - 1].ends_open) return i;
    if (first == 0) return first;
    const Cues& above = cues_[first - 1];
    const bool is_apart = lines_[first].blank_before && (above.ends_sentence || heads_[first - 1]);
    return is_apart || above.byline || above.tail ? first : i;
  }

  // The last line, from `start` upwards, with which a story begins by its marks.
  std::size_t marked_start(std::size_t start) const {
    constexpr std::size_t kFarthest = 300;  // lines
    std::size_t s = start;
    const auto is_marked = [&] {
      return cues_[s].has_dateline || cues_[s - 1].byline || cues_[s - 1].tail ||
             (!is_heading(s) && heading_above(s) < s);
    };
    while (s > 0 && start - s < kFarthest && !is_marked()) --s;
    return s;
  }

  // True when the story that begins with line s, and holds line `start`, has a headline: above it,
  // or displaced like that of `start`.
  bool has_headline(std::size_t s, std::size_t start) const {
    constexpr double kSaidAgain = 0.15;  // less would be the headline of the story above
    const std::size_t text = s > 0 && cues_[s - 1].byline ? s - 1 : s;
    for (std::size_t k = heading_above(text); k < text; ++k) {
      if (cues_[k].echo >= kSaidAgain) return true;
    }
    const auto claimed = std::lower_bound(claimed_.begin(), claimed_.end(), s);
    return claimed != claimed_.end() && *claimed < start;
  }

  void announce(const Placement& p) {
    constexpr double kSaid = 0.1, kPlainlySaid = 0.25;
    // Of what text says behind the place it says this much in front of it, too: then it may begin
    // anywhere around. Nothing at all makes the place surer than the words alone do.
    constexpr double kHardlyBefore = 0.1, kBefore = 0.125, kSurer = 0.3;
    // Where the matter changes at the place, and the story above does without this headline, fewer
    // words tell as much; less of a change will do where the text opens like a story.
    constexpr double kOtherMatter = 1.65, kOtherMatterAtLead = 1.5, kMostBefore = 0.55;
    constexpr double kLeast = 0.5;
    const double seam =
        said_.seam_between(said_.last_bytes(said_.lines(0, p.start), kSeamBytes),
                           said_.first_bytes(said_.lines(p.start, p.first), kSeamBytes));
    double surer = kSurer * std::max(0.0, 1 - p.before / kBefore);
    const std::size_t above = marked_start(p.start);
    const bool is_lead = cues_[p.start].has_dateline || cues_[p.start].opens_like_lead;
    if (seam >= (is_lead ? kOtherMatterAtLead : kOtherMatter) && p.before <= kMostBefore &&
        (above == p.start || has_headline(above, p.start))) {
      surer = std::max(surer + kSurer, kLeast);
    } else if (p.newly < kSaid || (p.newly < kPlainlySaid && p.before > kHardlyBefore)) {
      return;
    }
    Cues& lead = cues_[p.start];
    lead.announced = std::max(lead.announced, std::min(1.0, p.newly + surer));
    lead.seam = seam;
    for (std::size_t k = p.first; k < p.end; ++k) cues_[k].heads_above = p.newly;
  }

  const std::vector<Line>& lines_;
  std::vector<Cues>& cues_;
  SaidWords& said_;
  const std::vector<bool>& heads_;   // lines that may be of a headline
  std::vector<std::size_t> starts_;  // lines above where a story may begin
  bool days_ = false;                // one of them begins with a day
  std::vector<Placement> placed_;
  std::vector<std::size_t> claimed_;                  // where their stories begin, ascending
  std::size_t stack_ = static_cast<std::size_t>(-1);  // where the stack at the foot begins
};

}  // namespace

void find_displaced_headlines(const std::vector<Line>& lines, const std::vector<bool>& heads,
                              SaidWords& said, std::vector<Cues>& cues) {
  DisplacedHeadlines(lines, cues, said, heads).find();
}

}  // namespace baoku
