// What must be made again of a part's items when the texts of some articles have changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/changed_texts.h"
#include "search/items.h"
#include "search/make_items.h"

namespace baoku {

struct PartChanges {
  // The items as they are to be, in trie order, none of more than one first symbol.
  struct Step {
    enum class Kind { kept, head, regrown } kind;
    std::uint32_t symbol;  // the first of its grams
    std::size_t begin;     // words of the old items, or of `heads`; or one of `regrown`
    std::size_t end;
  };
  std::vector<Step> steps;
  ItemRun heads;              // new ones, or with other postings
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
