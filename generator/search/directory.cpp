#include "search/directory.h"

#include <algorithm>

#include "search/content_name.h"

namespace baoku {

std::size_t common_start(const Gram& a, const Gram& b) {
  const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(end - a.begin());
}

Gram border_between(const Gram& before, const Gram& first) {
  const std::size_t common = common_start(before, first);
  if (!before.empty() && common == before.size()) return first;
  const auto length = static_cast<std::ptrdiff_t>(common) + 1;
  return Gram(first.begin(), first.begin() + length);
}

void write_name(const std::string& name, BitWriter& bits) {
  for (const char character : name) bits.write(name_digit(character), 5);
}

std::string read_name(BitReader& bits) {
  std::string name;
  for (std::size_t i = 0; i < kContentNameLength; ++i) name.push_back(name_character(bits.read(5)));
  return name;
}

void write_rest(const Gram& before, const Gram& gram, std::size_t kept, SymbolSpace space,
                BitWriter& bits) {
  for (std::size_t i = kept; i < gram.size(); ++i) {
    if (i == kept && i < before.size()) {
      bits.gamma(gram[i] - before[i]);
    } else if (i == 0) {
      bits.binary(gram[i] - 1, space.symbols());
    } else {
      bits.binary(gram[i] - 1 - space.base_of(gram[0]), space.width);
    }
  }
}

void read_rest(Gram& gram, std::size_t kept, std::size_t added, SymbolSpace space,
               BitReader& bits) {
  const std::uint32_t replaced = kept < gram.size() ? gram[kept] : 0;
  gram.resize(kept);
  for (std::size_t i = 0; i < added; ++i) {
    const bool rises = i == 0 && replaced != 0;
    const std::uint32_t symbol = rises ? replaced + bits.gamma()
                                 : gram.empty()
                                     ? bits.binary(space.symbols()) + 1
                                     : bits.binary(space.width) + 1 + space.base_of(gram[0]);
    if (symbol > space.symbols()) throw DamagedIndex("a gram holds a symbol that does not exist");
    gram.push_back(symbol);
  }
}

void write_entries(const std::vector<DirectoryEntry>& entries, SymbolSpace space, BitWriter& bits) {
  bits.gamma(static_cast<std::uint32_t>(entries.size()) + 1);
  Gram before;
  for (const DirectoryEntry& entry : entries) {
    const std::size_t kept = common_start(before, entry.border);
    bits.gamma(static_cast<std::uint32_t>(kept) + 1);
    bits.gamma(static_cast<std::uint32_t>(entry.border.size() - kept));
    write_rest(before, entry.border, kept, space, bits);
    write_name(entry.name, bits);
    before = entry.border;
  }
}

std::vector<DirectoryEntry> read_entries(SymbolSpace space, BitReader& bits) {
  std::vector<DirectoryEntry> entries;
  Gram border;
  for (std::uint32_t left = bits.gamma() - 1; left > 0; --left) {
    const std::size_t kept = bits.gamma() - 1;
    if (kept > border.size()) throw DamagedIndex("a border keeps more than there is");
    const std::size_t added = bits.gamma();
    read_rest(border, kept, added, space, bits);
    entries.push_back({border, read_name(bits)});
  }
  return entries;
}

const DirectoryEntry* entry_for(const std::vector<DirectoryEntry>& entries, const Gram& gram) {
  const auto behind =
      std::upper_bound(entries.begin(), entries.end(), gram,
                       [](const Gram& g, const DirectoryEntry& e) { return g < e.border; });
  return behind == entries.begin() ? nullptr : &*(behind - 1);
}

}  // namespace baoku
