// The people of the archive as search offers them: by number, which is their place when the most
// named come first, and by what is typed for them (name_keys.h).
//
//   search/people/NAME.json   the way in
//     { "format": 4, "people": P, "block": 200, "names": [NAME of each block],
//       "keys": [["a", NAME], ...] }                     first key and file, ascending
//   of a block   { "format": 4, "people": [["王新亭", "people/wang-xin-ting/", articles], ...] }
//   of keys      { "format": 4, "keys": [["wangxinting", number, ...], ["wxt", number, ...]] }
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/output.h"
#include "base/record_key.h"
#include "search/format.h"

namespace baoku {

// Returns each person's number.
std::vector<std::uint32_t> rank_people(const Archive& archive);

// Returns a key of all that the files are made of.
RecordKey key_of_people_index(const Archive& archive, const std::vector<std::uint32_t>& rank_of,
                              const IndexShape& shape);
// Writes all files and returns the name of the way in.
std::string write_people_index(const Archive& archive, const std::vector<std::uint32_t>& rank_of,
                               const IndexShape& shape, unsigned jobs, Output& output);

}  // namespace baoku
