// What the articles of a result have in common: for each article its newspaper, section and people,
// in files that a reader fetches only when it is asked to count them.
//
//   search/facets/NAME.json   { "format": 4, "first": number, "papers": ["高新时报"], "sections":
//   ["新闻1+1"],
//                               "bits": of each number of the group (free ones have nothing):
//                                 binary(paper: 0 none, 1.. of papers), the same for the section,
//                                 gamma(people + 1), the people sorted in 0..people of the archive
//                                 }
//
// A person's number is the place in the order of people_index.h.
#pragma once

#include <string>
#include <vector>

#include "base/output.h"
#include "base/record_key.h"
#include "search/format.h"
#include "search/numbers.h"

namespace baoku {

// Returns a key of all that the file of the numbers begin .. begin + facet_group is made of.
// `rank_of` gives each person's number.
RecordKey key_of_facets(const Archive& archive, const ArticleNumbers& numbers, std::size_t begin,
                        const std::vector<std::uint32_t>& rank_of, const IndexShape& shape);
// Writes the file and returns its name.
std::string write_facets(const Archive& archive, const ArticleNumbers& numbers, std::size_t begin,
                         const std::vector<std::uint32_t>& rank_of, const IndexShape& shape,
                         Output& output);

}  // namespace baoku
