#include "reading/people/taught_weights.h"

#include <bit>
#include <concepts>
#include <cstring>

#include "taught_table.h"

namespace baoku {
namespace {

// FNV-1a over the template's number and its characters, mixed once more.
template <std::convertible_to<char32_t>... Characters>
inline Feature place(std::uint32_t number, Characters... characters) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 0x100000001b3u; };
  mix(number);
  (mix(characters), ...);
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

// Calls add(feature) for each feature around a span.
template <typename Add>
inline void add_around(const ScannedText& text, std::size_t begin, std::size_t end, NameForm form,
                       Add add) {
  const auto before = [&](std::size_t n) {
    return begin >= n ? classed(text.at(begin - n)) : U'\1';
  };
  const auto behind = [&](std::size_t n) { return classed(text.at(end + n - 1)); };
  const auto length = static_cast<char32_t>(end - begin);
  add(place(1, before(1)));
  add(place(2, before(2), before(1)));
  add(place(3, before(3), before(2), before(1)));
  add(place(4, behind(1)));
  add(place(5, behind(1), behind(2)));
  add(place(6, behind(1), behind(2), behind(3)));
  add(place(7, before(1), behind(1)));
  if (form == NameForm::chinese) {
    add(place(8, length, behind(1)));
    add(place(9, text.at(end - 1), behind(1)));
  } else {
    add(place(10, before(1)));
    add(place(11, before(2), before(1)));
    add(place(12, behind(1)));
    add(place(13, behind(1), behind(2)));
  }
}

// The same inside it.
template <typename Add>
inline void add_inside(const char32_t* characters, std::size_t length, NameForm form, Add add) {
  constexpr std::size_t kLongestChinese = 4, kLongestSounds = 7;
  if (length < 2 || length > (form == NameForm::chinese ? kLongestChinese : kLongestSounds)) return;
  const auto size = static_cast<char32_t>(length);
  const char32_t first = characters[0], last = characters[length - 1];
  if (form == NameForm::chinese) {
    add(place(20, size, first));
    add(place(21, size, last));
    add(place(22, first, characters[1]));
    add(place(23, characters[length - 2], last));
  } else {
    add(place(30, first));
    add(place(31, last));
    add(place(32, first, characters[1]));
    add(place(33, characters[length - 2], last));
    add(place(34, size, last));
  }
}

}  // namespace

Features features_around(const ScannedText& text, std::size_t begin, std::size_t end,
                         NameForm form) {
  Features features;
  add_around(text, begin, end, form, [&](Feature feature) { features.add(feature); });
  return features;
}

Features features_inside(const char32_t* characters, std::size_t length, NameForm form) {
  Features features;
  add_inside(characters, length, form, [&](Feature feature) { features.add(feature); });
  return features;
}

Feature feature_of_word(const char32_t* characters, std::size_t length, NameForm form) {
  std::uint64_t hash = form == NameForm::chinese ? 40 : 41;
  for (std::size_t i = 0; i < length; ++i)
    hash = place(40, static_cast<char32_t>(hash), static_cast<char32_t>(hash >> 32), characters[i]);
  return hash;
}

TaughtTable::Places TaughtTable::places(const ScannedText& text, std::size_t begin, std::size_t end,
                                        NameForm form) const {
  Places places;
  const auto add = [&](Feature feature) {
    const std::size_t bucket = bucket_of(feature);
    __builtin_prefetch(bytes_.data() + bucket * kTaughtSlots * 2);
    places.all_[places.count_++] =
        static_cast<std::uint32_t>(bucket << 8) | static_cast<unsigned char>(check_of(feature));
  };
  add_around(text, begin, end, form, add);
  const char32_t* const characters = text.chars().data() + begin;
  add_inside(characters, end - begin, form, add);
  add(feature_of_word(characters, end - begin, form));
  return places;
}

// Compares the four slots at once: a branch for each would be guessed wrong for every other
// feature.
int TaughtTable::steps(std::uint32_t place) const {
  static_assert(kTaughtSlots == 4 && std::endian::native == std::endian::little);
  constexpr std::uint64_t kEach = 0x0001000100010001u;  // a slot in 16 bits, its check the lower 8
  std::uint64_t slots;
  std::memcpy(&slots, bytes_.data() + (place >> 8) * sizeof slots, sizeof slots);
  const std::uint64_t differs = (slots ^ (place & 0xFFu) * kEach) & 0xFF * kEach;
  const std::uint64_t equal = (differs - kEach) & ~differs & 0x8000 * kEach;  // the first is right
  const auto weight = static_cast<signed char>(slots >> (std::countr_zero(equal) & 48) >> 8);
  return equal != 0 ? weight : 0;
}

float TaughtTable::weight(const Places& places) const {
  int sum = 0;
  for (std::size_t i = 0; i < places.count_; ++i) sum += steps(places.all_[i]);
  return static_cast<float>(sum) / kTaughtScale;
}

const TaughtTable& taught_weights() {
  static const TaughtTable one(taught_table()[0].bytes);
  return one;
}

}  // namespace baoku
