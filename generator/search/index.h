// Archive -> the search index that the reader's browser queries: shards of JSON below search/.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>

#include "archive/archive.h"
#include "base/output.h"
#include "base/record_file.h"
#include "search/format.h"

namespace baoku {

struct SearchConfig {
  unsigned jobs = 1;
  IndexShape shape;
  // Called with the parts of the index that are done, and their number; from several threads.
  std::function<void(std::size_t, std::size_t)> progress = {};
  // A folder in which what the index was made of is kept for the next build; none when empty.
  std::filesystem::path cache = {};
  RecordKey program = {};  // another program does not believe what is kept
};

struct SearchStats {
  std::size_t files = 0;
  std::size_t bytes = 0;
  std::size_t parts = 0;
  std::size_t kept_parts = 0;  // made from the cache alone
};

// Writes the index of all articles, as drawn in format.h. Same archive and shape, same files,
// whatever the number of jobs. Throws when the machine fails or the texts have 2^32 characters or
// more.
SearchStats write_search_index(const Archive& archive, const SearchConfig& config, Output& output);

}  // namespace baoku
