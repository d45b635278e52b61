// Which articles are of which day: articles stand in the order of their dates, so a span of days is
// a span of articles.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "search/bits.h"

namespace baoku {

// Numbers days in order; month and day may be 0 (before the first) or 13, 31 (not before the last).
constexpr std::uint32_t day_number(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
  return year * 416 + month * 32 + day;
}

// Writes the days of an archive as drawn in format.h.
std::string write_days(const Archive& archive);

// Returns the articles [first, second) of the days in [from, to].
std::pair<std::uint32_t, std::uint32_t> articles_of_days(BitReader& bits, std::uint32_t from,
                                                         std::uint32_t to);

}  // namespace baoku
