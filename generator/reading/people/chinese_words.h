// The words that a span that may be a Chinese name is, holds or cuts.
#pragma once

#include <cstdint>

#include "reading/people/scanned_text.h"

namespace baoku {

// What a span is made of, before its neighbours are looked at.
struct Shape {
  std::uint32_t begin = 0;
  std::uint32_t given = 0;  // where the given name begins
  std::uint32_t end = 0;
  float weight = 0;        // of surname and given name
  float given_weight = 0;  // of the given name alone
  bool is_spaced = false;
};

// Weighs the words of the list of words that are no names: the span may begin with one or inside
// one, or have one for its given name, which happens (张红军).
float weight_of_words(const ScannedText& text, const Shape& shape);

// True for 温先生, 周总理, 胡老: a surname with a title is nobody's name.
bool is_surname_with_title(const ScannedText& text, const Shape& shape);

// True for 肖捷|受国务院委托: the last character is as well a word that stands behind names.
bool ends_with_preposition(const ScannedText& text, const Shape& shape);

// True for 李恺|日前, 王军|表示: a word that stands behind names begins with the last character.
bool cue_begins_inside(const ScannedText& text, const Shape& shape);

}  // namespace baoku
