// A text as the people finder walks it: code points with their byte offsets, and where ICU's
// dictionary begins words. Characters are folded one by one (traditional to simplified, full width
// to half), since the lexicon is written in simplified characters; what is handed out stands as
// printed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "reading/people/character_kinds.h"

namespace baoku {

class ScannedText {
 public:
  ScannedText() = default;
  // Views `text`, which must live as long.
  explicit ScannedText(std::string_view text) { read(text); }
  // The same for another text, with the memory of the last one.
  void read(std::string_view text);

  std::u32string_view chars() const { return {chars_.get(), size_}; }
  std::size_t size() const { return size_; }
  // Returns the folded character at `at`, or 0 at the end.
  char32_t at(std::size_t at) const { return at < size_ ? chars_[at] : U'\0'; }
  // True when the character at `at` is of one of the kinds; false at the end.
  bool is(CharacterKinds kinds, std::size_t at) const {
    return at < size() && (marks_[at].kinds & kinds) != 0;
  }
  // Returns the first place from `from` on with a character of one of the kinds, or the end.
  std::size_t next(CharacterKinds kinds, std::size_t from) const;
  // Returns the weight of the character at `at` in a given name. Requires at < size().
  float given(std::size_t at) const { return 0.5F * static_cast<float>(marks_[at].given); }
  std::uint32_t byte(std::size_t at) const { return bytes_[at]; }
  std::size_t index_of_byte(std::uint32_t byte) const;
  // Returns what ICU's dictionary has the word from `begin` to `end` cost: 70 one of every day, 130
  // a rare one; nothing when it does not know it.
  std::optional<std::uint32_t> cost(std::size_t begin, std::size_t end) const;
  // Returns the characters from `begin` to `end` as printed.
  std::string slice(std::size_t begin, std::size_t end) const {
    return std::string(text_.substr(bytes_[begin], bytes_[end] - bytes_[begin]));
  }

  // Asks ICU for the words of the run of Han characters around `at`.
  void segment_around(std::size_t at);
  // Returns how many runs ICU was asked for: as long as it stays, the two below say the same.
  std::size_t segmented() const { return segmented_; }
  // True when a word begins at `at`, or nothing is known of it; ends of Han runs always begin one.
  bool begins_word(std::size_t at) const {
    return at >= size() || marks_[at].start != CharacterMarks::inside;
  }
  // The same, but false where a Han character has not been asked about.
  bool surely_begins_word(std::size_t at) const;

 private:
  std::string_view text_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;  // of each of these three, which a long text makes longer
  std::unique_ptr<char32_t[]> chars_;
  std::unique_ptr<std::uint32_t[]> bytes_;   // of each character, and the end
  std::unique_ptr<CharacterMarks[]> marks_;  // of each character
  CharacterKinds kinds_ = 0;                 // of all characters together
  std::size_t segmented_ = 0;
};

}  // namespace baoku
