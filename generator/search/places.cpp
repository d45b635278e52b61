#include "search/places.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/parallel.h"

namespace baoku {
namespace {

constexpr std::size_t kChunks = 8;      // of the corpus, counted for themselves
constexpr std::size_t kPrefetch = 16;   // places ahead
constexpr std::size_t kBlock = 4096;    // symbols that are looked through at once
constexpr std::uint32_t kMany = 768;    // places that are sorted by one symbol after the other
constexpr std::uint32_t kVeryFew = 12;  // that are put into order one by one
constexpr std::uint32_t kFew = 48;      // places whose articles are sorted, not counted

// Calls visit(place, symbol - begin) for each of the symbols begin .. begin + count at the places
// first .. last. They stand in no order, so a branch would often be guessed wrong: first all that
// are meant are taken down.
template <typename Symbols, typename Visit>
void for_each_symbol(const Symbols& symbols, std::size_t first, std::size_t last,
                     std::uint32_t begin, std::uint32_t count, Visit visit) {
  std::array<std::uint32_t, kBlock> meant;
  for (std::size_t block = first; block < last; block += kBlock) {
    std::size_t found = 0;
    for (std::size_t i = block; i < std::min(last, block + kBlock); ++i) {
      meant[found] = static_cast<std::uint32_t>(i);
      found += std::uint32_t{symbols[i]} - begin < count ? 1 : 0;
    }
    for (std::size_t i = 0; i < found; ++i) visit(meant[i], symbols[meant[i]] - begin);
  }
}

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
    const auto put = [&](std::uint32_t place, std::uint32_t symbol) {
      places[next[chunk][symbol]++] = place;
    };
    const std::size_t from = chunk_begin(chunk);
    const std::size_t to = chunk_begin(chunk + 1);
    if (const std::uint16_t* const narrow = corpus_.symbols.narrow()) {
      for_each_symbol(narrow, from, to, begin, end - begin, put);
    } else {
      for_each_symbol(corpus_.symbols, from, to, begin, end - begin, put);
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
    places_.push_back(item_at(places[i], depth));
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

PlaceTrie::Item PlaceTrie::item_at(std::uint32_t place, std::uint32_t depth) const {
  const std::uint32_t article = article_at(corpus_, place);
  const Corpus::Bounds& bounds = corpus_.articles[article];
  const std::uint32_t rank = place < bounds.title_end ? 2 : place < bounds.byline_end ? 1 : 0;
  return {key_at(place + depth), place, article << 2 | rank};
}

void PlaceTrie::sort(std::uint32_t begin, std::uint32_t end, std::uint32_t shared) {
  const auto is_less = [](const Item& a, const Item& b) {
    return a.key != b.key ? a.key < b.key : a.place < b.place;
  };
  if (end - begin <= kVeryFew) {
    for (std::uint32_t i = begin + 1; i < end; ++i) {
      const Item item = places_[i];
      std::uint32_t at = i;
      for (; at > begin && is_less(item, places_[at - 1]); --at) places_[at] = places_[at - 1];
      places_[at] = item;
    }
    return;
  }
  const auto from = places_.begin() + begin;
  const auto to = places_.begin() + end;
  // One letter repeated a hundred million times is in order already.
  if (std::is_sorted(from, to, is_less)) return;
  if (end - begin >= kMany && shared < key_symbols_) return divide(begin, end, shared);
  std::sort(from, to, is_less);
}

// Lays the places out by one symbol of their keys and sorts those of each symbol: where there are
// many, comparing them costs twice the time. Method: American flag sort (McIlroy, Bostic, McIlroy
// 1993), which needs no room for a copy.
void PlaceTrie::divide(std::uint32_t begin, std::uint32_t end, std::uint32_t shared) {
  const std::uint32_t base = corpus_.space.base_of(corpus_.symbols[places_[begin].place]);
  const unsigned shift = (key_symbols_ - 1 - shared) * symbol_bits_;
  const auto digit_of = [&](const Item& item) {
    const auto symbol = static_cast<std::uint32_t>(item.key >> shift) & symbol_mask_;
    return symbol == 0 ? 0 : symbol - base;  // all are of one field
  };
  std::vector<std::uint32_t> ends(corpus_.space.width + 1);
  for (std::uint32_t i = begin; i < end; ++i) ++ends[digit_of(places_[i])];
  std::vector<std::uint32_t> next(ends.size());
  std::uint32_t total = begin;
  for (std::size_t digit = 0; digit < ends.size(); ++digit) {
    next[digit] = total;
    ends[digit] = total += ends[digit];
  }
  for (std::size_t digit = 0; digit < ends.size(); ++digit) {
    while (next[digit] < ends[digit]) {
      Item item = places_[next[digit]];
      for (std::uint32_t its = digit_of(item); its != digit; its = digit_of(item)) {
        std::swap(item, places_[next[its]++]);
      }
      places_[next[digit]++] = item;
    }
  }
  std::uint32_t from = begin;
  for (const std::uint32_t to : ends) {
    if (to - from > 1) sort(from, to, shared + 1);
    from = to;
  }
}

std::uint32_t PlaceTrie::count_articles(const GramRange& range, std::uint32_t limit) {
  if (range.size() == 1) return 1;
  begin_count();
  std::uint32_t articles = 0;
  for (std::uint32_t i = range.begin; i < range.end && articles <= limit; ++i) {
    Tally& tally = tallies_[places_[i].article()];
    if (tally >> kTallyBits != count_) tally = count_ << kTallyBits, ++articles;
  }
  return articles;
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
  std::array<std::uint32_t, kFew> found;
  for (std::uint32_t i = 0; i < range.size(); ++i) {
    found[i] = places_[range.begin + i].found;
  }
  const auto end = found.begin() + range.size();
  std::sort(found.begin(), end);
  for (auto first = found.begin(); first != end;) {
    const auto article = *first >> 2;
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
    Tally& tally = tallies_[item.article()];
    if (tally >> kTallyBits != count_) {
      tally = count_ << kTallyBits;
      articles.push_back(item.article());
    }
    if ((tally >> 2 & 7) < 4) tally += 4;  // more make no difference
    tally = (tally & ~3u) | std::max(tally & 3, item.rank());
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
