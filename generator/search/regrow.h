// Finds the places of a set of grams in one walk over the articles that have them, and makes their
// items again.
#pragma once

#include <cstdint>
#include <vector>

#include "search/corpus.h"
#include "search/items.h"
#include "search/make_items.h"

namespace baoku {

// Returns the items of each gram. `grams` are sorted, and none begins another; none stands in an
// article that is not among `articles`, which are sorted.
std::vector<ItemRun> regrow(const std::vector<Gram>& grams,
                            const std::vector<std::uint32_t>& articles, const Corpus& corpus,
                            const ItemMeasures& measures, unsigned jobs);

}  // namespace baoku
