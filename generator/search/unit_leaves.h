// Reads the subtree of a unit, as drawn in format.h: which leaves it has, and who is in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "search/items.h"
#include "search/make_items.h"
#include "search/postings.h"

namespace baoku {

// Stands in the gram of a leaf for a symbol that the unit does not tell.
inline constexpr std::uint32_t kSkippedSymbol = UINT32_MAX;

// Calls visit(gram, postings) for each leaf of `unit`; the gram of those that stand at the end of
// texts ends in 0. Throws DamagedIndex.
using VisitLeaf = std::function<void(const Gram& gram, const std::vector<Posting>& postings)>;
void for_each_leaf(const ItemView& unit, const ItemMeasures& measures, const VisitLeaf& visit);

// Returns how many symbols the leaf is deep that a tail below `unit` ends in; nothing when it is a
// leaf for another reason than that so few articles have its gram.
std::optional<std::size_t> leaf_depth(const ItemView& unit, std::span<const std::uint32_t> tail,
                                      const ItemMeasures& measures);

}  // namespace baoku
