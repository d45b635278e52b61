#include "reading/layout/segmentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "reading/layout/evidence.h"

namespace baoku {
namespace {

// Odds or weights of each kind.
using Row = KindWeights;

constexpr double kForbidden = -1e4;  // outweighs all evidence of a line and its neighbours
constexpr double kPlainlyNot = 30;   // by its own weight, whatever stands around the line
constexpr double kImpossible = -std::numeric_limits<double>::infinity();

constexpr LineKind kind_of(std::size_t index) { return static_cast<LineKind>(index); }

// [to][from]: the kind whose steps weigh the same (see evidence.h).
constexpr auto kLike = [] {
  std::array<std::array<std::uint8_t, kLineKinds>, kLineKinds> like{};
  for (std::size_t to = 0; to < kLineKinds; ++to) {
    for (std::size_t from = 0; from < kLineKinds; ++from) {
      const LineKind kind = Evidence::like(kind_of(from), kind_of(to));
      like[to][from] = static_cast<std::uint8_t>(index(kind));
    }
  }
  return like;
}();

// The odds of a weight, `most` being the largest beside it. In single precision, which costs half
// and is more than confidences can show; never zero, so that a path always exists.
float odds(double weight, double most) {
  constexpr double kLeast = -80;
  return std::exp(static_cast<float>(std::max(weight - most, kLeast)));
}

// The kinds that a line may be at all, by its own weights: most lines are plainly no byline, and
// a third of all steps need not be weighed.
class PossibleKinds {
 public:
  PossibleKinds() = default;
  explicit PossibleKinds(const Row& own) {
    const double most = *std::max_element(own.begin(), own.end());
    for (std::size_t k = 0; k < kLineKinds; ++k) {
      kinds_[size_] = static_cast<std::uint8_t>(k);
      const bool may_be = own[k] > most - kPlainlyNot;
      size_ += may_be;
      set_ |= static_cast<std::uint8_t>(may_be << k);
    }
  }
  bool have(std::size_t kind) const { return (set_ >> kind & 1u) != 0; }
  const std::uint8_t* begin() const { return kinds_.data(); }
  const std::uint8_t* end() const { return kinds_.data() + size_; }

 private:
  std::array<std::uint8_t, kLineKinds + 1> kinds_{};
  std::uint8_t size_ = 0, set_ = 0;
};

// Makes the sum of a row 1: products along a sheet would leave what a number can hold.
void normalize(Row& row, const PossibleKinds& possible) {
  double sum = 0;
  for (const std::size_t k : possible) sum += row[k];
  for (const std::size_t k : possible) row[k] /= sum;
}

// All paths of kinds through the lines of a sheet. Weights are log-odds; the sums over all paths
// are of odds, each row up to a factor.
class Paths {
 public:
  Paths(const Evidence& evidence, std::size_t lines)
      : evidence_(evidence), possible_(lines), forward_(lines), steps_(lines), came_from_(lines) {
    best_.fill(kImpossible);
  }

  // Adds the first line, whose weights by itself are `own`.
  void begin(const Row& own) {
    possible_[0] = PossibleKinds(own);
    double most = kImpossible;
    for (const std::size_t k : possible_[0]) {
      best_[k] = own[k] + evidence_.of_first(kind_of(k));
      most = std::max(most, best_[k]);
    }
    for (const std::size_t k : possible_[0]) forward_[0][k] = odds(best_[k], most);
    normalize(forward_[0], possible_[0]);
  }

  // Adds line i.
  void extend(std::size_t i, const Row& own) {
    const PossibleKinds froms = possible_[i - 1], tos = possible_[i] = PossibleKinds(own);
    std::array<Row, kLineKinds> weights;  // [to][from]
    double most = kImpossible;
    for (const std::size_t to : tos) {
      Row& row = weights[to];
      for (const std::size_t from : froms) {
        const std::size_t like = kLike[to][from];
        row[from] = like != from && froms.have(like)
                        ? row[like]
                        : evidence_.of_step(i, kind_of(from), kind_of(to)) + own[to];
        most = std::max(most, row[from]);
      }
    }
    Row best;
    best.fill(kImpossible);
    std::array<std::array<float, kLineKinds>, kLineKinds>& steps = steps_[i];
    const Row& before = forward_[i - 1];
    for (const std::size_t to : tos) {
      const Row& row = weights[to];
      double sum = 0, likeliest = kImpossible;
      std::size_t came_from = 0;
      for (const std::size_t from : froms) {
        const std::size_t like = kLike[to][from];
        const float odd =
            like != from && froms.have(like) ? steps[to][like] : odds(row[from], most);
        steps[to][from] = odd;
        sum += before[from] * static_cast<double>(odd);
        const double weight = best_[from] + row[from];
        came_from = weight > likeliest ? from : came_from;
        likeliest = std::max(likeliest, weight);
      }
      best[to] = likeliest;
      came_from_[i][to] = static_cast<std::uint8_t>(came_from);
      forward_[i][to] = sum;
    }
    normalize(forward_[i], tos);
    best_ = best;
  }

  // Labels all lines by the best path, and each by its share of all paths.
  std::vector<LabelledLine> labels() const {
    std::vector<LabelledLine> labels(forward_.size());
    Row last;  // weights
    for (std::size_t k = 0; k < kLineKinds; ++k) last[k] = evidence_.of_last(kind_of(k));
    const double most = *std::max_element(last.begin(), last.end());
    Row backward{};  // of the paths that lead on from a line
    for (const std::size_t k : possible_.back()) backward[k] = odds(last[k], most);
    std::size_t kind = 0;
    for (std::size_t k = 1; k < kLineKinds; ++k) {
      if (best_[k] + last[k] > best_[kind] + last[kind]) kind = k;
    }
    for (std::size_t i = labels.size(); i-- > 0;) {
      if (i + 1 < labels.size()) backward = before(i, backward);
      Row all{};
      for (const std::size_t k : possible_[i]) all[k] = forward_[i][k] * backward[k];
      normalize(all, possible_[i]);
      labels[i].kind = kind_of(kind);
      labels[i].confidence = all[kind];
      labels[i].lead = all[index(LineKind::lead)];
      kind = came_from_[i][kind];
    }
    return labels;
  }

 private:
  // The odds of what follows line i, by those of what follows the line below.
  Row before(std::size_t i, const Row& below) const {
    Row here{};
    for (const std::size_t from : possible_[i]) {
      for (const std::size_t to : possible_[i + 1]) {
        here[from] += static_cast<double>(steps_[i + 1][to][from]) * below[to];
      }
    }
    normalize(here, possible_[i]);
    return here;
  }

  const Evidence& evidence_;
  std::vector<PossibleKinds> possible_;
  Row best_;                  // weights of the best paths
  std::vector<Row> forward_;  // of those that lead to a line
  std::vector<std::array<std::array<float, kLineKinds>, kLineKinds>> steps_;  // odds, [to][from]
  std::vector<std::array<std::uint8_t, kLineKinds>> came_from_;  // on the best path to each kind
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
