// Words that a text may begin or end with: most texts are turned away by one character.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace baoku {

template <std::size_t N>
class WordList {
 public:
  constexpr WordList(const std::u32string_view (&words)[N]) {
    static_assert(N < kNone);
    first_.fill(kNone);
    last_.fill(kNone);
    for (std::size_t i = N; i-- > 0;) {
      words_[i] = words[i];
      std::uint8_t& first = first_[slot_of(words[i].front())];
      std::uint8_t& last = last_[slot_of(words[i].back())];
      same_first_[i] = std::exchange(first, static_cast<std::uint8_t>(i));
      same_last_[i] = std::exchange(last, static_cast<std::uint8_t>(i));
    }
  }

  // True when a word may begin with the character; false when none does.
  constexpr bool may_begin(char32_t c) const { return first_[slot_of(c)] != kNone; }

  constexpr bool begins(std::u32string_view text) const { return length_at_start(text) > 0; }

  // Returns the characters of the first of the words that `text` begins with, or 0.
  constexpr std::size_t length_at_start(std::u32string_view text) const {
    if (text.empty()) return 0;
    for (std::size_t i = first_[slot_of(text.front())]; i != kNone; i = same_first_[i]) {
      if (text.starts_with(words_[i])) return words_[i].size();
    }
    return 0;
  }

  constexpr bool ends(std::u32string_view text) const {
    if (text.empty()) return false;
    for (std::size_t i = last_[slot_of(text.back())]; i != kNone; i = same_last_[i]) {
      if (text.ends_with(words_[i])) return true;
    }
    return false;
  }

 private:
  static constexpr std::uint8_t kNone = 0xFF;
  static constexpr std::size_t slot_of(char32_t c) { return c & 0xFF; }

  std::array<std::u32string_view, N> words_;
  // The first word whose first (last) character has the slot, and behind each word the next one.
  std::array<std::uint8_t, 256> first_{}, last_{};
  std::array<std::uint8_t, N> same_first_{}, same_last_{};
};

}  // namespace baoku
