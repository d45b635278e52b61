// Where a text may speak of days, found in one pass: most texts do in few places, and every date
// and every word for a day has one of few characters.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "reading/article.h"

namespace baoku {

struct DateMarks {
  DateMarks() = default;
  explicit DateMarks(std::string_view text);

  // In bytes: where 年, 月, 日 and 号 stand, one of them behind each number of a date, and where
  // 昨日, 去年, 上周五, 三季度 and the like may begin.
  std::vector<std::size_t> units, words;
  bool may_name_weekday = false;  // it has 周, 星期 or 礼拜
};

// Returns those of each block; the other, of each block of each article.
std::vector<DateMarks> date_marks_of(const Article& article);
std::vector<std::vector<DateMarks>> date_marks_of(const std::vector<Article>& articles);

}  // namespace baoku
