// The code points of a sheet's lines, decoded once, as most of what is asked of a line asks them.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "reading/layout/lines.h"

namespace baoku {

class LineCharacters {
 public:
  explicit LineCharacters(const std::vector<Line>& lines);

  // Those of line `i`.
  std::u32string_view operator[](std::size_t i) const {
    return {all_.get() + lines_[i].begin, lines_[i].size};
  }

  // Keeps those of a few lines, ascending, which are counted from 0 on from now on.
  void keep(const std::vector<std::size_t>& lines);

 private:
  struct Place {
    std::size_t begin = 0, size = 0;
  };

  std::unique_ptr<char32_t[]> all_;  // a line behind the other
  std::vector<Place> lines_;         // where each stands
};

}  // namespace baoku
