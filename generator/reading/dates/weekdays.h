// Days that stand beside their weekday: 1月22日（星期五）, 本周五（1月22日）. A weekday tells which
// years a day without one can be of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baoku {

struct DayOfWeek {
  unsigned month = 0;
  unsigned day = 0;
  unsigned weekday = 0;  // 0: Sunday … 6: Saturday
  std::string words;     // as printed: "1月22日（星期五"
};

// Finds them in order. A day that names its year, or 去年 and the like, is none.
std::vector<DayOfWeek> find_weekdays(std::string_view text);

// True when the calendar has the day on that weekday in `year`.
bool falls_on(const DayOfWeek& day, int year);

}  // namespace baoku
