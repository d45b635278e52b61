#include "search/places.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <vector>

#include "archives.h"
#include "search/corpus.h"
#include "search/numbers.h"

using namespace baoku;

// The first walk sorts by the first symbols of what follows, the deeper ones by later symbols.
TEST_CASE("The places of a gram are divided by the symbols that follow, however many there are") {
  std::mt19937 random(11);
  const Archive archive = random_archive(Alphabet::few, 400, random);
  const Folding folding;
  const Corpus corpus = make_corpus(archive, ArticleNumbers(archive), folding, {}, 1);
  const FirstSymbols first(corpus, 2);
  PlaceTrie trie(corpus);
  std::size_t most = 0;
  for (std::uint32_t symbol = 1; symbol <= corpus.space.symbols(); ++symbol) {
    const std::vector<std::uint32_t> places = first.places(symbol, symbol + 1, 2);
    if (places.empty()) continue;
    most = std::max(most, places.size());
    // Of each way to go on for up to six symbols, or to an end: how often it is gone.
    std::map<Gram, std::uint32_t> wanted;
    for (const std::uint32_t place : places) {
      REQUIRE(corpus.symbols[place] == symbol);
      Gram gram;
      for (std::size_t i = 1; i <= 6 && (gram.empty() || gram.back() != 0); ++i) {
        gram.push_back(corpus.symbols[place + i]);
      }
      ++wanted[gram];
    }
    std::vector<std::pair<Gram, std::uint32_t>> found;
    const auto walk = [&](auto self, GramRange range, const Gram& gram) -> void {
      if (gram.size() == 6 || (!gram.empty() && gram.back() == 0)) {
        found.emplace_back(gram, range.size());
        return;
      }
      std::vector<std::pair<std::uint32_t, GramRange>> children;
      trie.for_each_child(range, [&](std::uint32_t next, const GramRange& child) {
        children.emplace_back(next, child);
      });
      for (const auto& [next, child] : children) {
        Gram longer = gram;
        longer.push_back(next);
        self(self, child, longer);
      }
    };
    walk(walk, trie.open(places, 1), {});
    CHECK(found == std::vector<std::pair<Gram, std::uint32_t>>(wanted.begin(), wanted.end()));
  }
  CHECK(most > 2000);
}
