// Which articles are of which day, and which numbers are free: numbers rise with the dates, so a
// span of days is a span of numbers.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "search/bits.h"
#include "search/numbers.h"

namespace baoku {

// Numbers days in order; month and day may be 0 (before the first) or 13, 31 (not before the last).
constexpr std::uint32_t day_number(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
  return year * 416 + month * 32 + day;
}

// Writes the days of an archive as drawn in format.h.
std::string write_days(const ArticleNumbers& numbers);

// Returns the numbers [first, second) of the days in [from, to], free ones among them.
std::pair<std::uint32_t, std::uint32_t> numbers_of_days(BitReader& bits, std::uint32_t from,
                                                        std::uint32_t to);
// Returns the numbers of all articles, ascending; below `size`, or it throws DamagedIndex.
std::vector<std::uint32_t> numbers_in_use(BitReader& bits, std::uint32_t size);

}  // namespace baoku
