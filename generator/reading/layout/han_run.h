// The most common Han characters, told by their bytes alone: most of what is read is runs of them,
// and they are neither noise, nor spaces, nor marks.
#pragma once

#include <cstddef>
#include <string_view>

namespace baoku {

// Returns the byte behind the run of U+4E00..U+9FFF that begins at byte `at`.
inline std::size_t han_run_end(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  while (at < text.size() &&
         ((byte(at) >= 0xE5 && byte(at) <= 0xE9) || (byte(at) == 0xE4 && byte(at + 1) >= 0xB8))) {
    at += 3;
  }
  return at;
}

}  // namespace baoku
