// Words that a text may begin or end with: most texts are turned away by one character.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace baoku {

template <std::size_t N>
class WordList {
 public:
  constexpr WordList(const std::u32string_view (&words)[N]) {
    for (std::size_t i = 0; i < N; ++i) {
      words_[i] = words[i];
      mark(first_, words[i].front());
      mark(last_, words[i].back());
    }
  }

  // True when a word may begin with the character; false when none does.
  bool may_begin(char32_t c) const { return has(first_, c); }

  bool begins(std::u32string_view text) const { return length_at_start(text) > 0; }

  // Returns the characters of the first of the words that `text` begins with, or 0.
  std::size_t length_at_start(std::u32string_view text) const {
    if (text.empty() || !has(first_, text.front())) return 0;
    const auto word = std::find_if(words_.begin(), words_.end(), [&](std::u32string_view each) {
      return text.starts_with(each);
    });
    return word == words_.end() ? 0 : word->size();
  }

  bool ends(std::u32string_view text) const {
    return !text.empty() && has(last_, text.back()) &&
           std::any_of(words_.begin(), words_.end(),
                       [&](std::u32string_view word) { return text.ends_with(word); });
  }

 private:
  // The characters of a set, by their last eight bits.
  using Set = std::array<bool, 256>;
  static constexpr void mark(Set& set, char32_t c) { set[c & 0xFF] = true; }
  static constexpr bool has(const Set& set, char32_t c) { return set[c & 0xFF]; }

  std::array<std::u32string_view, N> words_;
  Set first_{}, last_{};
};

}  // namespace baoku
