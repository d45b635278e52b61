#include "search/regrow.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <span>

#include "base/parallel.h"

namespace baoku {
namespace {

constexpr std::size_t kChunks = 16;        // of the articles
constexpr std::size_t kGramsAtOnce = 128;  // for one thread

// The grams as a trie. Its nodes are numbers; edges behind the first symbol lie in one hash table.
class GramTrie {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  GramTrie(const std::vector<Gram>& grams, std::uint32_t symbols) : first_(symbols + 1, kNone) {
    std::size_t edges = 0;
    for (const Gram& gram : grams) edges += gram.size();
    table_.resize(std::bit_ceil(4 * edges + 16));
    for (std::size_t g = 0; g < grams.size(); ++g) add(grams[g], static_cast<std::uint32_t>(g));
  }

  // Returns the gram that stands at `place`, or kNone.
  std::uint32_t gram_at(const Symbols& symbols, std::size_t place) const {
    std::uint32_t node = first_[symbols[place]];
    while (node != kNone && (node & kGram) == 0) node = child(node, symbols[++place]);
    return node == kNone ? kNone : node & ~kGram;
  }

 private:
  static constexpr std::uint32_t kGram = 1u << 31;  // the node is a whole gram, and this its number

  struct Edge {
    std::uint64_t key = UINT64_MAX;
    std::uint32_t to = kNone;
  };

  static std::uint64_t key_of(std::uint32_t node, std::uint32_t symbol) {
    return std::uint64_t{node} << 32 | symbol;
  }

  std::size_t slot_of(std::uint64_t key) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t slot = (key * 0x9E3779B97F4A7C15) >> 32 & mask;
    while (table_[slot].key != key && table_[slot].to != kNone) slot = (slot + 1) & mask;
    return slot;
  }

  std::uint32_t child(std::uint32_t node, std::uint32_t symbol) const {
    return symbol == 0 ? kNone : table_[slot_of(key_of(node, symbol))].to;
  }

  void add(const Gram& gram, std::uint32_t number) {
    std::uint32_t* to = &first_[gram[0]];
    for (std::size_t i = 1; i < gram.size(); ++i) {
      if (*to == kNone) *to = nodes_++;
      const std::uint64_t key = key_of(*to, gram[i]);
      Edge& edge = table_[slot_of(key)];
      edge.key = key;
      to = &edge.to;
      // Taken now, for an edge that leads nowhere is a free one.
      if (*to == kNone && i + 1 < gram.size()) *to = nodes_++;
    }
    *to = kGram | number;
  }

  std::vector<std::uint32_t> first_;
  std::vector<Edge> table_;
  std::uint32_t nodes_ = 0;
};

// The places of each gram, in the order of the corpus: those of gram g end at ends[g].
struct GramPlaces {
  std::vector<std::uint32_t> places;
  std::vector<std::size_t> ends;
};

GramPlaces find_places(const std::vector<Gram>& grams, const std::vector<std::uint32_t>& articles,
                       const Corpus& corpus, unsigned jobs) {
  struct Found {
    std::uint32_t gram;
    std::uint32_t place;
  };
  const GramTrie trie(grams, corpus.space.symbols());
  std::vector<std::vector<Found>> found(kChunks);
  parallel_for(kChunks, jobs, [&](std::size_t chunk) {
    const std::size_t end = articles.size() * (chunk + 1) / kChunks;
    for (std::size_t a = articles.size() * chunk / kChunks; a < end; ++a) {
      const Corpus::Bounds& bounds = corpus.articles[articles[a]];
      for (std::uint32_t place = bounds.begin; place < bounds.end; ++place) {
        const std::uint32_t gram = trie.gram_at(corpus.symbols, place);
        if (gram != GramTrie::kNone) found[chunk].push_back({gram, place});
      }
    }
  });
  GramPlaces sorted;
  sorted.ends.resize(grams.size() + 1);
  for (const auto& of_chunk : found) {
    for (const Found& one : of_chunk) ++sorted.ends[one.gram + 1];
  }
  for (std::size_t g = 0; g < grams.size(); ++g) sorted.ends[g + 1] += sorted.ends[g];
  sorted.places.resize(sorted.ends.back());
  for (const auto& of_chunk : found) {
    for (const Found& one : of_chunk) sorted.places[sorted.ends[one.gram]++] = one.place;
  }
  return sorted;
}

}  // namespace

std::vector<ItemRun> regrow(const std::vector<Gram>& grams,
                            const std::vector<std::uint32_t>& articles, const Corpus& corpus,
                            const ItemMeasures& measures, unsigned jobs) {
  std::vector<ItemRun> items(grams.size());
  if (grams.empty()) return items;
  const GramPlaces found = find_places(grams, articles, corpus, jobs);
  parallel_for((grams.size() + kGramsAtOnce - 1) / kGramsAtOnce, jobs, [&](std::size_t block) {
    PlaceTrie trie(corpus);
    const std::size_t end = std::min(grams.size(), (block + 1) * kGramsAtOnce);
    for (std::size_t g = block * kGramsAtOnce; g < end; ++g) {
      const std::size_t begin = g == 0 ? 0 : found.ends[g - 1];
      const auto places = std::span(found.places).subspan(begin, found.ends[g] - begin);
      if (places.empty()) continue;
      const auto depth = static_cast<std::uint32_t>(grams[g].size());
      make_items(trie.open(places, depth), trie, measures, items[g]);
    }
  });
  return items;
}

}  // namespace baoku
