// A set of characters that is asked of every character of a text: one look at a table answers.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace baoku {

class CharacterSet {
 public:
  // `characters` must outlive the set, as literals do.
  explicit constexpr CharacterSet(std::u32string_view characters) : characters_(characters) {
    slots_.fill(kFree);
    for (const char32_t c : characters) {
      char32_t& slot = slots_[slot_of(c)];
      slot = slot == kFree || slot == c ? c : kShared;
    }
  }

  constexpr bool has(char32_t c) const {
    const char32_t slot = slots_[slot_of(c)];
    return slot == c || (slot == kShared && characters_.find(c) != std::u32string_view::npos);
  }

 private:
  static constexpr char32_t kFree = 0x110000, kShared = 0x110001;  // no characters
  static constexpr std::size_t slot_of(char32_t c) { return c & 0xFF; }

  std::u32string_view characters_;
  std::array<char32_t, 256> slots_{};  // by the last eight bits
};

}  // namespace baoku
