// What raw news text teaches about the places where names stand: weights of the characters in front
// of, behind and inside a span. The rules of name_context.h know some hundred words beside names;
// this knows how the rest of the language behaves there.
//
// Taught by tests/bench/teach_names from the decisions of our own rules on raw text, with
// no annotated text: logistic regression over hashed features, each sure name replaced by another
// one at random, so that contexts are learned and not people. The table lies in
// taught_weights.bin: kTaughtTable signed bytes, each a weight in steps of 1/kTaughtScale.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "reading/people/scanned_text.h"

namespace baoku {

inline constexpr std::size_t kTaughtTable = 1u << 17;
inline constexpr float kTaughtScale = 16;
inline constexpr std::size_t kLongestTaught = 4;  // characters of a name whose inside is weighed

// Features are places in the table.
inline constexpr std::size_t kFeaturesAround = 9;
inline constexpr std::size_t kFeaturesInside = 4;
using FeaturesAround = std::array<std::uint32_t, kFeaturesAround>;
using FeaturesInside = std::array<std::uint32_t, kFeaturesInside>;

// Of the characters beside a span that begins at `begin` and ends before `end`.
FeaturesAround features_around(const ScannedText& text, std::size_t begin, std::size_t end);

// Of the `length` characters of a span, 2..kLongestTaught.
FeaturesInside features_inside(const char32_t* characters, std::size_t length);

// Returns the natural logarithm of odds, roughly, that the span is a name, apart from the prior.
float taught_weight(const ScannedText& text, std::size_t begin, std::size_t end);

}  // namespace baoku
