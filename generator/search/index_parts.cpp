#include "search/index_parts.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/parallel.h"
#include "search/kept_items.h"
#include "search/part_changes.h"
#include "search/regrow.h"
#include "search/unit_leaves.h"

namespace baoku {
namespace {

constexpr std::size_t kWaves = 8;     // about: how often the corpus is gone through for its places
constexpr std::size_t kMostCut = 16;  // changed articles; more change most parts anyway

// Makes the items of a few symbols from their places.
ItemRun make_part(const Corpus& corpus, SymbolRange symbols, const std::vector<std::size_t>& starts,
                  std::span<const std::uint32_t> places, const ItemMeasures& measures) {
  ItemRun items;
  PlaceTrie trie(corpus);
  std::size_t begin = 0;
  for (std::uint32_t s = symbols.begin; s < symbols.end; ++s) {
    const std::size_t count = starts[s + 1] - starts[s];
    if (count > 0) make_items(trie.open(places.subspan(begin, count), 1), trie, measures, items);
    begin += count;
  }
  return items;
}

// What one thread after the other leaves of its part.
struct PartResult {
  WrittenPart written;
  std::optional<KeptPart> kept;
  bool is_unchanged = false;
};

IndexParts join(std::vector<PartResult> results) {
  IndexParts parts;
  parts.parts = results.size();
  bool are_all_kept = true;
  for (PartResult& result : results) {
    parts.written.add(result.written.written);
    for (WrittenShard& shard : result.written.files.shards) {
      parts.entries.push_back(std::move(shard.entry));
    }
    parts.kept_parts += result.is_unchanged ? 1 : 0;
    are_all_kept = are_all_kept && result.kept;
    if (are_all_kept) parts.kept.push_back(*result.kept);
  }
  if (!are_all_kept) parts.kept.clear();
  return parts;
}

RecordKey key_of_files(const KeptPart& part, SymbolSpace space, const IndexShape& shape) {
  KeyBuilder key;
  key.add("part")
      .add(part.key)
      .add(std::uint64_t{part.symbols.begin})
      .add(std::uint64_t{space.width});
  key.add(std::uint64_t{shape.shard_bytes}).add(std::uint64_t{shape.list_bytes});
  return key.key();
}

// The files of the part `symbols`, made of items() unless they are there. `kept` tells what the
// items are, `before` what they were; without `kept`, nobody knows.
template <typename Items>
WrittenPart made_part(SymbolRange symbols, const std::optional<KeptPart>& kept,
                      const KeptPart* before, Items items, SymbolSpace space,
                      const IndexShape& shape, const MadeFiles& files, Output& output) {
  if (!kept) return write_part(items(), symbols.begin, space, shape, output);
  WrittenPart part;
  const auto make = [&](Output& noting, std::string_view files_before) {
    const PartFiles known = part_files(files_before);
    return text_of(write_part(items(), symbols.begin, space, shape, noting, known).files);
  };
  std::optional<RecordKey> key_before;
  if (before != nullptr) key_before = key_of_files(*before, space, shape);
  part.files =
      part_files(files.make(key_of_files(*kept, space, shape), make, part.written, key_before));
  return part;
}

// The tails that begin with one of `symbols`.
Tails tails_of(Tails tails, SymbolRange symbols) {
  const auto first_at = [&](std::uint32_t symbol) {
    return std::partition_point(tails.begin(), tails.end(),
                                [&](const Tail& tail) { return tail.symbol(0) < symbol; });
  };
  return {first_at(symbols.begin), first_at(symbols.end)};
}

// What has changed in one kept part.
struct ChangedPart {
  bool is_there = true;  // else it must be made from its places
  PartChanges changes;
  std::size_t first_regrown = 0;  // among those of all parts
};

class ChangedParts {
 public:
  ChangedParts(const ChangedCorpus& changed, const FirstSymbols& first,
               const ItemMeasures& measures, const SearchConfig& config, const KeptIndex& index)
      : changed_(changed), first_(first), measures_(measures), config_(config), index_(index) {
    find();
    std::vector<Gram> grams;
    for (ChangedPart& part : parts_) {
      part.first_regrown = grams.size();
      grams.insert(grams.end(), part.changes.regrown.begin(), part.changes.regrown.end());
    }
    grown_ = regrow(grams, articles_of_regrown(), changed.corpus, measures, config.jobs);
  }

  // Returns the kept part that begins where this one does, or null.
  const KeptPart* before(SymbolRange symbols) const {
    const auto found = std::lower_bound(
        changed_.parts.begin(), changed_.parts.end(), symbols.begin,
        [](const KeptPart& part, std::uint32_t s) { return part.symbols.begin < s; });
    return found != changed_.parts.end() && found->symbols.begin == symbols.begin ? &*found
                                                                                  : nullptr;
  }

  // Is it the same part, with the same items? `before`: as above.
  bool is_kept(SymbolRange symbols, const KeptPart* before) const {
    if (before == nullptr || before->symbols != symbols) return false;
    const ChangedPart& part = parts_[static_cast<std::size_t>(before - changed_.parts.data())];
    return part.is_there && part.changes.empty();
  }

  ItemRun items_of(SymbolRange symbols) const {
    ItemRun items;
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const SymbolRange& kept = changed_.parts[p].symbols;
      if (kept.end <= symbols.begin || kept.begin >= symbols.end) continue;
      const std::optional<ItemRun> old =
          parts_[p].is_there ? index_.read_part(changed_.parts[p]) : std::nullopt;
      if (!old) return from_places(symbols);
      const auto grown =
          std::span(grown_).subspan(parts_[p].first_regrown, parts_[p].changes.regrown.size());
      apply_changes(*old, parts_[p].changes, grown, symbols.begin, symbols.end, items);
    }
    return items;
  }

 private:
  void find() {
    std::vector<ChangedArticle> articles_before = changed_.before;
    std::vector<ChangedArticle> articles_after = changed_.after;
    KeptItems kept(index_, changed_.parts);
    for (std::size_t a = 0; a < articles_after.size() && a < kMostCut; ++a) {
      cut_tails(articles_before[a], articles_after[a], [&](std::span<const std::uint32_t> tail) {
        const std::optional<ItemView> unit = kept.unit_of(tail);
        return unit ? leaf_depth(*unit, tail, measures_) : std::nullopt;
      });
    }
    const std::vector<Tail> before = sorted_tails(articles_before);
    const std::vector<Tail> after = sorted_tails(articles_after);
    parts_.resize(changed_.parts.size());
    parallel_for(parts_.size(), config_.jobs, [&](std::size_t p) {
      const Tails were = tails_of(before, changed_.parts[p].symbols);
      const Tails are = tails_of(after, changed_.parts[p].symbols);
      if (are_same(were, are)) return;
      const std::optional<ItemRun> items = index_.read_part(changed_.parts[p]);
      parts_[p].is_there = items.has_value();
      if (items) parts_[p].changes = find_changes(*items, were, are, measures_);
    });
  }

  // All that may have one of the regrown grams.
  std::vector<std::uint32_t> articles_of_regrown() const {
    std::vector<std::uint32_t> articles;
    for (const ChangedArticle& article : changed_.after) articles.push_back(article.article);
    for (const ChangedPart& part : parts_) {
      articles.insert(articles.end(), part.changes.articles.begin(), part.changes.articles.end());
    }
    std::sort(articles.begin(), articles.end());
    articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
    return articles;
  }

  ItemRun from_places(SymbolRange symbols) const {
    const std::vector<std::uint32_t> places = first_.places(symbols.begin, symbols.end, 1);
    return make_part(changed_.corpus, symbols, first_.starts(), places, measures_);
  }

  const ChangedCorpus& changed_;
  const FirstSymbols& first_;
  const ItemMeasures& measures_;
  const SearchConfig& config_;
  const KeptIndex& index_;
  std::vector<ChangedPart> parts_;
  std::vector<ItemRun> grown_;
};

}  // namespace

// Places take twice the room of symbols, so only those of a few parts are laid out at a time.
IndexParts write_parts(const Corpus& corpus, const FirstSymbols& first,
                       const ItemMeasures& measures, const SearchConfig& config, KeptIndex* index,
                       const MadeFiles& files, Output& output) {
  const std::vector<std::size_t>& starts = first.starts();
  const std::vector<SymbolRange> plan = plan_parts(starts, config.shape);
  std::vector<PartResult> results(plan.size());
  std::atomic<std::size_t> done{0};
  for (std::size_t begin = 0; begin < plan.size();) {
    const std::size_t from = starts[plan[begin].begin];
    std::size_t end = begin + 1;
    while (end < plan.size() && starts[plan[end].end] - from <= starts.back() / kWaves) ++end;
    const std::vector<std::uint32_t> places =
        first.places(plan[begin].begin, plan[end - 1].end, config.jobs);
    parallel_for(end - begin, config.jobs, [&](std::size_t i) {
      const std::size_t p = begin + i;
      const auto of_part = std::span(places).subspan(starts[plan[p].begin] - from);
      const ItemRun items = make_part(corpus, plan[p], starts, of_part, measures);
      if (index != nullptr) results[p].kept = index->write_part(plan[p], items);
      results[p].written = made_part(
          plan[p], results[p].kept, nullptr, [&] { return items; }, corpus.space, config.shape,
          files, output);
      if (config.progress) config.progress(++done, plan.size());
    });
    begin = end;
  }
  return join(std::move(results));
}

IndexParts write_changed_parts(const ChangedCorpus& changed, const FirstSymbols& first,
                               const ItemMeasures& measures, const SearchConfig& config,
                               KeptIndex& index, const MadeFiles& files, Output& output) {
  const std::vector<SymbolRange> plan = plan_parts(first.starts(), config.shape);
  const ChangedParts parts(changed, first, measures, config, index);
  std::vector<PartResult> results(plan.size());
  std::atomic<std::size_t> done{0};
  parallel_for(plan.size(), config.jobs, [&](std::size_t p) {
    PartResult& result = results[p];
    const KeptPart* const before = parts.before(plan[p]);
    result.is_unchanged = parts.is_kept(plan[p], before);
    std::optional<ItemRun> items;
    if (result.is_unchanged) {
      result.kept = *before;
    } else {
      items = parts.items_of(plan[p]);
      result.kept = index.write_part(plan[p], *items);
    }
    result.written = made_part(
        plan[p], result.kept, before,
        [&] { return items ? *std::move(items) : parts.items_of(plan[p]); }, measures.space,
        config.shape, files, output);
    if (config.progress) config.progress(++done, plan.size());
  });
  return join(std::move(results));
}

}  // namespace baoku
