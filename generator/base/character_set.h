// A set of characters that is asked of every character of a text: one look at a table answers.
// Few characters of a text are in the set, so that looking for them passes by most without even
// decoding them.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/utf8.h"

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

  // Returns the byte at or behind `at` where the first character of the set begins, or text.size().
  std::size_t find_in(std::string_view text, std::size_t at) const {
    constexpr std::size_t kHan = 3;  // bytes of a character, of which the last two tell its slot
    while (at < text.size()) {
      const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
      if ((byte(at) & 0xF0u) == 0xE0u &&
          slots_[(byte(at + 1) & 3u) << 6 | (byte(at + 2) & 0x3Fu)] == kFree) {
        at += kHan;
        continue;
      }
      std::size_t next = at;
      if (has(next_code_point(text, next))) return at;
      at = next;
    }
    return at;
  }

 private:
  static constexpr char32_t kFree = 0x110000, kShared = 0x110001;  // no characters
  static constexpr std::size_t slot_of(char32_t c) { return c & 0xFF; }

  std::u32string_view characters_;
  std::array<char32_t, 256> slots_{};  // by the last eight bits
};

}  // namespace baoku
