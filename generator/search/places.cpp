#include "search/places.h"

#include <algorithm>
#include <bit>

#include "base/parallel.h"

namespace baoku {
namespace {

constexpr std::size_t kChunks = 8;     // of the corpus, counted for themselves
constexpr std::size_t kPrefetch = 16;  // places ahead

}  // namespace

FirstSymbols sort_by_first_symbol(const Corpus& corpus, unsigned jobs) {
  const std::size_t symbols = corpus.space.symbols() + 1;
  const std::size_t size = corpus.symbols.size();
  const auto chunk_begin = [&](std::size_t chunk) { return size * chunk / kChunks; };
  std::vector<std::vector<std::uint32_t>> next(kChunks, std::vector<std::uint32_t>(symbols));
  parallel_for(kChunks, jobs, [&](std::size_t chunk) {
    for (std::size_t i = chunk_begin(chunk); i < chunk_begin(chunk + 1); ++i) {
      ++next[chunk][corpus.symbols[i]];
    }
  });
  FirstSymbols first;
  first.starts.assign(symbols + 1, 0);
  std::uint32_t total = 0;
  for (std::size_t s = 1; s < symbols; ++s) {
    first.starts[s] = total;
    for (std::size_t chunk = 0; chunk < kChunks; ++chunk) {
      const std::uint32_t count = next[chunk][s];
      next[chunk][s] = total;
      total += count;
    }
  }
  first.starts[symbols] = total;
  first.places.resize(total);
  parallel_for(kChunks, jobs, [&](std::size_t chunk) {
    for (std::size_t i = chunk_begin(chunk); i < chunk_begin(chunk + 1); ++i) {
      const std::uint32_t symbol = corpus.symbols[i];
      if (symbol != 0) first.places[next[chunk][symbol]++] = static_cast<std::uint32_t>(i);
    }
  });
  return first;
}

PlaceTrie::PlaceTrie(const Corpus& corpus, const FirstSymbols& first, std::uint32_t first_symbol,
                     std::uint32_t end_symbol)
    : corpus_(corpus),
      symbol_bits_(static_cast<unsigned>(std::bit_width(corpus.space.symbols()))),
      symbol_mask_((1u << symbol_bits_) - 1),
      key_symbols_(64 / symbol_bits_),
      tallies_(corpus.articles.size()) {
  const std::size_t begin = first.starts[first_symbol];
  places_.reserve(first.starts[end_symbol] - begin);
  for (std::uint32_t s = first_symbol; s < end_symbol; ++s) {
    if (first.starts[s] == first.starts[s + 1]) continue;
    root_symbols_.push_back(s);
    root_starts_.push_back(static_cast<std::uint32_t>(places_.size()));
    for (std::size_t i = first.starts[s]; i < first.starts[s + 1]; ++i) {
      // Places of one symbol lie far apart; without this each would wait for the memory.
      if (i + kPrefetch < first.starts[s + 1]) {
        __builtin_prefetch(&corpus.symbols[first.places[i + kPrefetch]]);
      }
      const std::uint32_t place = first.places[i];
      places_.push_back({key_at(place + 1), place, article_at(corpus, place)});
    }
    sort(root_starts_.back(), static_cast<std::uint32_t>(places_.size()));
  }
  root_starts_.push_back(static_cast<std::uint32_t>(places_.size()));
}

std::uint64_t PlaceTrie::key_at(std::uint32_t place) const {
  std::uint64_t key = 0;
  std::uint32_t taken = 0;
  for (; taken < key_symbols_; ++taken) {
    const std::uint32_t symbol = corpus_.symbols[place + taken];
    if (symbol == 0) break;  // nothing behind the end of the text belongs to the gram
    key = key << symbol_bits_ | symbol;
  }
  return taken == 0 ? 0 : key << ((key_symbols_ - taken) * symbol_bits_);
}

void PlaceTrie::sort(std::uint32_t begin, std::uint32_t end) {
  const auto is_less = [](const Item& a, const Item& b) {
    return a.key != b.key ? a.key < b.key : a.place < b.place;
  };
  const auto from = places_.begin() + begin;
  const auto to = places_.begin() + end;
  // One letter repeated a hundred million times is in order already.
  if (!std::is_sorted(from, to, is_less)) std::sort(from, to, is_less);
}

std::vector<GramRange> PlaceTrie::roots() const {
  std::vector<GramRange> roots;
  for (std::size_t i = 0; i + 1 < root_starts_.size(); ++i) {
    roots.push_back({root_starts_[i], root_starts_[i + 1], 1, 1 + key_symbols_});
  }
  return roots;
}

std::uint32_t PlaceTrie::count_articles(const GramRange& range, std::uint32_t limit) {
  if (range.size() == 1) return 1;
  ++count_;
  std::uint32_t articles = 0;
  for (std::uint32_t i = range.begin; i < range.end && articles <= limit; ++i) {
    std::uint32_t& seen = tallies_[places_[i].article].count;
    if (seen != count_) seen = count_, ++articles;
  }
  return articles;
}

std::uint32_t PlaceTrie::rank_of(const Item& item) const {
  const Corpus::Bounds& bounds = corpus_.articles[item.article];
  return item.place < bounds.title_end ? 2 : item.place < bounds.byline_end ? 1 : 0;
}

std::optional<std::uint32_t> PlaceTrie::only_plain_article(const GramRange& range) const {
  if (range.size() != 1 || rank_of(places_[range.begin]) != 0) return std::nullopt;
  return places_[range.begin].article;
}

std::vector<Posting> PlaceTrie::postings(const GramRange& range) {
  ++count_;
  std::vector<std::uint32_t> articles;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Item& item = places_[i];
    Tally& tally = tallies_[item.article];
    if (tally.count != count_) {
      tally = {count_, 0, 0};
      articles.push_back(item.article);
    }
    ++tally.occurrences;
    tally.rank = std::max(tally.rank, rank_of(item));
  }
  std::sort(articles.begin(), articles.end());
  std::vector<Posting> postings;
  postings.reserve(articles.size());
  for (const std::uint32_t article : articles) {
    const Tally& tally = tallies_[article];
    postings.push_back(
        {article, static_cast<std::uint8_t>(tally.rank), tier_of(tally.occurrences)});
  }
  return postings;
}

std::uint32_t PlaceTrie::shared_symbols(const GramRange& range, std::uint32_t limit) const {
  const std::uint32_t* first = &corpus_.symbols[places_[range.begin].place + range.depth];
  std::uint32_t shared = 0;
  while (shared < limit && first[shared] != 0) ++shared;
  for (std::uint32_t i = range.begin + 1; i < range.end && shared > 0; ++i) {
    const std::uint32_t* other = &corpus_.symbols[places_[i].place + range.depth];
    std::uint32_t same = 0;
    while (same < shared && other[same] == first[same]) ++same;
    shared = same;
  }
  return shared;
}

}  // namespace baoku
