// A sample of the grams that a shard can be asked for, to replay them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "search/reader.h"

namespace baoku {

struct SampledGram {
  Field field = Field::text;
  std::u32string text;  // folded; with kFieldMark at the ends of values
  std::string shard;    // the file's name
};

// Returns about `per_shard` grams of every shard of the index, spread over it. Throws DamagedIndex.
std::vector<SampledGram> sample_grams(const IndexReader& index, std::size_t per_shard);

}  // namespace baoku
