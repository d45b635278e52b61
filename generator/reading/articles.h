// Lines -> articles: where each begins and ends, which headline is its own, how its paragraphs
// join, who wrote it and of which day it is.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "reading/article.h"
#include "reading/corrections/corrections.h"
#include "reading/layout/lines.h"

namespace baoku {

struct SheetReading {
  std::vector<Article> articles;
  std::vector<Line> furniture;  // lines that no article owns
  Date printed;                 // of the sheet's date line, when it has one
  std::size_t printed_line = 0;
  // Bylines of several stories (本组稿件由…), once for each article after the first that has them.
  std::vector<std::string> repeated_bylines;
};

// Puts the articles of one sheet together. `issue` is the sheet's given date, or one without a day.
// Every line ends up in one article or in the furniture, once, but for repeated bylines. People are
// not named yet (see people.h).
SheetReading read_sheet_lines(std::vector<Line> lines, const Date& issue);

// The same as the publisher corrects it. What is corrected is certain, and gives no reason for
// doubt. Reports corrections that fit nothing, or more than one place.
SheetReading read_sheet_lines(std::vector<Line> lines, const Date& issue,
                              const Corrections& corrections, Diagnostics& diagnostics);

// The same, without the furniture.
std::vector<Article> read_articles(std::vector<Line> lines, const Date& issue);

}  // namespace baoku
