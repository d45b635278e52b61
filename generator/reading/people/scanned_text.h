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
    return at < known_.size() && (known_[at].kinds & kinds) != 0;
  }
  // Returns the first place from `from` on with a character of one of the kinds, or the end.
  std::size_t next(CharacterKinds kinds, std::size_t from) const;
  // Returns the weight of the character at `at` in a given name. Requires at < size().
  float given(std::size_t at) const { return 0.5F * static_cast<float>(known_[at].given); }
  std::uint32_t byte(std::size_t at) const { return bytes_[at]; }
  std::size_t index_of_byte(std::uint32_t byte) const;
  // Returns the characters from `begin` to `end` as printed.
  std::string slice(std::size_t begin, std::size_t end) const {
    return std::string(text_.substr(bytes_[begin], bytes_[end] - bytes_[begin]));
  }

  // Asks ICU for the words of the run of Han characters around `at`.
  void segment_around(std::size_t at);
  // Returns how many runs ICU was asked for: as long as it stays, the two below say the same.
  std::size_t segmented() const { return segmented_; }
  // True when a word begins at `at`, or nothing is known of it; ends of Han runs always begin one.
  bool begins_word(std::size_t at) const { return at >= known_.size() || known_[at].start != 0; }
  // The same, but false where a Han character has not been asked about.
  bool surely_begins_word(std::size_t at) const;
  // Frees what only the search for candidates needs.
  void forget_words() { known_ = {}; }

 private:
  std::string_view text_;
  std::u32string chars_;
  std::vector<std::uint32_t> bytes_;  // of each character, and the end
  struct Known {
    CharacterKinds kinds = 0;
    std::int8_t given = 0;   // twice its weight
    std::uint8_t start = 0;  // 1 word begins, 0 inside a word, 2 not asked yet
  };
  std::vector<Known> known_;  // of each character
  std::size_t segmented_ = 0;
};

}  // namespace baoku
