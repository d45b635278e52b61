// Where the items of the index are: borders between shards, and above them between pieces of the
// directory. A name's items are those from its border up to the next one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/bits.h"
#include "search/fields.h"

namespace baoku {

struct DirectoryEntry {
  Gram border;
  std::string name;
};

// Returns how many symbols two grams have in common at their start.
std::size_t common_start(const Gram& a, const Gram& b);

// Returns the shortest gram that divides two neighbouring items. What a unit answers begins with
// its gram; a head that skips answers what lies between it and its first child, so the border is
// that child whole. Requires before < first.
Gram border_between(const Gram& before, const Gram& first);

void write_name(const std::string& name, BitWriter& bits);
std::string read_name(BitReader& bits);

void write_entries(const std::vector<DirectoryEntry>& entries, SymbolSpace space, BitWriter& bits);
std::vector<DirectoryEntry> read_entries(SymbolSpace space, BitReader& bits);

// Returns the last entry whose border is not behind `gram`, or nullptr.
const DirectoryEntry* entry_for(const std::vector<DirectoryEntry>& entries, const Gram& gram);

// The symbols of a gram behind the first `kept` of the gram before it, as drawn in format.h.
void write_rest(const Gram& before, const Gram& gram, std::size_t kept, SymbolSpace space,
                BitWriter& bits);
// Changes `gram` from the one before to the one written. Requires kept <= gram.size().
void read_rest(Gram& gram, std::size_t kept, std::size_t added, SymbolSpace space, BitReader& bits);

}  // namespace baoku
