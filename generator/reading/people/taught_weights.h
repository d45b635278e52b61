// What raw news text teaches about the places where names stand: weights of the characters in front
// of, behind and inside a span. The rules of name_context.h know some hundred words beside names;
// this knows how the rest of the language behaves there.
//
// Taught by tests/bench/teach_names from the decisions of our own rules on raw text, with
// no annotated text: logistic regression over features, each sure name replaced by another one at
// random, so that contexts are learned and not people. The table lies in taught_weights.bin:
//
//   bucket 0 | bucket 1 | ...     kTaughtBuckets of kTaughtSlots slots of two bytes:
//     slot: check of the feature, weight in steps of 1/kTaughtScale (signed); weight 0: empty
//
// A feature's hash says its bucket and its check, so that what was never seen weighs nothing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "reading/people/scanned_text.h"

namespace baoku {

inline constexpr std::size_t kTaughtBuckets = 3u << 14;
inline constexpr std::size_t kTaughtSlots = 4;
inline constexpr float kTaughtScale = 16;

// A feature is the hash of its template and its characters.
using Feature = std::uint64_t;
inline std::size_t bucket_of(Feature feature) { return (feature >> 32) * kTaughtBuckets >> 32; }
inline char check_of(Feature feature) { return static_cast<char>(feature & 0xFFu); }

// Whose characters are weighed: names of Chinese form, or sounds of foreign ones.
enum class NameForm : std::uint8_t { chinese, sounds };

// The features of a span or of its surroundings.
class Features {
 public:
  void add(Feature feature) { all_[count_++] = feature; }
  const Feature* begin() const { return all_.data(); }
  const Feature* end() const { return all_.data() + count_; }

 private:
  std::array<Feature, 16> all_;
  std::size_t count_ = 0;
};

// Of the characters beside a span that begins at `begin` and ends before `end`.
Features features_around(const ScannedText& text, std::size_t begin, std::size_t end,
                         NameForm form);

// Of the `length` characters of a span; none where they are too few or too many.
Features features_inside(const char32_t* characters, std::size_t length, NameForm form);

// Of the span as a whole, for words that are often weighed and never names; no table holds names.
Feature feature_of_word(const char32_t* characters, std::size_t length, NameForm form);

// The bytes of a table, viewed.
class TaughtTable {
  static constexpr float kEndless = std::numeric_limits<float>::infinity();

 public:
  explicit TaughtTable(std::string_view bytes) : bytes_(bytes) {}

  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    float least_beside = -kEndless;  // it is hopeless where what stands beside it weighs less
  };
  static constexpr float kHopeless = -kEndless;
  // Finds the natural logarithm of odds, roughly, that a span is a name, apart from the prior.
  float weight(const ScannedText& text, std::size_t begin, std::size_t end, NameForm form) const;
  // The same of many spans of a text, sooner: what spans share, as those that begin or end at the
  // same place do, is asked once, and the memory is told of all before any is waited for. A
  // hopeless one weighs kHopeless.
  void weigh(const ScannedText& text, std::span<const Span> spans, NameForm form,
             std::vector<float>& weights) const;

 private:
  class Block;
  int steps(std::uint32_t place) const;

  std::string_view bytes_;
};

// Returns the table that is compiled in.
const TaughtTable& taught_weights();

}  // namespace baoku
