// The code points of a sheet's lines, decoded once, as most of what is asked of a line asks them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reading/layout/lines.h"

namespace baoku {

class LineCharacters {
 public:
  explicit LineCharacters(const std::vector<Line>& lines);

  // Those of line `i`.
  std::u32string_view operator[](std::size_t i) const {
    return std::u32string_view(all_).substr(begin_[i], begin_[i + 1] - begin_[i]);
  }

 private:
  std::u32string all_;              // a line behind the other
  std::vector<std::size_t> begin_;  // of each line; one more behind the last
};

}  // namespace baoku
