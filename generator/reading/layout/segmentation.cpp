#include "reading/layout/segmentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "reading/layout/evidence.h"

namespace baoku {
namespace {

constexpr std::size_t kKinds = 7;
constexpr std::array<LineKind, kKinds> kAll = {
    LineKind::headline, LineKind::lead,   LineKind::paragraph,  LineKind::continuation,
    LineKind::subhead,  LineKind::byline, LineKind::head_byline};

std::size_t index(LineKind kind) { return static_cast<std::size_t>(kind); }

using Row = std::array<double, kKinds>;

constexpr double kForbidden = -1e4;  // outweighs all evidence of a line and its neighbours
constexpr double kPlainlyNot = 30;   // by its own weight, whatever stands around the line
constexpr double kImpossible = -std::numeric_limits<double>::infinity();

// The odds of a weight, `most` being the largest beside it. In single precision, which costs half
// and is more than confidences can show; never zero, so that a path always exists.
double odds(double weight, double most) {
  constexpr double kLeast = -80;
  return std::exp(static_cast<float>(std::max(weight - most, kLeast)));
}

// Makes the sum of a row 1: products along a sheet would leave what a number can hold.
void normalize(Row& row) {
  double sum = 0;
  for (const double x : row) sum += x;
  for (double& x : row) x /= sum;
}

// The kinds that a line may be at all, by its own weights: most lines are plainly no byline, and
// a third of all steps need not be weighed.
class PossibleKinds {
 public:
  explicit PossibleKinds(const Row& own) {
    const double most = *std::max_element(own.begin(), own.end());
    for (std::size_t k = 0; k < kKinds; ++k) {
      if (own[k] > most - kPlainlyNot) kinds_[size_++] = k;
    }
  }
  const std::size_t* begin() const { return kinds_.data(); }
  const std::size_t* end() const { return kinds_.data() + size_; }

 private:
  std::array<std::size_t, kKinds> kinds_;
  std::size_t size_ = 0;
};

}  // namespace

std::vector<LabelledLine> label_lines(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                                      const std::vector<LineKinds>& allowed) {
  const std::size_t n = lines.size();
  std::vector<LabelledLine> labels(n);
  if (n == 0) return labels;
  const Evidence evidence(lines, cues);

  // Weights are log-odds: best[i][k] is that of the best path to line i with kind k. The sums over
  // all paths are of odds, each row up to a factor: forward[i][k] of those that lead to it, and
  // backward[i][k] of those that lead on. step[i][from][to]: the odds of that step and of what
  // follows by itself.
  std::vector<Row> best(n), forward(n), backward(n);
  std::vector<std::array<Row, kKinds>> step(n);
  std::vector<std::array<std::uint8_t, kKinds>> came_from(n);
  std::vector<PossibleKinds> possible;
  possible.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    Row own;
    for (const LineKind kind : kAll) {
      own[index(kind)] = evidence.of_line(i, kind);
      if (!allowed.empty() && (allowed[i] & only(kind)) == 0) own[index(kind)] += kForbidden;
    }
    possible.emplace_back(own);
    best[i].fill(kImpossible);
    if (i == 0) {
      for (const std::size_t t : possible[0]) best[0][t] = own[t] + evidence.of_first(kAll[t]);
      const double most = *std::max_element(best[0].begin(), best[0].end());
      for (const std::size_t t : possible[0]) forward[0][t] = odds(best[0][t], most);
      normalize(forward[0]);
      continue;
    }
    double most = kImpossible;
    for (const std::size_t f : possible[i - 1]) {
      for (const std::size_t t : possible[i]) {
        const double weight = evidence.of_step(i, kAll[f], kAll[t]) + own[t];
        most = std::max(most, weight);
        step[i][f][t] = weight;
        if (best[i - 1][f] + weight > best[i][t]) {
          best[i][t] = best[i - 1][f] + weight;
          came_from[i][t] = static_cast<std::uint8_t>(f);
        }
      }
    }
    for (const std::size_t f : possible[i - 1]) {
      for (const std::size_t t : possible[i]) {
        step[i][f][t] = odds(step[i][f][t], most);
        forward[i][t] += forward[i - 1][f] * step[i][f][t];
      }
    }
    normalize(forward[i]);
  }
  Row last;  // weights
  for (const LineKind kind : kAll) last[index(kind)] = evidence.of_last(kind);
  const double most_last = *std::max_element(last.begin(), last.end());
  for (const std::size_t t : possible[n - 1]) backward[n - 1][t] = odds(last[t], most_last);
  for (std::size_t i = n - 1; i-- > 0;) {
    for (const std::size_t f : possible[i]) {
      for (const std::size_t t : possible[i + 1])
        backward[i][f] += step[i + 1][f][t] * backward[i + 1][t];
    }
    normalize(backward[i]);
  }

  std::size_t kind = 0;
  for (std::size_t k = 1; k < kKinds; ++k) {
    if (best[n - 1][k] + last[k] > best[n - 1][kind] + last[kind]) kind = k;
  }
  for (std::size_t i = n; i-- > 0;) {
    Row all{};
    for (const std::size_t k : possible[i]) all[k] = forward[i][k] * backward[i][k];
    normalize(all);
    labels[i].kind = kAll[kind];
    labels[i].confidence = all[kind];
    labels[i].lead = all[index(LineKind::lead)];
    if (i > 0) kind = came_from[i][kind];
  }
  return labels;
}

}  // namespace baoku
