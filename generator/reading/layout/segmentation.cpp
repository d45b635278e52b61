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
constexpr double kNegligible = 30;   // e^-30 changes no sum that is shown

double log_sum(const Row& row) {
  const double most = *std::max_element(row.begin(), row.end());
  double sum = 0;
  for (const double x : row) {
    if (x > most - kNegligible) sum += x == most ? 1 : std::exp(x - most);
  }
  return sum == 1 ? most : most + std::log(sum);  // mostly one outweighs all others
}

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
  for (std::size_t i = 0; i < n; ++i) {
    for (const LineKind to : kAll) {
      const std::size_t t = index(to);
      own[i][t] = evidence.of_line(i, to);
      if (!allowed.empty() && (allowed[i] & only(to)) == 0) own[i][t] += kForbidden;
      if (i == 0) {
        best[0][t] = forward[0][t] = own[0][t] + evidence.of_first(to);
        continue;
      }
      Row sums{};
      best[i][t] = -std::numeric_limits<double>::infinity();
      for (const LineKind from : kAll) {
        const std::size_t f = index(from);
        step[i][f][t] = evidence.of_step(i, from, to);
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
    for (std::size_t f = 0; f < kKinds; ++f) {
      Row sums{};
      for (std::size_t t = 0; t < kKinds; ++t) {
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
    labels[i].confidence = std::exp(all[kind] - log_sum(all));
    if (i > 0) kind = came_from[i][kind];
  }
  return labels;
}

}  // namespace baoku
