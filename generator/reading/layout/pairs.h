// Character pairs of a text: the words of a language that does not mark them. Two texts about the
// same matter share many.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {

using CharacterPair = std::uint64_t;
inline constexpr unsigned kLetterBits = 18;  // no letter that counts lies beyond U+3FFFF

// Letters and digits, small; full-width Latin counts as its half-width twin. 0: it is neither.
inline char32_t letter_of(char32_t c) {
  if (c >= 0x4E00 && c <= 0x9FFF) return c;
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if ((c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z')) return c;
  if (c >= U'A' && c <= U'Z') return c + 32;
  return is_han(c) ? c : 0;
}

// Takes characters as they come, and tells the pairs of neighbouring letters. Spaces are passed
// over, punctuation parts.
class PairReader {
 public:
  // Calls found(pair, begin, end) when `c`, which stands in bytes [here, end), is the second of a
  // pair; `begin` is the first byte of the first.
  template <typename Found>
  void take(char32_t c, std::size_t here, std::size_t end, Found found) {
    char32_t letter = c;
    if (c < 0x4E00 || c > 0x9FFF) {
      if (is_space(c)) return;
      letter = letter_of(c);
    }
    if (before_ != 0 && letter != 0) {
      found(CharacterPair{before_} << kLetterBits | letter, begin_, end);
    }
    before_ = letter;
    begin_ = here;
  }

  // What comes next makes no pair with what came before.
  void part() { before_ = 0; }

 private:
  char32_t before_ = 0;
  std::size_t begin_ = 0;
};

// Calls found(pair, begin, end) for every pair of a text, with the bytes of both letters.
template <typename Found>
void each_pair(std::string_view text, Found found) {
  PairReader reader;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = next_code_point(text, at);
    reader.take(c, here, at, found);
  }
}

// Returns the distinct pairs of a text, sorted.
std::vector<CharacterPair> character_pairs(std::string_view text);

// Returns the share of the distinct pairs of `line` that `text` has too, 0..1.
double share_said_again(std::string_view line, std::string_view text);

// Numbers distinct pairs from 0 on, in the order in which they come.
class PairNumbers {
 public:
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  // About so many pairs will come, half of them for the first time.
  explicit PairNumbers(std::size_t expected = 0);

  // Returns the pair's number, a new one when it comes for the first time.
  std::uint32_t add(CharacterPair pair) {
    if (size_ == most_) grow();
    Slot& slot = slots_[slot_of(pair)];
    const bool is_new = slot == 0;  // as many are as are not: no branch could foretell it
    slot = is_new ? pair << kNumberBits | size_ : slot;
    size_ += is_new;
    return number_of(slot);
  }

  // Returns its number, or kNone when it has not come.
  std::uint32_t find(CharacterPair pair) const {
    const Slot slot = slots_[slot_of(pair)];
    return slot != 0 ? number_of(slot) : kNone;
  }

  std::size_t size() const { return size_; }

 private:
  // A pair, and behind it its number; 0: free. So the table of a sheet stays in the first cache.
  using Slot = std::uint64_t;
  static constexpr unsigned kNumberBits = 64 - 2 * kLetterBits;
  static std::uint32_t number_of(Slot slot) {
    return static_cast<std::uint32_t>(slot & ((Slot{1} << kNumberBits) - 1));
  }

  // Where the pair stands in the hash table, or would.
  std::size_t slot_of(CharacterPair pair) const {
    const Slot* const slots = slots_.data();
    std::size_t at = static_cast<std::size_t>(pair * 0x9E3779B97F4A7C15u >> 32) & mask_;
    while (slots[at] != 0 && slots[at] >> kNumberBits != pair) at = (at + 1) & mask_;
    return at;
  }

  void grow();
  void set_slots(std::size_t count);

  std::vector<Slot> slots_;  // a power of two of them
  std::size_t mask_ = 0;     // one less than slots
  std::uint32_t size_ = 0;   // how many of them are taken, at most three quarters
  std::uint32_t most_ = 0;
};

// Which of several texts have which pairs.
class PairHolders {
 public:
  PairHolders() = default;
  explicit PairHolders(const std::vector<std::string>& texts);

  // Of the pairs of the texts `wanted` alone, which are all that will be asked.
  PairHolders(const std::vector<std::string>& texts, const std::vector<std::string>& wanted);

  std::size_t texts() const { return texts_; }

  // The texts that have the pair, ascending.
  std::span<const std::uint32_t> of(CharacterPair pair) const;

 private:
  // Common Han characters by the last bits of their code points.
  class Letters;

  // Sets the holders; number_of(pair) is its number, or kNone when nobody will ask. No pair has
  // characters that `asked` has not.
  template <typename NumberOf>
  void find_holders(const std::vector<std::string>& texts, const Letters& asked,
                    NumberOf number_of);

  std::size_t texts_ = 0;
  PairNumbers numbers_;
  std::vector<std::uint32_t> first_;    // of each number: where its holders begin; one more behind
  std::vector<std::uint32_t> holders_;  // texts
};

// The pairs of a text, each weighted by how few of the holders have it, which must outlive it.
class WeightedPairs {
 public:
  // A pair that none has counts as if `unknown` of them had it.
  WeightedPairs(std::string_view text, const PairHolders& holders, double unknown);

  // Share of the pairs' weight that the holder `index` has too, 0..1.
  double shared_with(std::size_t index) const;

 private:
  struct Weighted {
    std::span<const std::uint32_t> holders;
    double weight = 0;
  };

  std::vector<Weighted> pairs_;
  double all_ = 0;
};

}  // namespace baoku
