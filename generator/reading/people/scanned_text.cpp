#include "reading/people/scanned_text.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/words.h"

namespace baoku {
namespace {

constexpr std::uint8_t kUnknown = 2;
// ICU's cost grows with the run; text without any punctuation is cut into pieces.
constexpr std::size_t kLongestRun = 160;

WordBreaker& breaker() {
  thread_local WordBreaker one;
  return one;
}

}  // namespace

ScannedText::ScannedText(std::string_view text) : text_(text) {
  const KnownCharacter* const known = known_characters();
  const std::size_t size = count_code_points(text);
  chars_.resize(size);
  bytes_.resize(size + 1);
  kinds_.resize(size);
  starts_.assign(size, kUnknown);
  std::size_t at = 0;
  for (std::size_t i = 0; i < size; ++i) {
    bytes_[i] = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(text, at);
    const KnownCharacter character = c < 0x10000 ? known[c] : known_character(c);
    chars_[i] = character.folded;
    kinds_[i] = static_cast<CharacterKinds>(character.kinds);
  }
  bytes_[size] = static_cast<std::uint32_t>(text.size());
}

std::size_t ScannedText::index_of_byte(std::uint32_t byte) const {
  return static_cast<std::size_t>(std::lower_bound(bytes_.begin(), bytes_.end(), byte) -
                                  bytes_.begin());
}

bool ScannedText::surely_begins_word(std::size_t at) const {
  return at >= starts_.size() || starts_[at] == 1 ||
         (starts_[at] == kUnknown && !is_han(chars_[at]));
}

void ScannedText::segment_around(std::size_t at) {
  if (at >= size() || starts_[at] != kUnknown || !is_han(chars_[at])) return;
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongestRun && starts_[begin - 1] == kUnknown &&
         is_han(chars_[begin - 1]))
    --begin;
  std::size_t end = at + 1;
  while (end < size() && end - begin < 2 * kLongestRun && is_han(chars_[end])) ++end;
  breaker().mark_starts(std::u32string_view(chars_).substr(begin, end - begin), &starts_[begin]);
}

}  // namespace baoku
