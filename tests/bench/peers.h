// The same articles through other programs in the same run: Hugo (people and days as taxonomies,
// feed, sitemap, a plain theme) and Pagefind on Hugo's pages.
#pragma once

#include <filesystem>

#include "build_bench.h"

namespace baoku::bench {

struct PeersConfig {
  std::string hugo = "hugo";
  std::string pagefind;  // the program, or "" to leave it out
};

Json measure_peers(const CorpusConfig& corpus, const BuildConfig& config, const PeersConfig& peers);

std::string peers_table(const Json& figures);

}  // namespace baoku::bench
