#include "reading/pairs.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

// Letters and digits; full-width Latin counts as its half-width twin.
char32_t letter_of(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if ((c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || c >= 0x4E00)
    return is_han(c) || c < 0x80 ? c : 0;
  if (c >= U'A' && c <= U'Z') return c + 32;
  return is_han(c) ? c : 0;
}

}  // namespace

std::vector<CharacterPair> character_pairs(std::string_view text) {
  std::vector<CharacterPair> pairs;
  pairs.reserve(text.size() / 3);
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_space(c)) continue;
    const char32_t letter = letter_of(c);
    if (before != 0 && letter != 0) pairs.push_back(CharacterPair{before} << 32 | letter);
    before = letter;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace baoku
