#include "search/kept_items.h"

#include <algorithm>

namespace baoku {
namespace {

constexpr std::size_t kMostOpen = 32;

}  // namespace

const KeptItems::OpenPart* KeptItems::part_of(std::uint32_t symbol) {
  const auto found = std::ranges::find_if(parts_, [&](const KeptPart& part) {
    return part.symbols.begin <= symbol && symbol < part.symbols.end;
  });
  if (found == parts_.end()) return nullptr;
  const auto number = static_cast<std::size_t>(found - parts_.begin());
  if (const auto open = open_.find(number); open != open_.end()) return &open->second;
  if (open_.size() == kMostOpen) open_.clear();
  OpenPart& part = open_[number];
  part.run = index_.read_part(*found);
  if (part.run) part.run->for_each([&](const ItemView& item) { part.items.push_back(item); });
  return &part;
}

std::optional<ItemView> KeptItems::unit_of(std::span<const std::uint32_t> tail) {
  const OpenPart* const part = part_of(tail[0]);
  if (part == nullptr) return std::nullopt;
  const auto behind = std::partition_point(
      part->items.begin(), part->items.end(),
      [&](const ItemView& item) { return !std::ranges::lexicographical_compare(tail, item.gram); });
  if (behind == part->items.begin() || behind[-1].kind != ItemKind::unit) return std::nullopt;
  const std::span<const std::uint32_t> gram = behind[-1].gram;
  const bool is_above =
      gram.size() <= tail.size() && std::equal(gram.begin(), gram.end(), tail.begin());
  return is_above ? std::optional(behind[-1]) : std::nullopt;
}

}  // namespace baoku
