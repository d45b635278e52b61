// Dates in words, and months as calendars. Own arithmetic by std::chrono; the order of the words
// comes from the strings, their names of days and months from ICU.
#pragma once

#include <string>
#include <vector>

#include "reading/article.h"
#include "web/strings.h"

namespace baoku {

// 0 is Sunday. Requires a valid proleptic Gregorian day.
unsigned weekday_of(int year, unsigned month, unsigned day);
unsigned days_in_month(int year, unsigned month);

// "2021年1月22日 星期五"; "1月22日" when the year is not known; "" without a date or when the day
// does not exist in the calendar.
std::string long_date(const Strings& strings, const Date& date);
// "2021年1月22日", "1月22日", "".
std::string short_date(const Strings& strings, const Date& date);
std::string month_day(const Strings& strings, unsigned month, unsigned day);
std::string month_of_year(const Strings& strings, int year, unsigned month);
std::string month_words(const Strings& strings, unsigned month);  // "1月", "Jan"
std::string year_words(const Strings& strings, int year);         // "2021年"

// "03" of 3, "2021" of 2021: as paths and machine-readable dates have it.
std::string two_digits(unsigned number);
std::string four_digits(int number);

// The days of a month by weeks from Monday to Sunday; 0 is a place outside the month.
std::vector<std::vector<unsigned>> weeks_of(int year, unsigned month);

}  // namespace baoku
