#include "reading/people/taught_weights.h"

#include <initializer_list>

#include "taught_table.h"

namespace baoku {
namespace {

// FNV-1a over the template's number and its characters, folded to the table's size.
std::uint32_t place(std::uint32_t number, std::initializer_list<char32_t> characters) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 0x100000001b3u; };
  mix(number);
  for (const char32_t c : characters) mix(c);
  return static_cast<std::uint32_t>((hash ^ (hash >> 29)) % kTaughtTable);
}

// Digits are one character, Latin letters another; U+0001 stands for the ends of the text.
char32_t classed(char32_t c) {
  if (c == 0) return U'\1';
  if (c >= U'0' && c <= U'9') return U'0';
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return U'a';
  return c;
}

}  // namespace

FeaturesAround features_around(const ScannedText& text, std::size_t begin, std::size_t end) {
  const auto before = [&](std::size_t n) {
    return begin >= n ? classed(text.at(begin - n)) : U'\1';
  };
  const auto behind = [&](std::size_t n) { return classed(text.at(end + n - 1)); };
  const auto length = static_cast<char32_t>(end - begin);
  return {place(1, {before(1)}),
          place(2, {before(2), before(1)}),
          place(3, {before(3), before(2), before(1)}),
          place(4, {behind(1)}),
          place(5, {behind(1), behind(2)}),
          place(6, {behind(1), behind(2), behind(3)}),
          place(7, {before(1), behind(1)}),
          place(8, {length, behind(1)}),
          place(9, {text.at(end - 1), behind(1)})};
}

FeaturesInside features_inside(const char32_t* characters, std::size_t length) {
  const auto size = static_cast<char32_t>(length);
  return {place(20, {size, characters[0]}), place(21, {size, characters[length - 1]}),
          place(22, {characters[0], characters[1]}),
          place(23, {characters[length - 2], characters[length - 1]})};
}

float taught_weight(const ScannedText& text, std::size_t begin, std::size_t end) {
  static const char* const table = taught_table()[0].bytes.data();
  int sum = 0;
  const auto add = [&](const auto& features) {
    for (const std::uint32_t feature : features) sum += static_cast<signed char>(table[feature]);
  };
  add(features_around(text, begin, end));
  if (const std::size_t length = end - begin; length >= 2 && length <= kLongestTaught) {
    add(features_inside(text.chars().data() + begin, length));
  }
  return static_cast<float>(sum) / kTaughtScale;
}

}  // namespace baoku
