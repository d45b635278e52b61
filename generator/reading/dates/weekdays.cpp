#include "reading/dates/weekdays.h"

#include <array>
#include <chrono>
#include <optional>

#include "base/character_set.h"
#include "reading/dates/date_mentions.h"

namespace baoku {
namespace {

constexpr std::array<std::string_view, 3> kWeeks = {"星期", "礼拜", "周"};
constexpr std::array<std::string_view, 8> kDays = {"日", "一", "二", "三", "四", "五", "六", "天"};

// A weekday at the start of `text`, and the bytes it takes; 周日报 names a paper, not a Sunday.
std::optional<unsigned> weekday_at(std::string_view text, std::size_t& length) {
  for (const std::string_view week : kWeeks) {
    if (!text.starts_with(week)) continue;
    for (unsigned day = 0; day < kDays.size(); ++day) {
      if (!text.substr(week.size()).starts_with(kDays[day])) continue;
      length = week.size() + kDays[day].size();
      if (text.substr(length).starts_with("报")) return std::nullopt;
      return day % 7;
    }
  }
  return std::nullopt;
}

// Behind the day, after at most one opening mark: 1月22日（星期五）, 1月22日，星期五.
std::optional<unsigned> weekday_behind(std::string_view text, std::size_t& length) {
  std::size_t skipped = 0;
  for (const std::string_view mark : {"（", "(", "，", "、", " "}) {
    if (text.starts_with(mark)) skipped = mark.size();
  }
  const auto weekday = weekday_at(text.substr(skipped), length);
  length += skipped;
  return weekday;
}

// In front of the day's opening bracket: 本周五（1月22日）.
std::optional<unsigned> weekday_before(std::string_view text, std::size_t& length) {
  for (const std::string_view bracket : {"（", "("}) {
    if (!text.ends_with(bracket)) continue;
    const std::string_view words = text.substr(0, text.size() - bracket.size());
    for (const std::string_view week : kWeeks) {
      const std::size_t size = week.size() + kDays[0].size();
      if (words.size() < size) continue;
      std::size_t matched = 0;
      const auto weekday = weekday_at(words.substr(words.size() - size), matched);
      if (!weekday || matched != size) continue;
      length = size + bracket.size();
      return weekday;
    }
  }
  return std::nullopt;
}

// By the first characters of kWeeks; every paragraph is asked.
bool may_name_weekday(std::string_view text) {
  static constexpr CharacterSet kFirst(U"周星礼");
  return kFirst.find_in(text, 0) < text.size();
}

bool is_of_another_year(std::string_view before) {
  for (const std::string_view word : {"去年", "前年", "明年", "上年", "次年", "同年", "当年"}) {
    if (before.ends_with(word)) return true;
  }
  return false;
}

}  // namespace

std::vector<DayOfWeek> find_weekdays(std::string_view text) {
  std::vector<DayOfWeek> days;
  if (!may_name_weekday(text)) return days;
  for (const DateMention& date : find_dates(text)) {
    if (date.year != 0 || date.month == 0 || date.day == 0) continue;
    const std::string_view before = text.substr(0, date.begin);
    if (is_of_another_year(before)) continue;
    std::size_t begin = date.begin, end = date.end, length = 0;
    std::optional<unsigned> weekday = weekday_behind(text.substr(date.end), length);
    if (weekday) {
      end += length;
    } else if ((weekday = weekday_before(before, length))) {
      begin -= length;
    } else {
      continue;
    }
    days.push_back({date.month, date.day, *weekday, std::string(text.substr(begin, end - begin))});
  }
  return days;
}

bool falls_on(const DayOfWeek& day, int year) {
  if (!is_calendar_day(year, day.month, day.day)) return false;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(day.month),
                                         std::chrono::day(day.day)};
  return std::chrono::weekday(std::chrono::sys_days(date)).c_encoding() == day.weekday;
}

}  // namespace baoku
