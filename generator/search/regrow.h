// Finds the places of a set of grams in one walk over the corpus, and makes their items again.
#pragma once

#include <vector>

#include "search/corpus.h"
#include "search/items.h"
#include "search/make_items.h"

namespace baoku {

// Returns the items of each gram. `grams` are sorted, and none begins another.
std::vector<ItemRun> regrow(const std::vector<Gram>& grams, const Corpus& corpus,
                            const ItemMeasures& measures, unsigned jobs);

}  // namespace baoku
