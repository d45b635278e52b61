// Doubts about who is who, for `baoku review`.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "archive/doubts.h"

namespace baoku {

// Returns, in the order of the index: near names that share offices, bylines or company; people
// named once with little confidence; people whose offices suggest two. What content/people.toml
// speaks of is beyond doubt.
std::vector<Doubt> people_doubts(const Archive& archive, unsigned jobs);

}  // namespace baoku
