// What a second core gives.
#pragma once

#include <filesystem>

#include "build_bench.h"

namespace baoku::bench {

// How many times quicker each step of a first build of `archive` is with two threads than with one,
// and "arithmetic": the same of two threads that share nothing, which is what the machine has to
// give. The machine's speed may change from minute to minute: the build with two threads stands
// between two with one. `site` is removed again.
Json second_core_json(BuildConfig config, const std::filesystem::path& archive,
                      const std::filesystem::path& site);

}  // namespace baoku::bench
