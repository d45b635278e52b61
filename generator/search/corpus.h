// The folded texts of all articles as one run of symbols, which the trie is built from.
//
//   symbols   | title 0 | byline 0 | byline 0 | kicker 0 | ... block 0 | title 0 | ...
//               ^begin    ^title_end            ^byline_end               ^next article's begin
//
// Behind its texts stand an article's fields: |title| 0 |person| 0 ... (fields.h). A symbol is the
// rank (from 1) of a character in the sorted alphabet, moved by the field; 0 ends a text. Empty
// texts leave nothing. Behind the last text stand kRoom more zeros. Articles are known by their
// numbers; those that are free have no symbols. They lie in the order of their numbers, but for
// those that have changed since the symbols were kept: these stand at the end, with zeros in their
// place.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/folding.h"
#include "search/fields.h"
#include "search/numbers.h"
#include "search/symbol_run.h"
#include "search/usual_prints.h"

namespace baoku {

// Characters, each with its field above it; 0 ends a text. What symbols are before the alphabet of
// the archive is known.
inline constexpr std::uint32_t kFieldBit = 21;
using FieldText = std::vector<std::uint32_t>;

struct Corpus {
  static constexpr std::size_t kRoom = 3;  // so that symbols can be read four by four

  struct Bounds {
    std::uint32_t begin = 0;
    std::uint32_t title_end = 0;
    std::uint32_t byline_end = 0;
    std::uint32_t end = 0;

    // The same of an article that begins at `place`.
    Bounds moved_to(std::size_t place) const {
      const std::uint32_t rise = static_cast<std::uint32_t>(place) - begin;  // modulo 2^32
      return {begin + rise, title_end + rise, byline_end + rise, end + rise};
    }
  };
  struct Slot {
    std::uint32_t begin = 0;
    std::uint32_t article = 0;
  };
  std::vector<char32_t> alphabet;  // sorted; symbol s of a text is alphabet[s - 1]
  SymbolSpace space;
  Symbols symbols;
  std::size_t kept = 0;          // the first of them lie as they are in files of the kept index
  std::vector<Bounds> articles;  // by number
  std::vector<Slot> slots;       // articles that have symbols, by place; and the end
  // The slot of every 256th symbol, from which the one of any symbol is a short walk.
  std::vector<std::uint32_t> slot_of_stretch;
  // Printed characters that do not fold to themselves, of each article, sorted: `unlike` up to
  // unlike_ends[article].
  std::u32string unlike;
  std::vector<std::uint32_t> unlike_ends;
  std::map<char32_t, char32_t> usual;  // folded -> as the texts mostly print it, where not the same

  std::size_t size() const { return symbols.size() - kRoom; }
};

// Returns the number of the article that holds the symbol at `place`.
inline std::uint32_t article_at(const Corpus& corpus, std::uint32_t place) {
  std::uint32_t slot = corpus.slot_of_stretch[place >> 8];
  while (corpus.slots[slot + 1].begin <= place) ++slot;
  return corpus.slots[slot].article;
}

// `usual`: see usual_prints.h. Throws when the archive has more than 2^32 - 4 characters.
Corpus make_corpus(const Archive& archive, const ArticleNumbers& numbers, const Folding& folding,
                   const std::map<char32_t, char32_t>& usual, unsigned jobs);

// The steps of make_corpus, for those who have most of a corpus already.
struct ArticleText {
  FieldText text;
  Corpus::Bounds bounds;  // relative to the article's beginning
  std::u32string unlike;
};
ArticleText write_article_text(const Archive& archive, ArticleIndex article, const Prints& prints);

// Turns characters with fields into symbols of an alphabet.
class SymbolTable {
 public:
  explicit SymbolTable(std::span<const char32_t> alphabet);
  // Returns 0 for a character that is not in the alphabet.
  std::uint32_t symbol_of(std::uint32_t character) const;

 private:
  std::vector<std::uint32_t> rank_of_;
  std::uint32_t width_;
};

// Fills `slots` and `slot_of_stretch` in; symbols and articles must be there.
void find_slots(Corpus& corpus);
// Puts the symbols into the order of the articles' numbers.
void gather_symbols(Corpus& corpus);
// Returns all characters of `unlike` once, sorted.
std::vector<char32_t> all_unlike(const Corpus& corpus);

}  // namespace baoku
