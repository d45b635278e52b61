// baoku check --search ROOT: holds the published search index against the published pages.
#pragma once

#include <cstddef>
#include <filesystem>

#include "commands/outcome.h"

namespace baoku {

struct CheckRequest {
  std::filesystem::path root = ".";
  bool search = false;        // the only thing that can be checked so far
  std::size_t per_shard = 8;  // grams of each shard that are replayed
  unsigned jobs = 0;          // 0: as many as the machine has
};

// The status is kContentErrors when index and pages disagree in anything. Throws when there is no
// index or it is damaged.
Outcome check_command(const CheckRequest& request);

}  // namespace baoku
