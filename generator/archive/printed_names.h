// The names that the articles of an archive print, by number: an archive names people a million
// times, but few different ones, and numbers lie together where names lie all over the memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/folding.h"

namespace baoku {

struct PrintedNames {
  std::vector<std::string> prints;    // different ones, in the order in which they come
  std::vector<std::string> keys;      // what they fold to (name_key), each once
  std::vector<std::uint32_t> key_of;  // by print: an index into `keys`

  // By entry, from begins[e] on: the print of each of article.people, then of possible_people.
  std::vector<std::uint32_t> mentions;
  std::vector<char> is_sure;         // parallel to `mentions`: with a confidence of kSure
  std::vector<NamedPerson::As> as;   // parallel to `mentions`
  std::vector<std::size_t> begins;   // by entry; and the end
  std::vector<std::uint32_t> named;  // by entry: how many are article.people

  static constexpr double kSure = 0.85;

  std::span<const std::uint32_t> people_of(std::size_t e) const {
    return std::span(mentions).subspan(begins[e], named[e]);
  }
  std::span<const std::uint32_t> possible_of(std::size_t e) const {
    const std::size_t begin = begins[e] + named[e];
    return std::span(mentions).subspan(begin, begins[e + 1] - begin);
  }
};

// Numbers them; the same for any number of threads.
PrintedNames printed_names(const std::vector<Entry>& entries, const Folding& folding,
                           unsigned jobs);

}  // namespace baoku
