// A small bar chart, drawn at build as inline SVG: articles of a person by year, say. Its colours
// and sizes come from the style sheet (class "chart"); those who do not see it hear its
// description.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace baoku {

struct Bar {
  std::string label;  // below it: "2021"
  std::size_t value = 0;
};

// Returns safe HTML, "" for fewer than two bars. Labels that would overlap are left out; the first
// and the last one always stand. `description` says it all in words.
std::string chart_svg(const std::vector<Bar>& bars, const std::string& description);

}  // namespace baoku
