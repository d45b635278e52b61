// Items of articles that have got other numbers: all else about them stays.
#pragma once

#include <cstdint>
#include <vector>

#include "search/items.h"
#include "search/make_items.h"

namespace baoku {

// Returns the items with the numbers to[old], of which no two are the same; `numbers_before`: how
// many there were. `measures` are those of the new numbers and years. Throws DamagedIndex.
ItemRun renumber(const ItemRun& items, std::uint32_t numbers_before,
                 const std::vector<std::uint32_t>& to, const ItemMeasures& measures);

}  // namespace baoku
