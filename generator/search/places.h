// The places of a corpus sorted by what stands to their right, opened gram by gram: the trie
// without its nodes. A node is a range of places that share their first `depth` symbols.
//
// Keys hold as many symbols as fit into 64 bits; a range is sorted on by the next symbols only when
// the walk comes that deep, which few do. Method: multikey sorting of suffixes, cut off by depth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "search/corpus.h"
#include "search/postings.h"

namespace baoku {

// How often each first symbol stands in the corpus, and from where on its places are when all are
// in the order of their first symbols: symbol s has starts[s] .. starts[s + 1].
class FirstSymbols {
 public:
  FirstSymbols(const Corpus& corpus, unsigned jobs);

  const std::vector<std::size_t>& starts() const { return starts_; }
  // Returns the places of the symbols begin .. end, by symbol, in the order of the corpus.
  std::vector<std::uint32_t> places(std::uint32_t begin, std::uint32_t end, unsigned jobs) const;

 private:
  std::size_t chunk_begin(std::size_t chunk) const;

  const Corpus& corpus_;
  std::vector<std::vector<std::uint32_t>> counts_;  // of each chunk of the corpus, by symbol
  std::vector<std::size_t> starts_;
};

struct GramRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t depth = 0;   // symbols that all places share
  std::uint32_t sorted = 0;  // symbols that the range is sorted by

  std::uint32_t size() const { return end - begin; }
};

// Places that share a gram, for one gram after the other. Serves one thread.
class PlaceTrie {
 public:
  explicit PlaceTrie(const Corpus& corpus);

  // Takes the places of a gram of `depth` symbols, in the order of the corpus, instead of those
  // that it had; returns their node.
  GramRange open(std::span<const std::uint32_t> places, std::uint32_t depth);
  // Calls visit(symbol, child) for each next symbol, ascending; symbol 0 is the end of a text.
  template <typename Visit>
  void for_each_child(GramRange& range, Visit visit);
  // Counts articles, but stops at limit + 1.
  std::uint32_t count_articles(const GramRange& range, std::uint32_t limit);
  // Returns the articles of the node, ascending; until the next call.
  const std::vector<Posting>& postings(const GramRange& range);
  // Returns the article of a range of size 1 when it stands in plain text there, as most do.
  std::optional<std::uint32_t> only_plain_article(const GramRange& range) const {
    if (range.size() != 1 || places_[range.begin].rank() != 0) return std::nullopt;
    return places_[range.begin].article();
  }
  // Counts how many more symbols, up to `limit`, all places of the range share.
  std::uint32_t shared_symbols(const GramRange& range, std::uint32_t limit) const;
  // Returns symbol i of the range's gram; requires i < range.depth.
  std::uint32_t symbol(const GramRange& range, std::uint32_t i) const {
    return corpus_.symbols[places_[range.begin].place + i];
  }

 private:
  struct Item {
    std::uint64_t key;  // the symbols that the place was sorted by last
    std::uint32_t place;
    std::uint32_t found;  // article << 2 | rank of the place: 0 text, 1 byline, 2 title

    std::uint32_t article() const { return found >> 2; }
    std::uint32_t rank() const { return found & 3; }
  };

  // What the last count that met an article knows of it: number of the count | occurrences, up to
  // 4 | rank. In one word, for articles come in no order.
  using Tally = std::uint32_t;
  static constexpr unsigned kTallyBits = 5;

  Item item_at(std::uint32_t place, std::uint32_t depth) const;
  std::uint64_t key_at(std::uint32_t place) const;
  // By key, then place; their first `shared` symbols of the key are the same.
  void sort(std::uint32_t begin, std::uint32_t end, std::uint32_t shared = 0);
  void divide(std::uint32_t begin, std::uint32_t end, std::uint32_t shared);
  void begin_count();
  void gather_few(const GramRange& range);
  void gather_many(const GramRange& range);
  std::uint32_t key_symbol(const GramRange& range, std::uint32_t i) const {
    const std::uint32_t from_right = range.sorted - range.depth - 1;
    return static_cast<std::uint32_t>(places_[i].key >> (from_right * symbol_bits_)) & symbol_mask_;
  }

  const Corpus& corpus_;
  const std::uint16_t* narrow_;
  unsigned symbol_bits_;
  std::uint32_t symbol_mask_;
  std::uint32_t key_symbols_;
  std::vector<Item> places_;
  std::vector<Tally> tallies_;  // by article
  std::uint32_t count_ = 0;
  std::vector<std::uint32_t> met_;
  std::vector<Posting> postings_;
};

template <typename Visit>
void PlaceTrie::for_each_child(GramRange& range, Visit visit) {
  if (range.depth >= range.sorted) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      places_[i].key = key_at(places_[i].place + range.depth);
    }
    sort(range.begin, range.end);
    range.sorted = range.depth + key_symbols_;
  }
  for (std::uint32_t i = range.begin; i < range.end;) {
    const std::uint32_t next = key_symbol(range, i);
    const std::uint32_t begin = i;
    // Most groups are short; a gallop would pay for few.
    while (i < range.end && key_symbol(range, i) == next) ++i;
    visit(next, GramRange{begin, i, range.depth + 1, range.sorted});
  }
}

}  // namespace baoku
