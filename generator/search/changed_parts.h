// What the changed articles change in the parts that were kept, and the items of any part after it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "search/changed_corpus.h"
#include "search/kept_index.h"
#include "search/make_items.h"
#include "search/part_changes.h"
#include "search/places.h"

namespace baoku {

class ChangedParts {
 public:
  // All must outlive it. Throws DamagedIndex.
  ChangedParts(const ChangedCorpus& changed, const ItemMeasures& measures, unsigned jobs,
               const KeptIndex& index);

  // Returns the kept part that begins where this one does, or null.
  const KeptPart* before(SymbolRange symbols) const;
  // Is it the same part, with the same items? `before`: as above.
  bool is_kept(SymbolRange symbols, const KeptPart* before) const;
  // Returns the items of a part as it is now. Thread-safe.
  ItemRun items_of(SymbolRange symbols) const;

 private:
  // What has changed in one kept part.
  struct ChangedPart {
    bool is_there = true;  // else it must be made from its places
    PartChanges changes;
    std::size_t first_regrown = 0;  // among those of all parts
  };

  void cut(std::vector<ChangedArticle>& before, std::vector<ChangedArticle>& after) const;
  void find();
  std::vector<std::uint32_t> articles_of_regrown() const;
  ItemRun from_places(SymbolRange symbols) const;

  const ChangedCorpus& changed_;
  const ItemMeasures& measures_;
  unsigned jobs_;
  const KeptIndex& index_;
  std::vector<ChangedPart> parts_;
  std::vector<ItemRun> grown_;
  mutable std::once_flag counted_;
  mutable std::optional<FirstSymbols> first_;  // counted when a part must be made from its places
};

}  // namespace baoku
