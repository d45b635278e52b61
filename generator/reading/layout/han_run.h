// The most common Han characters and the full-width marks, told by their bytes alone: most of what
// is read is runs of them, and they are neither noise, nor spaces, and all are two cells wide.
#pragma once

#include <cstddef>
#include <string_view>

namespace baoku {

inline constexpr std::size_t kWideBytes = 3, kWideCells = 2;  // of each of them

// Returns the byte behind the run of U+4E00..U+9FFF, U+3001..U+3029 (、。《》) and U+FF01..U+FF3F
// (，：！) that begins at byte `at`.
inline std::size_t wide_run_end(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  while (at < text.size()) {
    if (byte(at) < 0xE3) break;
    const unsigned first_two = unsigned{byte(at)} << 8 | byte(at + 1);
    const bool is_wide = (first_two >= 0xE4B8 && first_two <= 0xE9BF) ||
                         (first_two == 0xEFBC && byte(at + 2) >= 0x81) ||
                         (first_two == 0xE380 && byte(at + 2) >= 0x81 && byte(at + 2) <= 0xA9);
    if (!is_wide) break;
    at += 3;
  }
  return at;
}

}  // namespace baoku
