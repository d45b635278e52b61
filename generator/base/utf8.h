// UTF-8 as the whole program handles it: every text past `decode_text` is proven valid UTF-8, so
// the functions below never look for errors. Offsets are bytes; they stand on code point
// boundaries.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace baoku {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// Returns the code point at `offset` and moves `offset` behind it. Requires offset < text.size().
inline char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(offset);
  if ((lead & 0xF0u) == 0xE0u) {  // Han characters and their marks are most of all
    const char32_t c =
        (lead & 0x0Fu) << 12 | (byte(offset + 1) & 0x3Fu) << 6 | (byte(offset + 2) & 0x3Fu);
    return offset += 3, c;
  }
  if (lead < 0x80) return offset++, lead;
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1Fu) << 6 | (byte(offset + 1) & 0x3Fu);
    return offset += 2, c;
  }
  const char32_t c = (lead & 0x07u) << 18 | (byte(offset + 1) & 0x3Fu) << 12 |
                     (byte(offset + 2) & 0x3Fu) << 6 | (byte(offset + 3) & 0x3Fu);
  return offset += 4, c;
}

// Moves `offset` back over the code point before it and returns that. Requires offset > 0.
inline char32_t previous_code_point(std::string_view text, std::size_t& offset) {
  do --offset;
  while ((static_cast<unsigned char>(text[offset]) & 0xC0u) == 0x80u);
  std::size_t at = offset;
  return next_code_point(text, at);
}

inline char32_t first_code_point(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U'\0' : next_code_point(text, at);
}

inline char32_t last_code_point(std::string_view text) {
  std::size_t at = text.size();
  return text.empty() ? U'\0' : previous_code_point(text, at);
}

void append_utf8(std::string& out, char32_t code_point);
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);
std::size_t count_code_points(std::string_view text);

// Returns the byte offset behind the first `count` code points, or text.size() when there are
// fewer.
std::size_t offset_of_code_point(std::string_view text, std::size_t count);

// Finds the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7).
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

// True for what no text holds: control characters other than tab, line feed, vertical tab, form
// feed and carriage return (noise of page extraction at worst), and code points that are no
// characters.
bool is_impossible(char32_t c);

// Removes ASCII white space, ideographic spaces (U+3000), no-break spaces and U+FEFF at both ends.
std::string_view trim(std::string_view text);

// True for ASCII white space, U+00A0, U+3000, U+2000..U+200A, U+202F, U+205F.
inline bool is_space(char32_t c) {
  if (c <= U' ') return c == U' ' || (c >= U'\t' && c <= U'\r');
  if (c > 0x3000) return false;
  return c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

}  // namespace baoku
