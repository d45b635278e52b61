// The items of one part of the index in trie order - heads and units, see format.h -, without what
// packing adds to them: their grams in full, and their bits as they stand in a shard.
//
//   each item, in words of 32 bits:  kind | symbols of the gram | symbols skipped behind it | gram
//                                    bits: their number, words
//                                    of a long head also the bits of its list
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
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
  // Looks at items that lie elsewhere, as long as `owner` is there; none can be added.
  ItemRun(std::shared_ptr<const void> owner, std::span<const std::uint32_t> words)
      : owner_(std::move(owner)), kept_(words) {}

  void add(ItemKind kind, std::span<const std::uint32_t> gram, std::uint32_t skipped,
           const BitWriter& bits, const BitWriter* list = nullptr);
  // Adds items as they lie in another run.
  void add(std::span<const std::uint32_t> words) {
    words_.insert(words_.end(), words.begin(), words.end());
  }
  // Calls visit(item) for each. Throws DamagedIndex when the words hold no items.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t at = 0; at < words().size();) visit(item_at(at));
  }
  std::span<const std::uint32_t> words() const { return owner_ ? kept_ : std::span(words_); }

 private:
  // Moves `at` behind the item.
  ItemView item_at(std::size_t& at) const;

  std::vector<std::uint32_t> words_;
  std::shared_ptr<const void> owner_;
  std::span<const std::uint32_t> kept_;
};

}  // namespace baoku
