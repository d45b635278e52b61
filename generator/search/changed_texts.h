// The texts of the articles that have changed, before and after: every tail of them - the symbols
// from one place to the end of its text, or as far as they matter - sorted. Where a gram has the
// same tails before and after, in the same articles, nothing of it has changed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "search/corpus.h"
#include "search/fields.h"

namespace baoku {

struct Tail {
  std::span<const std::uint32_t> symbols;
  std::uint32_t article = 0;
  std::uint32_t rank = 0;  // 0 text, 1 byline, 2 title

  // Returns 0, the end, where there is no symbol.
  std::uint32_t symbol(std::size_t i) const { return i < symbols.size() ? symbols[i] : 0; }
};

using Tails = std::span<const Tail>;

// Tails from the places begin .. end matter up to place `to`: no leaf of the trie lies deeper.
struct TailCut {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t to = 0;
};

// One article's symbols, and where its title and its byline end in them.
struct ChangedArticle {
  std::uint32_t article = 0;
  std::uint32_t title_end = 0;
  std::uint32_t byline_end = 0;
  Gram symbols;
  std::vector<TailCut> cuts = {};  // by place

  std::uint32_t rank_of(std::size_t place) const {
    return place < title_end ? 2 : place < byline_end ? 1 : 0;
  }
};

// Cuts the tails of one article short that begin alike before and after, when they are told apart
// only behind the leaf of the trie that they end in: so the same is left of them. What a change
// makes of an article are then the few places that see it. `leaf_depth` tells how deep in the trie
// as it was a tail has its leaf, and nothing when that leaf is no reason to look no further.
using LeafDepth = std::function<std::optional<std::size_t>(std::span<const std::uint32_t> tail)>;
void cut_tails(ChangedArticle& before, ChangedArticle& after, const LeafDepth& leaf_depth);

// Returns all tails of the articles, which must outlive them.
std::vector<Tail> sorted_tails(const std::vector<ChangedArticle>& articles);

bool are_same(Tails before, Tails after);

// Cuts off and returns those that have `symbol` at `depth`, which must be the first of `tails` or
// of none of them.
Tails take_symbol(Tails& tails, std::size_t depth, std::uint32_t symbol);

}  // namespace baoku
