// Sheets -> archive: the one place where order, ids, paths, people and days are decided.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "base/diagnostics.h"

namespace baoku {

// Same sheets in any order, same archive. Reports clashes (two sheets that claim one path, a slug
// used twice).
Archive arrange(std::vector<Sheet> sheets, unsigned jobs, Diagnostics& diagnostics);

}  // namespace baoku
