#include "reading/people/scanned_text.h"

#include <algorithm>

#include "base/folding.h"
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

// Constant after it is made, which takes some 30 ms.
const Folding& folding() {
  static const Folding one;
  return one;
}

}  // namespace

ScannedText::ScannedText(std::string_view text) : text_(text) {
  chars_.reserve(text.size() / 3 + 8);
  bytes_.reserve(text.size() / 3 + 8);
  for (std::size_t at = 0; at < text.size();) {
    bytes_.push_back(static_cast<std::uint32_t>(at));
    const char32_t c = next_code_point(text, at);
    const std::u32string_view folded = c < 0x80 ? std::u32string_view() : folding().folded(c);
    chars_.push_back(folded.size() == 1 ? folded[0] : c);
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
  starts_.assign(chars_.size(), kUnknown);
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
