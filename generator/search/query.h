// Answers queries from a published index, as the search page does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/reader.h"

namespace baoku {

enum class ResultOrder { relevance, newest, oldest };

// The terms of a query: parts between white space, folded; all of them must be found. A term that
// another one holds says nothing and is left out.
std::vector<std::u32string> query_terms(std::string_view query, const IndexReader& index);

// Returns all articles that hold every term, in the wanted order; none for a query without terms.
// Relevance: by score_of, then the newer first.
std::vector<std::uint32_t> find_articles(std::string_view query, ResultOrder order,
                                         const IndexReader& index);

}  // namespace baoku
