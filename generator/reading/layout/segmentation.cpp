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
constexpr double kNegligible = 20;   // e^-20 changes no sum that is shown
constexpr double kPlainlyNot = 30;   // by its own weight, whatever stands around the line
constexpr double kImpossible = -std::numeric_limits<double>::infinity();

// In single precision, which costs half and is more than confidences can show.
double log_sum(const Row& row) {
  const double most = *std::max_element(row.begin(), row.end());
  float sum = 0;
  for (const double x : row) {
    if (x > most - kNegligible) sum += x == most ? 1 : std::exp(static_cast<float>(x - most));
  }
  return sum == 1 ? most : most + std::log(sum);  // mostly one outweighs all others
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

  // best[i][k]: weight of the best path to line i with kind k; forward[i][k]: of all paths.
  std::vector<Row> best(n), forward(n), backward(n), own(n);
  std::vector<std::array<Row, kKinds>> step(n);  // step[i][from][to]
  std::vector<std::array<std::uint8_t, kKinds>> came_from(n);
  std::vector<PossibleKinds> possible;
  possible.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (const LineKind kind : kAll) {
      own[i][index(kind)] = evidence.of_line(i, kind);
      if (!allowed.empty() && (allowed[i] & only(kind)) == 0) own[i][index(kind)] += kForbidden;
    }
    possible.emplace_back(own[i]);
    best[i].fill(kImpossible);
    forward[i].fill(kImpossible);
    for (const std::size_t t : possible[i]) {
      if (i == 0) {
        best[0][t] = forward[0][t] = own[0][t] + evidence.of_first(kAll[t]);
        continue;
      }
      Row sums;
      sums.fill(kImpossible);
      for (const std::size_t f : possible[i - 1]) {
        step[i][f][t] = evidence.of_step(i, kAll[f], kAll[t]);
        const double weight = best[i - 1][f] + step[i][f][t];
        if (weight > best[i][t])
          best[i][t] = weight, came_from[i][t] = static_cast<std::uint8_t>(f);
        sums[f] = forward[i - 1][f] + step[i][f][t];
      }
      best[i][t] += own[i][t];
      forward[i][t] = log_sum(sums) + own[i][t];
    }
  }
  for (const LineKind kind : kAll) backward[n - 1][index(kind)] = evidence.of_last(kind);
  for (std::size_t i = n - 1; i-- > 0;) {
    for (const std::size_t f : possible[i]) {
      Row sums;
      sums.fill(kImpossible);
      for (const std::size_t t : possible[i + 1]) {
        sums[t] = step[i + 1][f][t] + own[i + 1][t] + backward[i + 1][t];
      }
      backward[i][f] = log_sum(sums);
    }
  }

  std::size_t kind = 0;
  for (std::size_t k = 1; k < kKinds; ++k) {
    if (best[n - 1][k] + backward[n - 1][k] > best[n - 1][kind] + backward[n - 1][kind]) kind = k;
  }
  for (std::size_t i = n; i-- > 0;) {
    Row all{};
    for (std::size_t k = 0; k < kKinds; ++k) all[k] = forward[i][k] + backward[i][k];
    labels[i].kind = kAll[kind];
    const double sum = log_sum(all);
    labels[i].confidence = std::exp(all[kind] - sum);
    for (const LineKind head : {LineKind::headline, LineKind::lead, LineKind::head_byline}) {
      labels[i].heads += std::exp(all[index(head)] - sum);
    }
    if (i > 0) kind = came_from[i][kind];
  }
  return labels;
}

}  // namespace baoku
