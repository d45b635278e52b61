// One part of the index: the grams of a few neighbouring first symbols -> shards and lists.
#pragma once

#include <cstdint>
#include <vector>

#include "base/output.h"
#include "search/corpus.h"
#include "search/directory.h"
#include "search/places.h"
#include "search/shards.h"

namespace baoku {

struct SymbolRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Divides the alphabet into parts of about equal work. Depends on the texts alone, never on the
// number of threads, for shards do not reach over the borders of parts.
std::vector<SymbolRange> plan_parts(const FirstSymbols& first, const IndexShape& shape);

struct WrittenPart {
  std::vector<DirectoryEntry> entries;
  WrittenFiles written;
};

// `years` holds the first article of each year.
WrittenPart write_part(const Corpus& corpus, const FirstSymbols& first, SymbolRange symbols,
                       const std::vector<std::uint32_t>& years, const IndexShape& shape,
                       std::size_t part, Output& output);

}  // namespace baoku
