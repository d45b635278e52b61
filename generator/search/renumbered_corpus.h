// The kept corpus with the numbers that its articles have now. An article that comes, goes or gets
// another date moves many behind it, of which nothing else changes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "search/kept_index.h"
#include "search/make_items.h"

namespace baoku {

// Returns for each number the one that its article has now, by fingerprint: no two the same, for an
// article that is as it was its own, for one that has changed or gone any other; UINT32_MAX for a
// number that was free. Nothing when there are not enough.
std::optional<std::vector<std::uint32_t>> new_numbers(std::span<const RecordKey> before,
                                                      std::span<const RecordKey> after);

class RenumberedCorpus {
 public:
  // Lets `kept` have the numbers `to`, of which there are measures.numbers, its parts included;
  // what it then consists of lies in this. False when the machine failed.
  bool renumber(const std::vector<std::uint32_t>& to, const ItemMeasures& measures,
                const KeptIndex& index, unsigned jobs, KeptCorpus& kept);

 private:
  std::vector<RecordKey> fingerprints_;
  std::vector<Corpus::Bounds> articles_;
  std::vector<char32_t> unlike_;
  std::vector<std::uint32_t> unlike_ends_;
  std::vector<KeptPart> parts_;
};

}  // namespace baoku
