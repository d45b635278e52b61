// Corrections and addresses. An article's address is made from the words of its body, so a split,
// merge or move could change it. It must not: whoever keeps the beginning keeps the address.
#pragma once

#include <vector>

#include "reading/article.h"

namespace baoku {

// Sets `address_text` of the corrected articles of a sheet from what the reading was without the
// corrections. Each uncorrected article passes its address on to one corrected article: that which
// begins with the same printed line; else to the one that has the first of its lines that are left
// and has no other's address; the address of one that was joined to another leads there from now on
// (`joined_texts`). An article that was split off gets an address from its own words.
void keep_addresses(const std::vector<Article>& uncorrected, std::vector<Article>& corrected);

}  // namespace baoku
