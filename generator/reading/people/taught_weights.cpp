#include "reading/people/taught_weights.h"

#include <initializer_list>

#include "taught_table.h"

namespace baoku {
namespace {

// FNV-1a over the template's number and its characters, mixed once more.
Feature place(std::uint32_t number, std::initializer_list<char32_t> characters) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 0x100000001b3u; };
  mix(number);
  for (const char32_t c : characters) mix(c);
  hash = (hash ^ (hash >> 32)) * 0x9e3779b97f4a7c15u;
  return hash ^ (hash >> 29);
}

// Digits are one character, Latin letters another; U+0001 stands for the ends of the text.
char32_t classed(char32_t c) {
  if (c == 0) return U'\1';
  if (c >= U'0' && c <= U'9') return U'0';
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return U'a';
  return c;
}

}  // namespace

Features features_around(const ScannedText& text, std::size_t begin, std::size_t end,
                         NameForm form) {
  const auto before = [&](std::size_t n) {
    return begin >= n ? classed(text.at(begin - n)) : U'\1';
  };
  const auto behind = [&](std::size_t n) { return classed(text.at(end + n - 1)); };
  const auto length = static_cast<char32_t>(end - begin);
  Features features;
  features.add(place(1, {before(1)}));
  features.add(place(2, {before(2), before(1)}));
  features.add(place(3, {before(3), before(2), before(1)}));
  features.add(place(4, {behind(1)}));
  features.add(place(5, {behind(1), behind(2)}));
  features.add(place(6, {behind(1), behind(2), behind(3)}));
  features.add(place(7, {before(1), behind(1)}));
  if (form == NameForm::chinese) {
    features.add(place(8, {length, behind(1)}));
    features.add(place(9, {text.at(end - 1), behind(1)}));
  } else {
    features.add(place(10, {before(1)}));
    features.add(place(11, {before(2), before(1)}));
    features.add(place(12, {behind(1)}));
    features.add(place(13, {behind(1), behind(2)}));
  }
  return features;
}

Features features_inside(const char32_t* characters, std::size_t length, NameForm form) {
  constexpr std::size_t kLongestChinese = 4, kLongestSounds = 7;
  Features features;
  if (length < 2 || length > (form == NameForm::chinese ? kLongestChinese : kLongestSounds))
    return features;
  const auto size = static_cast<char32_t>(length);
  const char32_t first = characters[0], last = characters[length - 1];
  if (form == NameForm::chinese) {
    features.add(place(20, {size, first}));
    features.add(place(21, {size, last}));
    features.add(place(22, {first, characters[1]}));
    features.add(place(23, {characters[length - 2], last}));
  } else {
    features.add(place(30, {first}));
    features.add(place(31, {last}));
    features.add(place(32, {first, characters[1]}));
    features.add(place(33, {characters[length - 2], last}));
    features.add(place(34, {size, last}));
  }
  return features;
}

Feature feature_of_word(const char32_t* characters, std::size_t length, NameForm form) {
  std::uint64_t hash = form == NameForm::chinese ? 40 : 41;
  for (std::size_t i = 0; i < length; ++i)
    hash =
        place(40, {static_cast<char32_t>(hash), static_cast<char32_t>(hash >> 32), characters[i]});
  return hash;
}

int TaughtTable::steps(Feature feature) const {
  const char* slot = bytes_.data() + bucket_of(feature) * kTaughtSlots * 2;
  for (std::size_t i = 0; i < kTaughtSlots; ++i, slot += 2) {
    if (slot[0] == check_of(feature)) return static_cast<signed char>(slot[1]);
  }
  return 0;
}

float TaughtTable::weight(const ScannedText& text, std::size_t begin, std::size_t end,
                          NameForm form) const {
  int sum = 0;
  for (const Feature feature : features_around(text, begin, end, form)) sum += steps(feature);
  for (const Feature feature : features_inside(text.chars().data() + begin, end - begin, form))
    sum += steps(feature);
  sum += steps(feature_of_word(text.chars().data() + begin, end - begin, form));
  return static_cast<float>(sum) / kTaughtScale;
}

const TaughtTable& taught_weights() {
  static const TaughtTable one(taught_table()[0].bytes);
  return one;
}

}  // namespace baoku
