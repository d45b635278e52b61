// The texts of the articles that have changed, before and after: every tail of them - the symbols
// from one place to the end of its text - sorted. Where a gram has the same tails before and after,
// in the same articles, nothing of it has changed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/corpus.h"
#include "search/fields.h"

namespace baoku {

struct Tail {
  const std::uint32_t* symbols = nullptr;  // up to a 0
  std::uint32_t article = 0;
  std::uint32_t rank = 0;  // 0 text, 1 byline, 2 title
};

using Tails = std::span<const Tail>;

// One article's symbols, and where its title and its byline end in them.
struct ChangedArticle {
  std::uint32_t article = 0;
  std::uint32_t title_end = 0;
  std::uint32_t byline_end = 0;
  Gram symbols;
};

// Returns all tails of the articles, which must outlive them.
std::vector<Tail> sorted_tails(const std::vector<ChangedArticle>& articles);

bool are_same(Tails before, Tails after);

// Cuts off and returns those that have `symbol` at `depth`, which must be the first of `tails` or
// of none of them.
Tails take_symbol(Tails& tails, std::size_t depth, std::uint32_t symbol);

}  // namespace baoku
