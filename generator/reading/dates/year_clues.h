// Which year a sheet is of, when nothing gives it: its own words may tell. A document number of the
// year (〔2020〕11号), something that is held each year (2021年领导干部报告…), or a full date in a
// lead are anchors. An aim (到2025年), a bygone year (2018年成立) or a span (自2019年以来) is none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reading/article.h"

namespace baoku {

struct YearClue {
  int year = 0;
  std::string words;  // the anchor with its surroundings, for people
};

// Finds the anchors of one text, in order.
std::vector<YearClue> find_year_clues(std::string_view text);

// Dates articles whose day has no year by the year that all anchors of the sheet agree on.
void infer_years(std::vector<Article>& articles);

}  // namespace baoku
