#include "reading/layout/pairs.h"

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

template <typename Found>
void each_pair(std::string_view text, Found found) {
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_space(c)) continue;
    const char32_t letter = letter_of(c);
    if (before != 0 && letter != 0) found(CharacterPair{before} << 32 | letter);
    before = letter;
  }
}

}  // namespace

std::vector<CharacterPair> character_pairs(std::string_view text) {
  std::vector<CharacterPair> pairs;
  pairs.reserve(text.size() / 3);
  each_pair(text, [&](CharacterPair pair) { pairs.push_back(pair); });
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

double share_said_again(std::string_view line, std::string_view text) {
  const std::vector<CharacterPair> own = character_pairs(line);
  if (own.empty()) return 0;
  std::vector<bool> said(own.size());
  std::size_t count = 0;
  each_pair(text, [&](CharacterPair pair) {
    const auto found = std::lower_bound(own.begin(), own.end(), pair);
    if (found == own.end() || *found != pair) return;
    const auto which = static_cast<std::size_t>(found - own.begin());
    count += !said[which];
    said[which] = true;
  });
  return static_cast<double>(count) / static_cast<double>(own.size());
}

}  // namespace baoku
