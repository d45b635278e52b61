// What a language calls the months and the days of the week, from ICU's locale data.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace baoku {

struct CalendarNames {
  std::array<std::string, 7> weekdays;       // 星期日 …, Sunday …; 0 is Sunday
  std::array<std::string, 7> weekdays_tiny;  // 日 …, S …: heads of calendars
  std::array<std::string, 12> months;        // 一月 …, January …; 0 is January
  std::array<std::string, 12> months_short;  // 1月 …, Jan …
};

// `language` is a tag such as "zh-Hans" or "en". Throws std::runtime_error when ICU has no names.
CalendarNames calendar_names(std::string_view language);

}  // namespace baoku
