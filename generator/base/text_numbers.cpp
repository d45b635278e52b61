#include "base/text_numbers.h"

#include <xxhash.h>

#include <utility>

namespace baoku {

TextNumbers::TextNumbers() : slots_(1024) {}

std::uint32_t TextNumbers::number(std::string_view text) {
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  Slot& slot = slot_of(hash.high64, hash.low64);
  if (slot.number != kFree) return slot.number;
  const auto number = static_cast<std::uint32_t>(size_++);
  slot = {hash.high64, hash.low64, number};
  if (size_ * 2 > slots_.size()) grow();
  return number;
}

TextNumbers::Slot& TextNumbers::slot_of(std::uint64_t high, std::uint64_t low) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = low & mask;
  while (slots_[at].number != kFree && (slots_[at].low != low || slots_[at].high != high)) {
    at = (at + 1) & mask;
  }
  return slots_[at];
}

void TextNumbers::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
  for (const Slot& slot : old) {
    if (slot.number != kFree) slot_of(slot.high, slot.low) = slot;
  }
}

}  // namespace baoku
