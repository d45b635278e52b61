// The folded texts of all articles as one run of symbols, which the trie is built from.
//
//   symbols   | title 0 | byline 0 | byline 0 | kicker 0 | ... block 0 | title 0 | ...
//               ^begin    ^title_end            ^byline_end               ^next article's begin
//
// A symbol is the rank (from 1) of a character in the sorted alphabet, 0 ends a text. Empty texts
// leave nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "base/folding.h"

namespace baoku {

struct Corpus {
  struct Bounds {
    std::uint32_t begin = 0;
    std::uint32_t title_end = 0;
    std::uint32_t byline_end = 0;
  };
  std::vector<char32_t> alphabet;  // sorted; symbol s is alphabet[s - 1]
  std::vector<std::uint32_t> symbols;
  std::vector<Bounds> articles;   // one more than articles: the last begins at the end
  std::vector<char32_t> changed;  // characters of the texts that do not fold to themselves, sorted
};

// Throws when the archive has more than 2^32 - 1 characters.
Corpus make_corpus(const Archive& archive, const Folding& folding, unsigned jobs);

}  // namespace baoku
