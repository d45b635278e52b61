#include "web/calendar.h"

#include <chrono>

namespace baoku {
namespace {

std::chrono::year_month_day to_chrono(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

bool exists(const Date& date) {
  // 2000 is a leap year: a day without a year is allowed to be 29 February.
  return date.has_day() && to_chrono(date.is_full() ? date.year : 2000, date.month, date.day).ok();
}

// Names are looked up only where the pattern shows them.
std::string date_in_words(const Strings& strings, std::string_view pattern, int year,
                          unsigned month, unsigned day) {
  return strings.filled_by(pattern, [&](std::string& out, std::string_view place) {
    const auto append_name = [&](const char* kind, unsigned number) {
      out += strings.text(kind + std::to_string(number));
      return true;
    };
    if (place == "year") return out += std::to_string(year), true;
    if (place == "month") return out += std::to_string(month), true;
    if (place == "day") return out += std::to_string(day), true;
    if (place == "month_name") return append_name("date.month_", month);
    if (place == "month_short") return append_name("date.month_short_", month);
    if (place == "weekday") {
      return year == 0 || day == 0 || append_name("date.weekday_", weekday_of(year, month, day));
    }
    return false;
  });
}

}  // namespace

unsigned weekday_of(int year, unsigned month, unsigned day) {
  const std::chrono::sys_days days(to_chrono(year, month, day));
  return std::chrono::weekday(days).c_encoding();
}

unsigned days_in_month(int year, unsigned month) {
  const auto last = std::chrono::year(year) / std::chrono::month(month) / std::chrono::last;
  return static_cast<unsigned>(last.day());
}

std::string long_date(const Strings& strings, const Date& date) {
  if (!exists(date)) return "";
  if (!date.is_full()) return month_day(strings, date.month, date.day);
  return date_in_words(strings, "date.full", date.year, date.month, date.day);
}

std::string short_date(const Strings& strings, const Date& date) {
  if (!exists(date)) return "";
  if (!date.is_full()) return month_day(strings, date.month, date.day);
  return date_in_words(strings, "date.day", date.year, date.month, date.day);
}

std::string month_day(const Strings& strings, unsigned month, unsigned day) {
  return date_in_words(strings, "date.month_day", 0, month, day);
}

std::string month_of_year(const Strings& strings, int year, unsigned month) {
  return date_in_words(strings, "date.month", year, month, 0);
}

std::string month_words(const Strings& strings, unsigned month) {
  return date_in_words(strings, "date.month_name", 0, month, 0);
}

std::string year_words(const Strings& strings, int year) {
  return strings.format("date.year", {{"year", std::to_string(year)}});
}

std::string two_digits(unsigned number) {
  return number < 10 ? "0" + std::to_string(number) : std::to_string(number);
}

std::string four_digits(int number) {
  std::string out = std::to_string(number);
  if (number >= 0 && out.size() < 4) out.insert(0, 4 - out.size(), '0');
  return out;
}

std::vector<std::vector<unsigned>> weeks_of(int year, unsigned month) {
  const unsigned blank = (weekday_of(year, month, 1) + 6) % 7;  // places before the 1st
  const unsigned days = days_in_month(year, month);
  std::vector<std::vector<unsigned>> weeks;
  for (unsigned place = 0; place < (blank + days + 6) / 7 * 7; ++place) {
    if (place % 7 == 0) weeks.emplace_back();
    const bool inside = place >= blank && place < blank + days;
    weeks.back().push_back(inside ? place - blank + 1 : 0);
  }
  return weeks;
}

}  // namespace baoku
