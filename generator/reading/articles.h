// Lines -> articles: where each begins and ends, which headline is its own, how its paragraphs
// join, who wrote it and of which day it is.
#pragma once

#include <vector>

#include "reading/article.h"
#include "reading/lines.h"

namespace baoku {

// Puts the articles of one sheet together. `issue` is the sheet's given date, or one without a day.
// People are not named yet (see people.h).
std::vector<Article> read_articles(const std::vector<Line>& lines, const Date& issue);

}  // namespace baoku
