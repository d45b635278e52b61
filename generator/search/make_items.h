// Places -> items: which grams are heads, and what stands in heads and units. See format.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/format.h"
#include "search/items.h"
#include "search/part.h"
#include "search/places.h"

namespace baoku {

// What items depend on beside the places below them.
struct ItemMeasures {
  SymbolSpace space;
  std::uint32_t numbers = 0;
  const std::vector<std::uint32_t>& years;  // the first number of each
  const IndexShape& shape;

  // Nodes of a unit less deep than this are no leaves.
  std::uint32_t leaf_depth_of(std::uint32_t symbol) const {
    return is_whole(space.field_of(symbol)) ? shape.max_depth : shape.leaf_depth;
  }
};

// Appends the head of a gram to `items`, `skipped` symbols behind it not being stored.
void add_head(std::span<const std::uint32_t> gram, std::uint32_t skipped,
              const std::vector<Posting>& postings, const ItemMeasures& measures, ItemRun& items);

// Returns the postings of a head; `numbers`: how many articles could have.
std::vector<Posting> postings_of(const ItemView& head, std::uint32_t numbers);

// Appends the item of a node of `trie` and, when it is a head, all below it.
void make_items(const GramRange& root, PlaceTrie& trie, const ItemMeasures& measures,
                ItemRun& items);

// Makes the items of a few symbols from their places; `starts` as in places.h.
ItemRun make_part(const Corpus& corpus, SymbolRange symbols, const std::vector<std::size_t>& starts,
                  std::span<const std::uint32_t> places, const ItemMeasures& measures);

}  // namespace baoku
