// The folding as data for readers of the index, and a reader of that data: a query must be folded
// exactly as the texts were, whatever Unicode version the reader's machine knows.
//
//   {"drop": [9, 13, 32, 32], "to": {"a": "AＡ", "台": "臺"}}
//     drop: first and last of runs of code points that vanish; to: target -> its sources
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/folding.h"

namespace baoku {

// Writes the folding of the characters `sources` (sorted).
nlohmann::json folding_json(const Folding& folding, const std::vector<char32_t>& sources);

class PublishedFolding {
 public:
  // Adds a table; throws DamagedIndex when it is none.
  void add(const nlohmann::json& table);
  std::u32string fold(std::string_view text) const;

 private:
  std::unordered_map<char32_t, std::u32string> targets_;
};

}  // namespace baoku
