// The people that a query in Latin letters may mean. Reads what people_index.h draws, as the
// browser's static/search/people.js does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/reader.h"

namespace baoku {

struct TypedPerson {
  std::string name;
  std::string path;  // "people/wang-xin-ting/"
  std::size_t articles = 0;
};

// Returns at most six people whose initials the last Latin word of the query is, or whose pinyin
// begins with it: whole keys first, then the most named.
std::vector<TypedPerson> people_typed(std::string_view query, const IndexReader& index,
                                      const LoadFile& load);

}  // namespace baoku
