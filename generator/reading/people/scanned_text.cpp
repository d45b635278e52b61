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
  const KnownCharacter* const table = known_characters();
  const std::size_t size = count_code_points(text);
  chars_.resize(size);
  bytes_.resize(size + 1);
  known_.resize(size);
  // By their own names, since the compiler must take them for each other's memory otherwise.
  char32_t* const chars = chars_.data();
  std::uint32_t* const bytes = bytes_.data();
  Known* const known = known_.data();
  std::size_t at = 0;
  for (std::size_t i = 0; i < size; ++i) {
    bytes[i] = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(text, at);
    const KnownCharacter character = c < 0x10000 ? table[c] : known_character(c);
    chars[i] = character.folded;
    known[i] = {character.kinds, character.given, kUnknown};
  }
  bytes[size] = static_cast<std::uint32_t>(text.size());
}

std::size_t ScannedText::next(CharacterKinds kinds, std::size_t from) const {
  const Known* const known = known_.data();
  const std::size_t size = known_.size();
  while (from < size && (known[from].kinds & kinds) == 0) ++from;
  return from;
}

std::size_t ScannedText::index_of_byte(std::uint32_t byte) const {
  return static_cast<std::size_t>(std::lower_bound(bytes_.begin(), bytes_.end(), byte) -
                                  bytes_.begin());
}

bool ScannedText::surely_begins_word(std::size_t at) const {
  return at >= known_.size() || known_[at].start == 1 ||
         (known_[at].start == kUnknown && !is_han(chars_[at]));
}

void ScannedText::segment_around(std::size_t at) {
  if (at >= size() || known_[at].start != kUnknown || !is_han(chars_[at])) return;
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongestRun && known_[begin - 1].start == kUnknown &&
         is_han(chars_[begin - 1]))
    --begin;
  std::size_t end = at + 1;
  while (end < size() && end - begin < 2 * kLongestRun && is_han(chars_[end])) ++end;
  ++segmented_;
  thread_local std::vector<std::uint8_t> starts;
  starts.resize(end - begin);
  breaker().mark_starts(std::u32string_view(chars_).substr(begin, end - begin), starts.data());
  for (std::size_t i = begin; i < end; ++i) known_[i].start = starts[i - begin];
}

}  // namespace baoku
