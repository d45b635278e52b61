// Archive -> the search index that the reader's browser queries: shards of JSON below search/.
#pragma once

#include "archive/archive.h"
#include "base/output.h"

namespace baoku {

struct SearchConfig {
  unsigned jobs = 1;
};

struct SearchStats {
  std::size_t files = 0;
  std::size_t bytes = 0;
};

SearchStats write_search_index(const Archive& archive, const SearchConfig& config, Output& output);

}  // namespace baoku
