// The index in parts, each the items of a few neighbouring first symbols: items -> shards and
// lists.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/output.h"
#include "base/record_key.h"
#include "search/directory.h"
#include "search/items.h"
#include "search/shards.h"

namespace baoku {

struct SymbolRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const SymbolRange&, const SymbolRange&) = default;
};

// Divides the symbols into parts of not too much work each; `starts` as in places.h. Depends on the
// texts alone, never on the number of threads, for shards do not reach over the borders of parts;
// and where the borders are changes little when the texts change a little.
std::vector<SymbolRange> plan_parts(const std::vector<std::size_t>& starts,
                                    const IndexShape& shape);

// A file as it was written: one of the same items, with the same item behind it, is the same.
struct WrittenShard {
  DirectoryEntry entry;
  Gram first;               // of its first item
  std::uint32_t items = 0;  // in it
  RecordKey key;            // of them, and of the one behind them
};
struct WrittenList {
  std::string name;
  std::uint32_t lists = 0;  // in it
  RecordKey key;            // of them, and of the one behind them
};

struct PartFiles {
  std::vector<WrittenList> lists;    // by number
  std::vector<WrittenShard> shards;  // in trie order
};

struct WrittenPart {
  PartFiles files;
  WrittenFiles written;
};

// Writes the files of the part that begins with symbol `first`; those that are `before` are kept in
// the output, when it can.
WrittenPart write_part(const ItemRun& items, std::uint32_t first, SymbolSpace space,
                       const IndexShape& shape, Output& output, const PartFiles& before = {});

// As MadeFiles keeps them.
std::string text_of(const PartFiles& files);
PartFiles part_files(std::string_view text);

}  // namespace baoku
