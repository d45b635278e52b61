#include "search/places.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/parallel.h"

namespace baoku {
namespace {

constexpr std::size_t kChunks = 8;     // of the corpus, counted for themselves
constexpr std::size_t kPrefetch = 16;  // places ahead
constexpr std::uint32_t kFew = 48;     // places whose articles are sorted, not counted

}  // namespace

FirstSymbols::FirstSymbols(const Corpus& corpus, unsigned jobs)
    : corpus_(corpus), counts_(kChunks), starts_(corpus.space.symbols() + 2) {
  parallel_for(kChunks, jobs, [&](std::size_t chunk) {
    counts_[chunk].resize(corpus.space.symbols() + 1);
    const std::size_t end = chunk_begin(chunk + 1);
    for (std::size_t i = chunk_begin(chunk); i < end; ++i) ++counts_[chunk][corpus.symbols[i]];
  });
  for (std::size_t s = 1; s + 1 < starts_.size(); ++s) {
    starts_[s + 1] = starts_[s];
    for (const std::vector<std::uint32_t>& counts : counts_) starts_[s + 1] += counts[s];
  }
}

std::size_t FirstSymbols::chunk_begin(std::size_t chunk) const {
  return corpus_.size() * chunk / kChunks;
}

std::vector<std::uint32_t> FirstSymbols::places(std::uint32_t begin, std::uint32_t end,
                                                unsigned jobs) const {
  std::vector<std::vector<std::uint32_t>> next(kChunks, std::vector<std::uint32_t>(end - begin));
  std::uint32_t total = 0;
  for (std::uint32_t s = begin; s < end; ++s) {
    for (std::size_t chunk = 0; chunk < kChunks; ++chunk) {
      next[chunk][s - begin] = total;
      total += counts_[chunk][s];
    }
  }
  std::vector<std::uint32_t> places(total);
  parallel_for(kChunks, jobs, [&](std::size_t chunk) {
    const std::size_t last = chunk_begin(chunk + 1);
    for (std::size_t i = chunk_begin(chunk); i < last; ++i) {
      const std::uint32_t symbol = corpus_.symbols[i];
      if (symbol - begin >= end - begin) continue;
      places[next[chunk][symbol - begin]++] = static_cast<std::uint32_t>(i);
    }
  });
  return places;
}

PlaceTrie::PlaceTrie(const Corpus& corpus)
    : corpus_(corpus),
      narrow_(corpus.symbols.narrow()),
      symbol_bits_(
          narrow_ != nullptr ? 16 : static_cast<unsigned>(std::bit_width(corpus.space.symbols()))),
      symbol_mask_((1u << symbol_bits_) - 1),
      key_symbols_(64 / symbol_bits_),
      tallies_(corpus.articles.size()) {}

GramRange PlaceTrie::open(std::span<const std::uint32_t> places, std::uint32_t depth) {
  places_.clear();
  places_.reserve(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    // Places of one gram lie far apart; without this each would wait for the memory.
    if (i + kPrefetch < places.size()) {
      if (narrow_ != nullptr) __builtin_prefetch(narrow_ + places[i + kPrefetch]);
      __builtin_prefetch(&corpus_.slot_of_stretch[places[i + kPrefetch] >> 8]);
    }
    places_.push_back({key_at(places[i] + depth), places[i], article_at(corpus_, places[i])});
  }
  const auto size = static_cast<std::uint32_t>(places_.size());
  sort(0, size);
  return {0, size, depth, depth + key_symbols_};
}

// Nothing behind the end of the text belongs to the gram.
std::uint64_t PlaceTrie::key_at(std::uint32_t place) const {
  if (narrow_ != nullptr) {
    const std::uint16_t* const next = narrow_ + place;
    const std::uint64_t key = std::uint64_t{next[0]} << 48 | std::uint64_t{next[1]} << 32 |
                              std::uint64_t{next[2]} << 16 | next[3];
    if (next[0] == 0) return 0;
    if (next[1] == 0) return key & ~(UINT64_MAX >> 16);
    if (next[2] == 0) return key & ~(UINT64_MAX >> 32);
    return key;
  }
  std::uint64_t key = 0;
  std::uint32_t taken = 0;
  for (; taken < key_symbols_; ++taken) {
    const std::uint32_t symbol = corpus_.symbols[place + taken];
    if (symbol == 0) break;
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

std::uint32_t PlaceTrie::count_articles(const GramRange& range, std::uint32_t limit) {
  if (range.size() == 1) return 1;
  begin_count();
  std::uint32_t articles = 0;
  for (std::uint32_t i = range.begin; i < range.end && articles <= limit; ++i) {
    Tally& tally = tallies_[places_[i].article];
    if (tally >> kTallyBits != count_) tally = count_ << kTallyBits, ++articles;
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

const std::vector<Posting>& PlaceTrie::postings(const GramRange& range) {
  postings_.clear();
  if (range.size() <= kFew) {
    gather_few(range);
  } else {
    gather_many(range);
  }
  return postings_;
}

void PlaceTrie::begin_count() {
  if (++count_ >> (32 - kTallyBits) == 0) return;
  std::fill(tallies_.begin(), tallies_.end(), 0);
  count_ = 1;
}

// Sorts what there is; most ranges are so short that nothing else is quicker.
void PlaceTrie::gather_few(const GramRange& range) {
  std::array<std::uint64_t, kFew> found;
  for (std::uint32_t i = 0; i < range.size(); ++i) {
    const Item& item = places_[range.begin + i];
    found[i] = std::uint64_t{item.article} << 2 | rank_of(item);
  }
  const auto end = found.begin() + range.size();
  std::sort(found.begin(), end);
  for (auto first = found.begin(); first != end;) {
    const auto article = static_cast<std::uint32_t>(*first >> 2);
    auto next = first + 1;
    while (next != end && *next >> 2 == article) ++next;
    postings_.push_back({article, static_cast<std::uint8_t>(next[-1] & 3),
                         tier_of(static_cast<std::uint32_t>(next - first))});
    first = next;
  }
}

void PlaceTrie::gather_many(const GramRange& range) {
  begin_count();
  std::vector<std::uint32_t>& articles = met_;
  articles.clear();
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Item& item = places_[i];
    Tally& tally = tallies_[item.article];
    if (tally >> kTallyBits != count_) {
      tally = count_ << kTallyBits;
      articles.push_back(item.article);
    }
    if ((tally >> 2 & 7) < 4) tally += 4;  // more make no difference
    tally = (tally & ~3u) | std::max(tally & 3, rank_of(item));
  }
  if (articles.size() > tallies_.size() / 16) {  // going through all is quicker than sorting
    articles.clear();
    for (std::uint32_t a = 0; a < tallies_.size(); ++a) {
      if (tallies_[a] >> kTallyBits == count_) articles.push_back(a);
    }
  } else {
    std::sort(articles.begin(), articles.end());
  }
  for (const std::uint32_t article : articles) {
    const Tally tally = tallies_[article];
    postings_.push_back({article, static_cast<std::uint8_t>(tally & 3), tier_of(tally >> 2 & 7)});
  }
}

std::uint32_t PlaceTrie::shared_symbols(const GramRange& range, std::uint32_t limit) const {
  // Sorted places: when the first and the last differ, nothing is shared.
  if (range.depth < range.sorted &&
      key_symbol(range, range.begin) != key_symbol(range, range.end - 1)) {
    return 0;
  }
  const Symbols& symbols = corpus_.symbols;
  const std::size_t first = places_[range.begin].place + range.depth;
  std::uint32_t shared = 0;
  while (shared < limit && symbols[first + shared] != 0) ++shared;
  for (std::uint32_t i = range.begin + 1; i < range.end && shared > 0; ++i) {
    const std::size_t other = places_[i].place + range.depth;
    std::uint32_t same = 0;
    while (same < shared && symbols[other + same] == symbols[first + same]) ++same;
    shared = same;
  }
  return shared;
}

}  // namespace baoku
