// Word boundaries of Chinese text, from ICU's dictionary. A name that the dictionary does not know
// falls apart into single characters, which is what the people finder looks for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace baoku {

// Not for several threads at once. What one has learnt of the dictionary serves the next text, and
// takes some 200 KB: better to ask that of the thread than to make another.
class WordBreaker {
 public:
  static WordBreaker& of_this_thread();

  WordBreaker();
  ~WordBreaker();

  // Sets marks[i] = 1 for every code point i of `text` in front of which a word begins, 0 for the
  // others. `marks` has text.size() elements.
  void mark_starts(std::u32string_view text, std::uint8_t* marks);
  // The same where only words among Han characters are asked for: in front of all else is a mark.
  void mark_han_starts(std::u32string_view text, std::uint8_t* marks);
  // Returns the mark of one code point alone, which mostly takes no look beyond the Han characters
  // around it. Requires place < text.size().
  bool begins_word(std::u32string_view text, std::size_t place);
  // The same from ICU's break iterator itself, which is slow but knows every script.
  void ask_icu(std::u32string_view text, std::uint8_t* marks);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace baoku
