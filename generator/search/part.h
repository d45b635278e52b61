// The index in parts, each the items of a few neighbouring first symbols: items -> shards and
// lists.
#pragma once

#include <cstdint>
#include <vector>

#include "base/output.h"
#include "search/directory.h"
#include "search/items.h"
#include "search/shards.h"

namespace baoku {

struct SymbolRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const SymbolRange&, const SymbolRange&) = default;
};

// Divides the symbols into parts of about equal work; `starts` as in places.h. Depends on the texts
// alone, never on the number of threads, for shards do not reach over the borders of parts.
std::vector<SymbolRange> plan_parts(const std::vector<std::size_t>& starts,
                                    const IndexShape& shape);

struct WrittenPart {
  std::vector<DirectoryEntry> entries;
  WrittenFiles written;
};

// Writes the files of part number `part`.
WrittenPart write_part(const ItemRun& items, std::size_t part, SymbolSpace space,
                       const IndexShape& shape, Output& output);

}  // namespace baoku
