// Looks items of the kept index up, a few parts of it being open at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "search/items.h"
#include "search/kept_index.h"

namespace baoku {

class KeptItems {
 public:
  // `parts` of `index`, in the order of their symbols. Both must outlive it.
  KeptItems(const KeptIndex& index, std::span<const KeptPart> parts)
      : index_(index), parts_(parts) {}

  // Returns the unit that a tail is below, until the next call; nothing when there is none, or its
  // part is damaged. Throws DamagedIndex.
  std::optional<ItemView> unit_of(std::span<const std::uint32_t> tail);

 private:
  struct OpenPart {
    std::optional<ItemRun> run;
    std::vector<ItemView> items;
  };
  const OpenPart* part_of(std::uint32_t symbol);

  const KeptIndex& index_;
  std::span<const KeptPart> parts_;
  std::map<std::size_t, OpenPart> open_;
};

}  // namespace baoku
