// Doubts about the reading of the sheets: which lines are an article, its headline, its byline, its
// day. Their cures are made afterwards, for those that will be shown: a cure is tried out.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "archive/doubts.h"

namespace baoku {

// Returns what was concluded with a confidence below `below`, and the articles without a day or a
// year, in archive order. Dates are one doubt a sheet. The cures are empty.
std::vector<Doubt> reading_doubts(const Archive& archive, double below);

}  // namespace baoku
