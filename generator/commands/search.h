// baoku search ROOT QUERY...: answers a query from the published files alone, as the search page
// does.
//
//   2 articles  2019: 1  2021: 1
//   2021-03-18  云渡时报  第01版  石鹭桥大修开工
//               articles/3f9k0c2m7x1a/
//
// As JSON: {"query", "total", "years": [[2019, 1]], "articles": [{"path", "title", "date",
// "newspaper", "series", "sheet"}], "people": [{"name", "path", "articles"}]}; people are those
// whose pinyin or initials the query may be.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "commands/outcome.h"
#include "search/query.h"

namespace baoku {

struct SearchRequest {
  std::filesystem::path root = ".";
  std::string query;
  ResultOrder order = ResultOrder::relevance;
  std::size_t limit = 20;  // articles that are listed; all are counted
  bool as_json = false;
};

// The status is kDone whether something is found or not, kContentErrors for a query that is too
// long. Throws when there is no index or it is damaged.
Outcome search_command(const SearchRequest& request);

}  // namespace baoku
