// Names that one slip turns into each other: 帖姣 and 帖娇, 佟珊 and 佟姗.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/archive.h"

namespace baoku {

// How two characters, or two names that differ in one, are alike.
struct Likeness {
  bool looks = false;   // look_alikes.txt lists them together
  bool sounds = false;  // the same syllable
  bool same_tone = false;

  bool any() const { return looks || sounds; }
  // How probable it is that one was written for the other, 0..1, by the characters alone.
  double weight() const;
};

// The characters that are easily taken for each other, of look_alikes.txt.
class LookAlikes {
 public:
  LookAlikes();
  bool are_alike(char32_t a, char32_t b) const;
  // The groups that hold a character, as numbers; empty for most characters.
  const std::vector<std::uint32_t>& groups_of(char32_t c) const;

 private:
  std::unordered_map<char32_t, std::vector<std::uint32_t>> groups_;
};

struct NearNames {
  PersonIndex first = 0;  // < second
  PersonIndex second = 0;
  Likeness likeness;
};

// Finds all pairs of people whose names - Chinese ones of two to four characters, folded - differ
// in one character that is alike. Pairs come sorted. Grows with the number of people and of pairs,
// not with their square.
std::vector<NearNames> near_names(const Archive& archive, const LookAlikes& look_alikes,
                                  unsigned jobs);

}  // namespace baoku
