// Character properties, from ICU.
#pragma once

#include <cstddef>

namespace baoku {

// Terminal cells that a character takes: 0 (combining, format), 1, or 2 (wide and full-width).
std::size_t display_width(char32_t c);

// True for Han ideographs (script Han, with 〇 and 々).
bool is_rare_han(char32_t c);
inline bool is_han(char32_t c) {
  if (c >= 0x4E00 && c <= 0x9FFF) return true;
  return c >= 0x2E80 && is_rare_han(c);
}

// True for letters and ideographs of any script; not for digits, marks and punctuation.
bool is_letter(char32_t c);

// The capital of a letter, or the character itself.
char32_t to_upper(char32_t c);

}  // namespace baoku
