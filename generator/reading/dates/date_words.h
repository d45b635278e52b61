// Every date that an article's body names, with its place and what it means.
//
//   1月22日                2021-01-22               the year is the article's
//   1月22日至24日          2021-01-22/2021-01-24
//   1月上旬                2021-01-01/2021-01-10
//   2021年第一季度          2021-01-01/2021-03-31    前三季度 2021-01-01/2021-09-30
//   24日                   2021-01-24               the month is the last one named before it
//   昨日, 明天             2021-01-24               only against a given issue date, else ""
//   近日, 日前             ../2021-01-25            the same: some day up to the issue
#pragma once

#include <vector>

#include "reading/article.h"
#include "reading/dates/date_marks.h"

namespace baoku {

// `article` has its date; `issue` is the sheet's given date, or one without a day.
std::vector<DateWords> find_date_words(const Article& article, const Date& issue);

// The same where the marks of the article's blocks are known.
std::vector<DateWords> find_date_words(const Article& article, const Date& issue,
                                       const std::vector<DateMarks>& marks);

}  // namespace baoku
