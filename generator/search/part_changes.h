// What must be made again of a part's items when the texts of some articles have changed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/changed_texts.h"
#include "search/items.h"
#include "search/make_items.h"

namespace baoku {

// All else stays. Both in trie order.
struct PartChanges {
  ItemRun heads;              // other postings, and no other items below them for it
  std::vector<Gram> regrown;  // grams to be made from their places, with all that is below them;
                              // none begins another
  std::vector<std::uint32_t> articles;  // in which those were, in any order

  bool empty() const { return heads.words().empty() && regrown.empty(); }
};

// `before` and `after`: the tails that begin with the symbols of the part. Throws DamagedIndex.
PartChanges find_changes(const ItemRun& items, Tails before, Tails after,
                         const ItemMeasures& measures);

// Returns the items of the symbols begin .. end; `grown`: those of regrown[i].
void apply_changes(const ItemRun& items, const PartChanges& changes, std::span<const ItemRun> grown,
                   std::uint32_t begin, std::uint32_t end, ItemRun& out);

}  // namespace baoku
