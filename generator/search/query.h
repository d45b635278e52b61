// Answers queries from a published index, as the search page does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/query_grammar.h"
#include "search/reader.h"

namespace baoku {

enum class ResultOrder { relevance, newest, oldest };

struct SearchAnswer {
  bool is_too_long = false;                          // more than kMostItems items: not answered
  std::vector<std::uint32_t> articles;               // all of them, in the wanted order
  std::vector<std::pair<int, std::uint32_t>> years;  // with hits, ascending; year 0: undated
};

// Returns all articles that the query asks for; none for a query that asks for nothing.
// Relevance: by the sum of what its items gain the article (score_of in query.cpp), then the newer
// first; the best kReread articles once more by how near the terms stand to each other.
SearchAnswer answer_query(std::string_view query, ResultOrder order, const IndexReader& index);

// The articles alone.
std::vector<std::uint32_t> find_articles(std::string_view query, ResultOrder order,
                                         const IndexReader& index);

inline constexpr std::size_t kReread = 20;

}  // namespace baoku
