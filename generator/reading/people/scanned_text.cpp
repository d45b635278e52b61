#include "reading/people/scanned_text.h"

#include <algorithm>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/word_dictionary.h"
#include "base/words.h"

namespace baoku {
namespace {

// ICU's cost grows with the run; text without any punctuation is cut into pieces.
constexpr std::size_t kLongestRun = 160;

}  // namespace

void ScannedText::read(std::string_view text) {
  text_ = text;
  segmented_ = 0;
  const KnownCharacter* const table = known_characters();
  if (text.size() >= capacity_) {  // a character has a byte or more
    capacity_ = text.size() + text.size() / 2 + 1;
    chars_ = std::make_unique_for_overwrite<char32_t[]>(capacity_);
    bytes_ = std::make_unique_for_overwrite<std::uint32_t[]>(capacity_);
    marks_ = std::make_unique_for_overwrite<CharacterMarks[]>(capacity_);
  }
  // By their own names, since the compiler must take them for each other's memory otherwise.
  char32_t* chars = chars_.get();
  std::uint32_t* bytes = bytes_.get();
  CharacterMarks* marks = marks_.get();
  unsigned kinds = 0;
  for (std::size_t at = 0; at < text.size();) {
    *bytes++ = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(text, at);
    const KnownCharacter character = c < 0x10000 ? table[c] : known_character(c);
    *chars++ = character.folded;
    *marks++ = character.marks;
    kinds |= character.marks.kinds;
  }
  *bytes = static_cast<std::uint32_t>(text.size());
  size_ = static_cast<std::size_t>(chars - chars_.get());
  kinds_ = static_cast<CharacterKinds>(kinds);
}

std::size_t ScannedText::next(CharacterKinds kinds, std::size_t from) const {
  if ((kinds_ & kinds) == 0) return size_;
  const CharacterMarks* const marks = marks_.get();
  while (from < size_ && (marks[from].kinds & kinds) == 0) ++from;
  return from;
}

std::optional<std::uint32_t> ScannedText::cost(std::size_t begin, std::size_t end) const {
  const WordDictionary* const dictionary = WordDictionary::instance();
  if (dictionary == nullptr) return std::nullopt;
  return dictionary->cost(chars().substr(begin, end - begin));
}

std::size_t ScannedText::index_of_byte(std::uint32_t byte) const {
  const std::uint32_t* const begin = bytes_.get();
  return static_cast<std::size_t>(std::lower_bound(begin, begin + size_ + 1, byte) - begin);
}

bool ScannedText::surely_begins_word(std::size_t at) const {
  return at >= size() || marks_[at].start == CharacterMarks::begins ||
         (marks_[at].start == CharacterMarks::unknown && !is_han(chars_[at]));
}

void ScannedText::segment_around(std::size_t at) {
  if (at >= size() || marks_[at].start != CharacterMarks::unknown || !is_han(chars_[at])) return;
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongestRun &&
         marks_[begin - 1].start == CharacterMarks::unknown && is_han(chars_[begin - 1]))
    --begin;
  std::size_t end = at + 1;
  while (end < size() && end - begin < 2 * kLongestRun && is_han(chars_[end])) ++end;
  ++segmented_;
  thread_local std::vector<std::uint8_t> starts;  // kept, since runs are many and short
  starts.resize(end - begin);
  WordBreaker::of_this_thread().mark_starts(chars().substr(begin, end - begin), starts.data());
  for (std::size_t i = begin; i < end; ++i)
    marks_[i].start = starts[i - begin] ? CharacterMarks::begins : CharacterMarks::inside;
}

}  // namespace baoku
