// Eight bytes of UTF-8 at a time, for those who look for the few characters that a format escapes:
// most of a Chinese text needs no second look.
#pragma once

#include <cstdint>
#include <cstring>

namespace baoku {

inline constexpr std::uint64_t kHighBits = 0x8080808080808080;

inline std::uint64_t eight_bytes(const char* text) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, sizeof bytes);
  return bytes;
}

// Whether all of them belong to characters beyond ASCII.
inline bool are_beyond_ascii(std::uint64_t bytes) { return (bytes & kHighBits) == kHighBits; }

// Whether none is a control character, a space, one of !"#$%&' or < and >: nothing that HTML
// escapes. A byte's high bit says yes for it; none of the sums carries into the next byte.
inline bool are_plain_html(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kMost = 0x7F * kOnes;
  const std::uint64_t low = bytes & kMost;
  const std::uint64_t is_behind_quotes = low + (0x80 - 0x28) * kOnes;
  const std::uint64_t is_no_angle = ((low | 2 * kOnes) ^ 0x3E * kOnes) + kMost;  // 3C and 3E
  const std::uint64_t is_no_delete = (low ^ kMost) + kMost;
  return (((is_behind_quotes & is_no_angle & is_no_delete) | bytes) & kHighBits) == kHighBits;
}

}  // namespace baoku
