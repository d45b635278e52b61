#include "search/part.h"

#include <algorithm>

namespace baoku {

std::vector<SymbolRange> plan_parts(const std::vector<std::size_t>& starts,
                                    const IndexShape& shape) {
  const std::size_t aim = std::max(shape.part_places, starts.back() / shape.parts);
  const auto end = static_cast<std::uint32_t>(starts.size() - 1);
  std::vector<SymbolRange> parts;
  for (std::uint32_t begin = 1; begin < end;) {
    std::uint32_t s = begin + 1;
    while (s < end && starts[s + 1] - starts[begin] <= aim) ++s;
    parts.push_back({begin, s});
    begin = s;
  }
  return parts;
}

// A long head names the file of its list, so all lists go out before the first shard.
WrittenPart write_part(const ItemRun& items, std::size_t part, SymbolSpace space,
                       const IndexShape& shape, Output& output) {
  ListWriter lists(part, shape, output);
  items.for_each([&](const ItemView& item) {
    if (item.kind == ItemKind::long_head) lists.add(item.list);
  });
  const std::vector<ListAddress>& addresses = lists.finish();
  ShardWriter shards(space, shape, output);
  std::size_t list = 0;
  items.for_each([&](const ItemView& item) {
    shards.add(item, item.kind == ItemKind::long_head ? &addresses[list++] : nullptr);
  });
  WrittenPart result;
  result.entries = shards.finish();
  result.written = shards.written();
  result.written.add(lists.written());
  return result;
}

}  // namespace baoku
