// Dates named in a text: 2021年1月22日, 1月 22日, ２０２１年１月, 二〇二一年一月二十二日,
// 97年7月1日, 24日; both ends of 1月22至24日.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace baoku {

struct DateMention {
  int year = 0;           // 0: not named
  unsigned month = 0;     // 0: not named
  unsigned day = 0;       // 0: not named
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

// Finds dates in order; impossible ones (2月30日) are left out. Digits may be half-width,
// full-width or Chinese, with spaces that extraction put between them.
std::vector<DateMention> find_dates(std::string_view text);

// True for the digits, of any kind, that a date begins with.
bool begins_date(char32_t c);

// True when the calendar has the day; year 0 allows 29 February.
bool is_calendar_day(int year, unsigned month, unsigned day);

}  // namespace baoku
