// How near the terms of a query stand to each other in an article.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace baoku {

// Returns 0 when no one of the folded texts holds all terms, else 1..6: the shorter the passage
// that holds them, the higher. Lengths are UTF-16 units, as in the browser.
std::uint32_t nearness(const std::vector<std::u32string>& texts,
                       const std::vector<std::u32string>& terms);

}  // namespace baoku
