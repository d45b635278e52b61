// ICU's dictionary of Chinese and Japanese words, walked directly. ICU's own break iterator asks
// the same dictionary with much ado; where a text is nothing but common Han characters, as the runs
// are that the people finder asks about, this gives the same breaks in a fifth of the time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace baoku {

class WordDictionary {
 public:
  // Returns the dictionary, or null where this ICU has none in the known form. Constant.
  static const WordDictionary* instance();

  // True for U+4E00..U+9FFF: one UTF-16 unit each, in NFKC, and for ICU nothing but Han.
  static bool is_common(char32_t c) { return c >= kFirst && c <= kLast; }

  // What the dictionary has of words that begin with one or two characters.
  struct Beginning {
    static constexpr std::uint16_t kNoWord = 0xFFFF;

    std::uint64_t state = 0;       // of the trie behind them, where a word goes on
    std::uint32_t characters = 0;  // which two: the first in the upper half
    std::uint16_t cost = kNoWord;  // of the word that they are
    bool goes_on = false;
  };

  // What a division needs; kept by its caller from text to text.
  struct Workspace {
    std::vector<std::uint32_t> costs;  // [i]: of the cheapest division of the first i characters
    std::vector<std::uint32_t> last;   // [i]: where its last word begins
    // Of the pairs of characters that were met last, by hash: the second branch of the trie is
    // wide, too, and most pairs are met again and again.
    std::vector<Beginning> pairs;
  };

  // Returns the cost of a word, which is the less, the more often it is met; nothing when it is not
  // known.
  std::optional<std::uint32_t> cost(std::u32string_view word) const;

  // Sets marks[i] = 1 for every character i of `text` in front of which a word begins, 0 for the
  // others, as ICU does: the division of least cost, an unknown character being a word of its own.
  // Requires common characters.
  void mark_starts(std::u32string_view text, std::uint8_t* marks, Workspace& work) const;

  // Returns the mark of one character alone, and looks no further than at the words around it.
  bool begins_word(std::u32string_view text, std::size_t place, Workspace& work) const;

 private:
  static constexpr char32_t kFirst = 0x4E00, kLast = 0x9FFF;

  WordDictionary(std::shared_ptr<const void> file, const char16_t* trie);
  static std::unique_ptr<const WordDictionary> open();

  // Divides the text up to the first place at or behind `from` that no known word goes across, so
  // that what follows has no say, and returns that place. The words are in `work`.
  std::size_t divide(std::u32string_view text, std::size_t from, Workspace& work) const;

  const Beginning& first(char32_t c) const { return firsts_[c - kFirst]; }
  // Requires that a word goes on behind `first`; the reference holds until the next call.
  const Beginning& pair(char32_t first, char32_t second, Workspace& work) const;

  std::shared_ptr<const void> file_;  // ICU's, open as long as the trie is walked
  const char16_t* trie_;              // a UCharsTrie
  std::vector<Beginning> firsts_;     // by character: the first branch is by far the widest
};

}  // namespace baoku
