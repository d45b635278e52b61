// The items of one part of the index in trie order - heads and units, see format.h -, without what
// packing adds to them: their grams in full, and their bits as they stand in a shard.
//
//   each item, in words of 32 bits:  kind | symbols of the gram | symbols skipped behind it | gram
//                                    bits: their number, words
//                                    of a long head also the bits of its list
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/bits.h"

namespace baoku {

enum class ItemKind : std::uint32_t { unit, short_head, long_head };

struct ItemView {
  ItemKind kind = ItemKind::unit;
  std::uint32_t skipped = 0;  // of heads
  std::span<const std::uint32_t> gram;
  BitsView bits;  // of a unit its subtree, of a head all but the address of its list
  BitsView list;  // of a long head: its postings
  std::span<const std::uint32_t> words;  // the item itself
};

class ItemRun {
 public:
  ItemRun() = default;
  explicit ItemRun(std::vector<std::uint32_t> words) : words_(std::move(words)) {}

  void add(ItemKind kind, std::span<const std::uint32_t> gram, std::uint32_t skipped,
           const BitWriter& bits, const BitWriter* list = nullptr);
  void add(const ItemView& item) {
    words_.insert(words_.end(), item.words.begin(), item.words.end());
  }
  // Calls visit(item) for each. Throws DamagedIndex when the words hold no items.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t at = 0; at < words_.size();) visit(item_at(at));
  }
  const std::vector<std::uint32_t>& words() const { return words_; }

 private:
  // Moves `at` behind the item.
  ItemView item_at(std::size_t& at) const;

  std::vector<std::uint32_t> words_;
};

}  // namespace baoku
