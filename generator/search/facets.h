// What the articles of a result have in common: for each article its newspaper, section and people,
// in files that a reader fetches only when it is asked to count them.
//
//   search/facets/NAME.json   { "format": 3, "first": article, "papers": ["高新时报"], "sections":
//   ["新闻1+1"],
//                               "bits": of each article of the group:
//                                 binary(paper: 0 none, 1.. of papers), the same for the section,
//                                 gamma(people + 1), the people sorted in 0..people of the archive
//                                 }
//
// A person's number is the place in the order of people_index.h.
#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/output.h"
#include "search/format.h"
#include "search/shards.h"

namespace baoku {

// Writes the facets of the articles begin .. begin + facet_group and returns the file's name.
// `rank_of` gives each person's number.
std::string write_facets(const Archive& archive, std::size_t begin,
                         const std::vector<std::uint32_t>& rank_of, const IndexShape& shape,
                         WrittenFiles& written, Output& output);

}  // namespace baoku
