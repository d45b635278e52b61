#include "search/renumbered_corpus.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <unordered_map>

#include "base/parallel.h"
#include "search/renumber.h"

namespace baoku {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;
constexpr RecordKey kFree;

struct KeyHash {
  std::size_t operator()(const RecordKey& key) const { return key.low; }
};

}  // namespace

std::optional<std::vector<std::uint32_t>> new_numbers(std::span<const RecordKey> before,
                                                      std::span<const RecordKey> after) {
  std::vector<std::uint32_t> to(before.size(), kNone);
  std::vector<bool> is_taken(after.size());
  const auto take = [&](std::size_t old, std::size_t number) {
    to[old] = static_cast<std::uint32_t>(number);
    is_taken[number] = true;
  };
  std::vector<std::size_t> open;  // numbers whose articles are not found yet
  for (std::size_t n = 0; n < before.size(); ++n) {
    if (before[n] == kFree) continue;
    if (n < after.size() && before[n] == after[n]) {
      take(n, n);
    } else {
      open.push_back(n);
    }
  }
  std::unordered_map<RecordKey, std::size_t, KeyHash> number_of;
  for (std::size_t n = 0; n < after.size(); ++n) {
    if (after[n] != kFree && !is_taken[n]) number_of.emplace(after[n], n);
  }
  std::erase_if(open, [&](std::size_t old) {
    const auto found = number_of.find(before[old]);
    if (found == number_of.end() || is_taken[found->second]) return false;
    take(old, found->second);
    return true;
  });
  std::erase_if(open, [&](std::size_t old) {
    if (old >= after.size() || is_taken[old]) return false;
    take(old, old);
    return true;
  });
  std::size_t next = 0;
  for (const std::size_t old : open) {
    while (next < after.size() && is_taken[next]) ++next;
    if (next == after.size()) return std::nullopt;
    take(old, next);
  }
  return to;
}

bool RenumberedCorpus::renumber(const std::vector<std::uint32_t>& to, const ItemMeasures& measures,
                                const KeptIndex& index, unsigned jobs, KeptCorpus& kept) {
  fingerprints_.resize(measures.numbers);
  articles_.resize(measures.numbers);
  std::vector<std::uint32_t> from(measures.numbers, kNone);
  for (std::uint32_t old = 0; old < to.size(); ++old) {
    if (to[old] == kNone) continue;
    fingerprints_[to[old]] = kept.fingerprints[old];
    articles_[to[old]] = kept.articles[old];
    from[to[old]] = old;
  }
  for (const std::uint32_t old : from) {
    if (old != kNone) {
      const std::size_t begin = old == 0 ? 0 : kept.unlike_ends[old - 1];
      const auto of_article = kept.unlike.subspan(begin, kept.unlike_ends[old] - begin);
      unlike_.insert(unlike_.end(), of_article.begin(), of_article.end());
    }
    unlike_ends_.push_back(static_cast<std::uint32_t>(unlike_.size()));
  }
  parts_.assign(kept.parts.begin(), kept.parts.end());
  std::atomic<bool> failed = false;
  parallel_for(parts_.size(), jobs, [&](std::size_t p) {
    const auto items = index.read_part(parts_[p]);
    std::optional<KeptPart> part;
    if (items) {
      const auto numbers = static_cast<std::uint32_t>(to.size());
      part = index.write_part(parts_[p].symbols, baoku::renumber(*items, numbers, to, measures));
    }
    if (part) parts_[p] = *part;
    if (!part) failed = true;
  });
  kept.fingerprints = fingerprints_;
  kept.articles = articles_;
  kept.unlike = unlike_;
  kept.unlike_ends = unlike_ends_;
  kept.parts = parts_;
  return !failed;
}

}  // namespace baoku
