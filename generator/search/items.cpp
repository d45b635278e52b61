#include "search/items.h"

namespace baoku {
namespace {

constexpr std::size_t kHeadWords = 3;

void store(const BitWriter& bits, std::vector<std::uint32_t>& words) {
  words.push_back(static_cast<std::uint32_t>(bits.size()));
  bits.append_to(words);
}

}  // namespace

void ItemRun::add(ItemKind kind, std::span<const std::uint32_t> gram, std::uint32_t skipped,
                  const BitWriter& bits, const BitWriter* list) {
  words_.insert(words_.end(), {static_cast<std::uint32_t>(kind),
                               static_cast<std::uint32_t>(gram.size()), skipped});
  words_.insert(words_.end(), gram.begin(), gram.end());
  store(bits, words_);
  if (list != nullptr) store(*list, words_);
}

ItemView ItemRun::item_at(std::size_t& at) const {
  const std::span<const std::uint32_t> all = words();
  const std::size_t begin = at;
  const auto take = [&](std::size_t count) {
    if (count > all.size() - at) throw DamagedIndex("a kept item ends too early");
    at += count;
    return all.subspan(at - count, count);
  };
  const auto take_bits = [&] {
    const std::size_t size = take(1)[0];
    return BitsView{take((size + 31) / 32), size};
  };
  ItemView item;
  const std::span<const std::uint32_t> head = take(kHeadWords);
  if (head[0] > static_cast<std::uint32_t>(ItemKind::long_head) || head[1] == 0) {
    throw DamagedIndex("a kept item is of no kind");
  }
  item.kind = static_cast<ItemKind>(head[0]);
  item.skipped = head[2];
  item.gram = take(head[1]);
  item.bits = take_bits();
  if (item.kind == ItemKind::long_head) item.list = take_bits();
  item.words = all.subspan(begin, at - begin);
  return item;
}

}  // namespace baoku
