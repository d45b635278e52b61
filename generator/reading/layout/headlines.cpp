#include "reading/layout/headlines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "reading/layout/pairs.h"

namespace baoku {
namespace {

constexpr std::size_t kBeam = 32;        // states kept
constexpr std::size_t kMostOpen = 10;    // stories that may wait for a displaced headline at once
constexpr std::size_t kMostLines = 5;    // of one headline
constexpr double kOverlapWeight = 9;     // a headline shares half of its pairs with its own story,
constexpr double kOverlapMiddle = 0.28;  // with another one a tenth
constexpr double kInPlace = 2.5;         // most headlines stand where they belong
constexpr double kInPlaceAmongDisplaced = 1.5;  // less so where the first story has none above it
constexpr double kDisplaced = -1.0;
constexpr double kDisplacedUnsaid = -2.5;  // the story says nothing of it
constexpr double kSaysNothing = 0.1;       // share of its pairs
constexpr double kBehindOwn = 1.0;         // right behind its story, rather than further down
constexpr double kUnplaced = -8.0;         // a headline that no story wants
constexpr double kHeadless = -4.0;         // a story without a headline
constexpr double kBlankInside = -1.2;      // a blank line between two lines of one headline
constexpr double kNoBlankBetween = -4;     // none between two headlines
constexpr double kNoBlankInStack = -2;     // nor between any two lines of the stack at the foot
constexpr double kDashFirst = -4;  // ——访… at the head of a headline: it is its last line
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

std::vector<std::string> texts_of(const std::vector<Story>& stories) {
  std::vector<std::string> texts;
  texts.reserve(stories.size());
  for (const Story& story : stories) {
    std::string& text = texts.emplace_back();
    for (const Block& block : story.blocks) text.append(block.text).push_back('\n');
  }
  return texts;
}

std::vector<std::string> texts_of(const std::vector<HeadlineRun>& runs,
                                  const std::vector<Line>& lines) {
  std::vector<std::string> texts;
  texts.reserve(runs.size());
  for (const HeadlineRun& run : runs) {
    std::string& text = texts.emplace_back();
    for (const std::size_t i : run.lines) text.append(lines[i].text).push_back('\n');
  }
  return texts;
}

// A decision of the search: lines [first, last] of a run go to `story`, or to nobody.
struct Decision {
  std::size_t run = 0, first = 0, last = 0;
  std::size_t story = kNobody;
  double overlap = 0;
  std::size_t before = kNobody;  // the decision that this one follows, by its place in the arena
};

// The stories above that have no headline yet, ascending: the last kMostOpen of them.
class OpenStories {
 public:
  std::size_t size() const { return size_; }
  const std::uint32_t* begin() const { return stories_.data(); }
  const std::uint32_t* end() const { return begin() + size_; }
  // Returns false when the first one had to go.
  bool add(std::size_t story) {
    const bool has_room = size_ < kMostOpen;
    if (!has_room) remove(stories_[0]);
    stories_[size_++] = static_cast<std::uint32_t>(story);
    return has_room;
  }
  void remove(std::size_t story) {
    size_ = static_cast<std::uint32_t>(
        std::remove(stories_.begin(), stories_.begin() + size_, story) - stories_.begin());
  }

 private:
  std::array<std::uint32_t, kMostOpen> stories_{};
  std::uint32_t size_ = 0;
};

struct State {
  double score = 0;
  OpenStories open;
  std::size_t last = kNobody;  // decision
};

// A state that a group of headline lines may lead to. Few are kept, so that they are made then.
struct Step {
  double score = 0;
  const State* from = nullptr;
  std::uint32_t group = 0;
  std::uint32_t story = 0;  // that is given the group, or kNoStory
  double overlap = 0;
};
constexpr std::uint32_t kNoStory = static_cast<std::uint32_t>(-1);

// Returns the places of the kBeam best of `all`, the best first, of equal ones the earlier.
template <typename Scored>
std::vector<std::size_t> best_of(const std::vector<Scored>& all) {
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const std::size_t kept = std::min(kBeam, all.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                    [&](std::size_t a, std::size_t b) {
                      if (all[a].score != all[b].score) return all[a].score > all[b].score;
                      return a < b;
                    });
  order.resize(kept);
  return order;
}

class Search {
 public:
  Search(const std::vector<Line>& lines, const Stories& stories,
         const std::vector<GivenHeadline>& given)
      : lines_(lines), stories_(stories), states_(1) {
    has_one_.resize(stories.stories.size());
    std::set<std::size_t> taken;
    for (const GivenHeadline& headline : given) {
      has_one_[headline.story] = true;
      taken.insert(headline.lines.begin(), headline.lines.end());
    }
    sections_.resize(stories.stories.size() + 1);
    for (const HeadlineRun& run : stories.runs) {
      HeadlineRun headlines{{}, run.before};
      for (const std::size_t i : run.lines) {
        if (taken.count(i) > 0) continue;
        std::string& section = sections_[run.before];
        if (is_section_label(lines[i].text) && section.empty() &&
            run.before < stories.stories.size()) {
          section = section_of_label(lines[i].text);
        } else {
          headlines.lines.push_back(i);
        }
      }
      if (!headlines.lines.empty()) runs_.push_back(std::move(headlines));
    }
    if (!runs_.empty() && runs_.front().before > 0) in_place_ = kInPlaceAmongDisplaced;
    holders_ = PairHolders(texts_of(stories.stories), texts_of(runs_, lines));
  }

  Headlines run() {
    std::size_t next_run = 0;
    for (std::size_t story = 0; story <= stories_.stories.size(); ++story) {
      if (next_run < runs_.size() && runs_[next_run].before == story) {
        cut_run(next_run++, story);
      } else if (wants_one(story)) {
        for (State& state : states_) {
          if (!state.open.add(story)) state.score += kHeadless;
        }
      }
    }
    for (State& state : states_) state.score += kHeadless * static_cast<double>(state.open.size());
    states_ = best_states();
    return result();
  }

 private:
  // False when the story that follows a run needs no headline, or when none follows.
  bool wants_one(std::size_t story) const {
    return story < stories_.stories.size() && !has_one_[story];
  }

  // How many stories have no headline yet behind a step.
  static std::size_t open_behind(const Step& step) {
    return step.from->open.size() - (step.story != kNoStory);
  }

  // Cuts one run into groups in every way and gives each group away; the last one may be the
  // headline of the story below it.
  void cut_run(std::size_t run, std::size_t story_below) {
    const std::vector<std::size_t>& run_lines = runs_[run].lines;
    const std::size_t n = run_lines.size();
    const bool is_stack = story_below == stories_.stories.size() &&
                          std::none_of(run_lines.begin() + 1, run_lines.end(),
                                       [&](std::size_t i) { return lines_[i].blank_before; });
    // Where a headline ends and another one begins right below; ——访… ends one, too.
    const auto between = [&](std::size_t first) {
      const std::size_t i = run_lines[first];
      if (lines_[i].text.starts_with("——")) return kDashFirst;
      if (lines_[i].blank_before || lines_[run_lines[first - 1]].text.starts_with("——")) return 0.0;
      return is_stack ? kNoBlankInStack : kNoBlankBetween;
    };
    std::vector<std::vector<State>> at(n);     // states that have used the first k lines
    std::vector<std::vector<Step>> to(n + 1);  // steps to them
    std::vector<Step> done;                    // those that give the last lines to the story below
    std::vector<Decision> groups;
    at[0] = best_states();
    for (std::size_t first = 0; first < n; ++first) {
      if (first > 0) at[first] = take_best(to[first], groups);
      double inside = 0;
      std::string text;
      for (std::size_t last = first; last < std::min(n, first + kMostLines); ++last) {
        const Line& line = lines_[run_lines[last]];
        if (last > first && line.blank_before) inside += kBlankInside;
        text += line.text + "\n";
        const double cut = first > 0 ? between(first) : 0;
        const double length = last - first >= 3 ? -1.5 * static_cast<double>(last - first - 2) : 0;
        groups.push_back({run, first, last, kNobody, 0, kNobody});
        give(at[first], groups.size() - 1, text, inside + cut + length, last + 1 == n, story_below,
             to[last + 1], done);
      }
    }
    for (Step& step : to[n]) {
      if (wants_one(story_below) && open_behind(step) == kMostOpen) step.score += kHeadless;
    }
    done.insert(done.end(), to[n].begin(), to[n].end());
    states_ = take_best(done, groups);
    for (State& state : states_) {
      const bool is_headless = decisions_[state.last].story != story_below;
      if (is_headless && wants_one(story_below)) state.open.add(story_below);
    }
  }

  // Offers the steps from every state by the group: to each open story, to the story below (into
  // `done`), to nobody.
  void give(const std::vector<State>& states, std::size_t group, const std::string& text,
            double weight, bool is_last, std::size_t story_below, std::vector<Step>& next,
            std::vector<Step>& done) {
    constexpr double kUnknown = 0.5;  // stories that have a pair which none has
    constexpr double kNotYet = -1;
    const WeightedPairs pairs(text, holders_, kUnknown);
    overlaps_.assign(stories_.stories.size(), kNotYet);
    const auto overlap = [&](std::size_t story) {
      double& share = overlaps_[story];
      if (share == kNotYet) share = pairs.shared_with(story);
      return share;
    };
    const auto offer = [&, number = static_cast<std::uint32_t>(group)](
                           const State& from, std::uint32_t story, double share, double added,
                           std::vector<Step>& to) {
      to.push_back({from.score + (weight + added), &from, number, story, share});
    };
    for (const State& state : states) {
      offer(state, kNoStory, 0, kUnplaced, next);
      for (const std::uint32_t story : state.open) {
        const double share = overlap(story);
        const double place = kDisplaced + (story + 1 == story_below ? kBehindOwn : 0) +
                             (share < kSaysNothing ? kDisplacedUnsaid : 0);
        offer(state, story, share, place + kOverlapWeight * (share - kOverlapMiddle), next);
      }
      if (is_last && wants_one(story_below)) {
        const double share = overlap(story_below);
        offer(state, static_cast<std::uint32_t>(story_below), share,
              in_place_ + kOverlapWeight * (share - kOverlapMiddle), done);
      }
    }
  }

  // Takes the states there are, the best first.
  std::vector<State> best_states() {
    const auto is_better = [](const State& a, const State& b) { return a.score > b.score; };
    const bool are_sorted = std::is_sorted(states_.begin(), states_.end(), is_better);
    if (are_sorted && states_.size() <= kBeam) return std::move(states_);  // as mostly
    std::vector<State> best;
    for (const std::size_t i : best_of(states_)) best.push_back(states_[i]);
    return best;
  }

  // Makes the states of the best steps.
  std::vector<State> take_best(const std::vector<Step>& steps,
                               const std::vector<Decision>& groups) {
    std::vector<State> states;
    states.reserve(kBeam);
    for (const std::size_t i : best_of(steps)) {
      const Step& step = steps[i];
      State& state = states.emplace_back(*step.from);
      state.score = step.score;
      Decision& decision = decisions_.emplace_back(groups[step.group]);
      decision.overlap = step.overlap;
      decision.before = state.last;
      if (step.story != kNoStory) {
        decision.story = step.story;
        state.open.remove(step.story);
      }
      state.last = decisions_.size() - 1;
    }
    return states;
  }

  Headlines result() const {
    Headlines result;
    result.of_story.resize(stories_.stories.size());
    std::vector<const Decision*> decisions;
    for (std::size_t d = states_.front().last; d != kNobody; d = decisions_[d].before) {
      decisions.push_back(&decisions_[d]);
    }
    std::reverse(decisions.begin(), decisions.end());
    const std::vector<double> agreement = agreements(decisions);
    for (std::size_t i = 0; i < decisions.size(); ++i) {
      const Decision* d = decisions[i];
      const HeadlineRun& run = runs_[d->run];
      const std::vector<std::size_t> group(
          run.lines.begin() + static_cast<std::ptrdiff_t>(d->first),
          run.lines.begin() + static_cast<std::ptrdiff_t>(d->last) + 1);
      if (d->story == kNobody) {
        result.unplaced.push_back(group);
        result.unplaced_before.push_back(run.before);
      } else {
        result.of_story[d->story] = {group, d->story == run.before, d->overlap, agreement[i], ""};
      }
    }
    for (std::size_t s = 0; s < result.of_story.size(); ++s)
      result.of_story[s].section = sections_[s];
    return result;
  }

  // For each decision of the best state: the share of the beam's probability whose states made it
  // too.
  std::vector<double> agreements(const std::vector<const Decision*>& best) const {
    using Key = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>;
    const auto key = [](const Decision& d) { return Key(d.run, d.first, d.last, d.story); };
    std::map<Key, double> same;
    for (const Decision* d : best) same[key(*d)] = 0;
    double all = 0;
    for (const State& state : states_) {
      const double weight = std::exp(state.score - states_.front().score);
      all += weight;
      for (std::size_t d = state.last; d != kNobody; d = decisions_[d].before) {
        const auto found = same.find(key(decisions_[d]));
        if (found != same.end()) found->second += weight;
      }
    }
    std::vector<double> shares;
    shares.reserve(best.size());
    for (const Decision* d : best) shares.push_back(same[key(*d)] / all);
    return shares;
  }

  const std::vector<Line>& lines_;
  const Stories& stories_;
  std::vector<HeadlineRun> runs_;      // without the column labels and given headlines
  std::vector<bool> has_one_;          // stories that were given their headline
  std::vector<std::string> sections_;  // of each story, from the label above it
  PairHolders holders_;
  double in_place_ = kInPlace;
  std::vector<State> states_;
  std::vector<Decision> decisions_;  // the arena: states share the tails of their chains
  std::vector<double> overlaps_;     // of the group at hand with each story
};

// The plain sheet: each story has a short headline right above it, and none is left over. Nothing
// is to be found out then.
bool is_plain(const std::vector<Line>& lines, const Stories& stories) {
  constexpr std::size_t kShortHeadline = 3;
  if (stories.runs.size() != stories.stories.size()) return false;
  for (std::size_t s = 0; s < stories.runs.size(); ++s) {
    const HeadlineRun& run = stories.runs[s];
    if (run.before != s || run.lines.size() > kShortHeadline) return false;
    for (const std::size_t i : run.lines) {
      if (is_section_label(lines[i].text)) return false;
    }
  }
  return true;
}

Headlines headlines_in_place(const Stories& stories) {
  constexpr double kConfidence = 0.99;
  Headlines result;
  for (const HeadlineRun& run : stories.runs) {
    result.of_story.push_back({run.lines, true, 0, kConfidence, ""});
  }
  return result;
}

}  // namespace

Headlines match_headlines(const std::vector<Line>& lines, const Stories& stories,
                          const std::vector<GivenHeadline>& given) {
  if (given.empty() && is_plain(lines, stories)) return headlines_in_place(stories);
  Headlines headlines = Search(lines, stories, given).run();
  for (const GivenHeadline& headline : given) {
    HeadlineGroup& group = headlines.of_story[headline.story];
    group.lines = headline.lines;
    group.overlap = group.confidence = 1;
    group.is_given = true;
  }
  return headlines;
}

}  // namespace baoku
