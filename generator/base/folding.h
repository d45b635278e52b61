// The one folding that search and names share: what a reader types and what stands in print meet
// in folded text.
//
//   NFC of the text, then code point by code point:
//     NFKC and case fold (Ｐ -> p, ㍿ -> 株式会社), traditional -> simplified (臺 -> 台),
//     white space, line breaks and default-ignorables -> nothing
//
// After NFC it is compositional: fold(a + b) == fold(a) + fold(b); and fold(fold(a)) == fold(a).
// Made once from ICU (some 50 ms), then constant and safe to use from several threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baoku {

// Folded text with the way back: what stands at text[i] came from original bytes
// [spans[i].begin, spans[i].end). Several characters may share one span (㍿).
struct FoldedText {
  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::u32string text;
  std::vector<Span> spans;  // parallel to text
};

class Folding {
 public:
  Folding();

  std::string fold(std::string_view text) const;
  // Appends the folded `text` to `out`.
  void append_folded(std::string_view text, std::u32string& out) const;
  FoldedText fold_with_spans(std::string_view text) const;

  // Returns what one code point (of NFC text) becomes; empty when it is dropped. The view may be of
  // `code_point` itself and lives no longer.
  std::u32string_view folded(const char32_t& code_point) const;
  // Returns all code points that do not fold to themselves, ascending.
  const std::vector<char32_t>& changed() const { return changed_; }
  // True for all texts in NFC and for few others: then NFC need not be made.
  bool is_plain(std::string_view text) const;

 private:
  static constexpr std::uint32_t kUnstable = 1u << 31;  // may change or compose under NFC
  std::uint32_t entry(char32_t c) const {
    return blocks_[block_of_[c >> 8] * std::size_t{256} + (c & 0xFF)];
  }
  std::uint32_t& entry_for_change(char32_t c);
  std::u32string_view target(std::uint32_t entry) const {
    return std::u32string_view(pool_).substr(targets_[entry].first, targets_[entry].second);
  }
  template <typename Sink>
  void fold_plain(std::string_view text, Sink sink) const;

  std::array<std::uint16_t, 0x1100> block_of_{};  // by code point / 256; block 0 changes nothing
  std::vector<std::uint32_t> blocks_;  // 0: folds to itself, else index into targets_; kUnstable
  std::vector<std::pair<std::uint32_t, std::uint32_t>> targets_;  // offset and length in pool_
  std::u32string pool_;
  std::vector<char32_t> changed_;
};

// The one that all share, made when somebody first asks for it.
const Folding& folding();

// Returns `text` in Unicode normalization form C.
std::string to_nfc(std::string_view text);

}  // namespace baoku
