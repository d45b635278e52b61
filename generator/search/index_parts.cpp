#include "search/index_parts.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/parallel.h"
#include "search/changed_parts.h"

namespace baoku {
namespace {

constexpr std::size_t kWaves = 8;  // about: how often the corpus is gone through for its places
constexpr std::size_t kWavePlaces = 1 << 21;  // at least

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

}  // namespace

// Places take twice the room of symbols, so only those of a few parts are laid out at a time.
IndexParts write_parts(const Corpus& corpus, const FirstSymbols& first,
                       const ItemMeasures& measures, const SearchConfig& config, KeptIndex* index,
                       const MadeFiles& files, Output& output) {
  const std::vector<std::size_t>& starts = first.starts();
  const std::vector<SymbolRange> plan = plan_parts(starts, config.shape);
  const std::size_t at_once = std::max(starts.back() / kWaves, kWavePlaces);
  std::vector<PartResult> results(plan.size());
  std::atomic<std::size_t> done{0};
  for (std::size_t begin = 0; begin < plan.size();) {
    const std::size_t from = starts[plan[begin].begin];
    std::size_t end = begin + 1;
    while (end < plan.size() && starts[plan[end].end] - from <= at_once) ++end;
    const std::vector<std::uint32_t> places =
        first.places(plan[begin].begin, plan[end - 1].end, config.jobs);
    parallel_for(end - begin, config.jobs, [&](std::size_t i) {
      const std::size_t p = begin + i;
      const auto of_part = std::span(places).subspan(starts[plan[p].begin] - from);
      ItemRun items = make_part(corpus, plan[p], starts, of_part, measures);
      if (index != nullptr) results[p].kept = index->write_part(plan[p], items);
      results[p].written = made_part(
          plan[p], results[p].kept, nullptr, [&] { return std::move(items); }, corpus.space,
          config.shape, files, output);
      if (config.progress) config.progress(++done, plan.size());
    });
    begin = end;
  }
  return join(std::move(results));
}

IndexParts write_changed_parts(const ChangedCorpus& changed, const ItemMeasures& measures,
                               const SearchConfig& config, KeptIndex& index, const MadeFiles& files,
                               Output& output) {
  const std::vector<SymbolRange> plan = plan_parts(changed.starts, config.shape);
  const ChangedParts parts(changed, measures, config.jobs, index);
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
    const KeptPart* const saved =
        before == nullptr ? nullptr
                          : &changed.saved[static_cast<std::size_t>(before - changed.parts.data())];
    result.written = made_part(
        plan[p], result.kept, saved,
        [&] { return items ? *std::move(items) : parts.items_of(plan[p]); }, measures.space,
        config.shape, files, output);
    if (config.progress) config.progress(++done, plan.size());
  });
  return join(std::move(results));
}

}  // namespace baoku
