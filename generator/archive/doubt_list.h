// All doubts of an archive, the least certain first: what `baoku review` prints and the page
// review/ shows.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/doubts.h"

namespace baoku {

struct DoubtLimits {
  double below = 0.9;    // only what is less sure than this
  std::size_t most = 0;  // doubts that are listed; 0: all
};

struct DoubtList {
  std::vector<Doubt> doubts;                      // with their cures; by confidence, path and line
  std::array<std::size_t, kDoubtKinds> counts{};  // by kind, also of those that are not listed
  std::size_t total = 0;
};

DoubtList list_doubts(const Archive& archive, const DoubtLimits& limits, unsigned jobs);

}  // namespace baoku
