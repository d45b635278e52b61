#include "reading/layout/segmentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "reading/layout/evidence.h"

namespace baoku {
namespace {

// Odds or weights of each kind.
using Row = KindWeights;

constexpr double kForbidden = -1e4;  // outweighs all evidence of a line and its neighbours
constexpr double kPlainlyNot = 30;   // by its own weight, whatever stands around the line
constexpr double kImpossible = -std::numeric_limits<double>::infinity();

constexpr LineKind kind_of(std::size_t index) { return static_cast<LineKind>(index); }

// The kinds whose steps weigh the same are one source of steps (see evidence.h), and named by the
// kind that stands for all of them. Steps to text that goes on tell more sources apart.
constexpr bool tells_more(std::size_t to) {
  return Evidence::like(LineKind::continuation, kind_of(to)) == LineKind::continuation;
}

// The source of each kind, for steps to `any_to` and those that tell the same sources apart.
constexpr std::array<std::uint8_t, kLineKinds> sources_for(LineKind any_to) {
  std::array<std::uint8_t, kLineKinds> sources{};
  for (std::size_t k = 0; k < kLineKinds; ++k)
    sources[k] = static_cast<std::uint8_t>(index(Evidence::like(kind_of(k), any_to)));
  return sources;
}
constexpr auto kFewSources = sources_for(LineKind::headline);
constexpr auto kMoreSources = sources_for(LineKind::continuation);

// The odds of a weight, `most` being the largest beside it. In single precision, which costs half
// and is more than confidences can show; never zero, so that a path always exists.
float odds(double weight, double most) {
  constexpr double kLeast = -80;
  return std::exp(static_cast<float>(std::max(weight - most, kLeast)));
}

// A few of the kinds.
class Kinds {
 public:
  void add(std::size_t kind) {
    kinds_[size_++] = static_cast<std::uint8_t>(kind);
    set_ |= static_cast<std::uint8_t>(1u << kind);
  }
  bool have(std::size_t kind) const { return (set_ >> kind & 1u) != 0; }
  std::size_t size() const { return size_; }
  const std::uint8_t* begin() const { return kinds_.data(); }
  const std::uint8_t* end() const { return kinds_.data() + size_; }

 private:
  std::array<std::uint8_t, kLineKinds> kinds_{};
  std::uint8_t size_ = 0, set_ = 0;
};

// The kinds that a line may be at all, by its own weights: most lines are plainly no byline, and
// a third of all steps need not be weighed.
Kinds possible_kinds(const Row& own) {
  const double most = *std::max_element(own.begin(), own.end());
  Kinds possible;
  for (std::size_t k = 0; k < kLineKinds; ++k) {
    if (own[k] > most - kPlainlyNot) possible.add(k);
  }
  return possible;
}

// What the steps from a line come from.
struct Sources {
  Kinds kinds;
  Row forward;                                       // odds of all paths that lead to each
  Row best;                                          // weight of the best of them
  std::array<std::uint8_t, kLineKinds> likeliest{};  // the kind that it ends with

  void add(std::size_t source, std::size_t kind, double odds, double weight) {
    if (!kinds.have(source)) {
      kinds.add(source);
      forward[source] = 0;
      best[source] = kImpossible;
    }
    forward[source] += odds;
    if (weight > best[source]) {
      best[source] = weight;
      likeliest[source] = static_cast<std::uint8_t>(kind);
    }
  }
};

// Keeps a row, whose sum counts for nothing, within what a number can hold: products along a sheet
// would leave it.
void keep_in_range(Row& row, const Kinds& possible) {
  constexpr double kSmall = 1e-30, kLarge = 1e30;
  double sum = 0;
  for (const std::size_t k : possible) sum += row[k];
  if (sum > kSmall && sum < kLarge) return;
  for (const std::size_t k : possible) row[k] /= sum;
}

// All paths of kinds through the lines of a sheet. Weights are log-odds; the sums over all paths
// are of odds, each row up to a factor.
class Paths {
 public:
  Paths(const Evidence& evidence, std::size_t lines) : evidence_(evidence), lines_(lines) {}

  // Adds the first line, whose weights by itself are `own`.
  void begin(const Row& own) {
    PathsTo& here = lines_[0];
    here.possible = possible_kinds(own);
    double most = kImpossible;
    best_.fill(kImpossible);
    for (const std::size_t k : here.possible) {
      best_[k] = own[k] + evidence_.of_first(kind_of(k));
      most = std::max(most, best_[k]);
    }
    for (const std::size_t k : here.possible) here.forward[k] = odds(best_[k], most);
    keep_in_range(here.forward, here.possible);
  }

  // Adds line i.
  void extend(std::size_t i, const Row& own) {
    PathsTo& here = lines_[i];
    here.possible = possible_kinds(own);
    const auto [few, more] = sources_of(lines_[i - 1]);
    here.few = few.kinds;
    here.more = more.kinds;
    std::array<double, kMostSteps> weights;
    std::size_t steps = 0;
    double most = kImpossible;
    for (const std::size_t to : here.possible) {
      const Kinds& from = tells_more(to) ? here.more : here.few;
      evidence_.weigh_steps(i, kind_of(to), from, &weights[steps]);
      for (const std::size_t end = steps + from.size(); steps < end; ++steps) {
        weights[steps] += own[to];
        most = std::max(most, weights[steps]);
      }
    }
    for (std::size_t s = 0; s < steps; ++s) here.steps[s] = odds(weights[s], most);
    best_.fill(kImpossible);
    std::size_t step = 0;
    for (const std::size_t to : here.possible) {
      const Sources& sources = tells_more(to) ? more : few;
      double sum = 0, likeliest = kImpossible;
      std::size_t came_from = 0;
      for (const std::size_t from : sources.kinds) {
        sum += sources.forward[from] * static_cast<double>(here.steps[step]);
        const double weight = sources.best[from] + weights[step++];
        came_from = weight > likeliest ? from : came_from;
        likeliest = std::max(likeliest, weight);
      }
      best_[to] = likeliest;
      here.came_from[to] = sources.likeliest[came_from];
      here.forward[to] = sum;
    }
    keep_in_range(here.forward, here.possible);
  }

  // Labels all lines by the best path, and each by its share of all paths.
  std::vector<LabelledLine> labels() const {
    std::vector<LabelledLine> labels(lines_.size());
    Row last;  // weights
    for (std::size_t k = 0; k < kLineKinds; ++k) last[k] = evidence_.of_last(kind_of(k));
    const double most = *std::max_element(last.begin(), last.end());
    Row backward{};  // of the paths that lead on from a line
    for (const std::size_t k : lines_.back().possible) backward[k] = odds(last[k], most);
    std::size_t kind = 0;
    for (std::size_t k = 1; k < kLineKinds; ++k) {
      if (best_[k] + last[k] > best_[kind] + last[kind]) kind = k;
    }
    for (std::size_t i = labels.size(); i-- > 0;) {
      const PathsTo& here = lines_[i];
      if (i + 1 < labels.size()) backward = before(i, backward);
      Row all{};
      double sum = 0;
      for (const std::size_t k : here.possible) sum += all[k] = here.forward[k] * backward[k];
      labels[i].kind = kind_of(kind);
      labels[i].confidence = all[kind] / sum;
      labels[i].lead = all[index(LineKind::lead)] / sum;
      kind = here.came_from[kind];
    }
    return labels;
  }

 private:
  static constexpr std::size_t kMostSteps = kLineKinds * kLineKinds;

  // The paths that lead to a line, by its kind.
  struct PathsTo {
    PathsTo() {}                // what is not possible is never looked at, and stays unset
    Kinds possible, few, more;  // the last two: sources
    Row forward;                // odds
    std::array<float, kMostSteps> steps;  // odds, to one kind behind the other, by source
    std::array<std::uint8_t, kLineKinds> came_from{};  // on the best path
  };

  // The sources of the steps from the line that was added last: for most kinds, and for those that
  // tell more apart.
  std::pair<Sources, Sources> sources_of(const PathsTo& line) const {
    std::pair<Sources, Sources> sources;
    for (const std::size_t k : line.possible) {
      sources.first.add(kFewSources[k], k, line.forward[k], best_[k]);
      sources.second.add(kMoreSources[k], k, line.forward[k], best_[k]);
    }
    return sources;
  }

  // The odds of what follows line i, by those of what follows the line below.
  Row before(std::size_t i, const Row& below) const {
    Row few{}, more{};  // by source
    const PathsTo& next = lines_[i + 1];
    std::size_t step = 0;
    for (const std::size_t to : next.possible) {
      const bool more_apart = tells_more(to);
      Row& sums = more_apart ? more : few;
      for (const std::size_t from : more_apart ? next.more : next.few) {
        sums[from] += static_cast<double>(next.steps[step++]) * below[to];
      }
    }
    Row here{};
    for (const std::size_t k : lines_[i].possible) {
      here[k] = few[kFewSources[k]] + more[kMoreSources[k]];
    }
    keep_in_range(here, lines_[i].possible);
    return here;
  }

  const Evidence& evidence_;
  std::vector<PathsTo> lines_;
  Row best_;  // weights of the best paths to the line that was added last
};

}  // namespace

std::vector<LabelledLine> label_lines(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                                      const std::vector<LineKinds>& allowed) {
  if (lines.empty()) return {};
  const Evidence evidence(lines, cues);
  Paths paths(evidence, lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Row own = evidence.of_line(i);
    for (std::size_t k = 0; !allowed.empty() && k < kLineKinds; ++k) {
      if ((allowed[i] & only(kind_of(k))) == 0) own[k] += kForbidden;
    }
    i == 0 ? paths.begin(own) : paths.extend(i, own);
  }
  return paths.labels();
}

}  // namespace baoku
