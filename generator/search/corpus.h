// The folded texts of all articles as one run of symbols, which the trie is built from.
//
//   symbols   | title 0 | byline 0 | byline 0 | kicker 0 | ... block 0 | title 0 | ...
//               ^begin    ^title_end            ^byline_end               ^next article's begin
//
// Behind its texts stand an article's fields: |title| 0 |person| 0 ... (fields.h). A symbol is the
// rank (from 1) of a character in the sorted alphabet, moved by the field; 0 ends a text. Empty
// texts leave nothing.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "archive/archive.h"
#include "base/folding.h"
#include "search/fields.h"

namespace baoku {

struct Corpus {
  struct Bounds {
    std::uint32_t begin = 0;
    std::uint32_t title_end = 0;
    std::uint32_t byline_end = 0;
  };
  std::vector<char32_t> alphabet;  // sorted; symbol s of a text is alphabet[s - 1]
  SymbolSpace space;
  std::vector<std::uint32_t> symbols;
  std::vector<Bounds> articles;  // one more than articles: the last begins at the end
  // The article of every 256th symbol, from which the article of any symbol is a short walk.
  std::vector<std::uint32_t> article_of_stretch;
  std::vector<char32_t> changed;  // characters of the texts that do not fold to themselves, sorted
  std::map<char32_t, char32_t> usual;  // folded -> as the texts mostly print it, where not the same
};

// Returns the article that holds the symbol at `place`.
inline std::uint32_t article_at(const Corpus& corpus, std::uint32_t place) {
  std::uint32_t article = corpus.article_of_stretch[place >> 8];
  while (corpus.articles[article + 1].begin <= place) ++article;
  return article;
}

// Throws when the archive has more than 2^32 - 1 characters.
Corpus make_corpus(const Archive& archive, const Folding& folding, unsigned jobs);

}  // namespace baoku
