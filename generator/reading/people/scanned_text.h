// A text as the people finder walks it: code points with their byte offsets, and where ICU's
// dictionary begins words. Characters are folded one by one (traditional to simplified, full width
// to half), since the lexicon is written in simplified characters; what is handed out stands as
// printed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reading/people/character_kinds.h"

namespace baoku {

class ScannedText {
 public:
  // Views `text`, which must live as long.
  explicit ScannedText(std::string_view text);

  std::u32string_view chars() const { return chars_; }
  std::size_t size() const { return chars_.size(); }
  // Returns the folded character at `at`, or 0 at the end.
  char32_t at(std::size_t at) const { return at < chars_.size() ? chars_[at] : U'\0'; }
  // True when the character at `at` is of one of the kinds; false at the end.
  bool is(CharacterKinds kinds, std::size_t at) const {
    return at < kinds_.size() && (kinds_[at] & kinds) != 0;
  }
  std::uint32_t byte(std::size_t at) const { return bytes_[at]; }
  std::size_t index_of_byte(std::uint32_t byte) const;
  // Returns the characters from `begin` to `end` as printed.
  std::string slice(std::size_t begin, std::size_t end) const {
    return std::string(text_.substr(bytes_[begin], bytes_[end] - bytes_[begin]));
  }

  // Asks ICU for the words of the run of Han characters around `at`.
  void segment_around(std::size_t at);
  // True when a word begins at `at`, or nothing is known of it; ends of Han runs always begin one.
  bool begins_word(std::size_t at) const { return at >= starts_.size() || starts_[at] != 0; }
  // The same, but false where a Han character has not been asked about.
  bool surely_begins_word(std::size_t at) const;
  // Frees what only the search for candidates needs.
  void forget_words() { kinds_ = {}, starts_ = {}; }

 private:
  std::string_view text_;
  std::u32string chars_;
  std::vector<std::uint32_t> bytes_;  // of each character, and the end
  std::vector<CharacterKinds> kinds_;
  std::vector<std::uint8_t> starts_;  // 1 word begins, 0 inside a word, 2 not asked yet
};

}  // namespace baoku
