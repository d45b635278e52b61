// Where days, months and years have their pages, and which of them the archive has.
#pragma once

#include <string>
#include <string_view>

#include "web/context.h"
#include "web/page.h"

namespace baoku {

std::string year_path(int year);                             // "dates/2021/"
std::string month_path(int year, unsigned month);            // "dates/2021/01/"
std::string day_path(const Day& day);                        // "dates/2021/01/22/"
std::string anniversary_path(unsigned month, unsigned day);  // "on-this-day/01-22/"
inline constexpr std::string_view kOnThisDay = "on-this-day/";
inline constexpr std::string_view kUndatedPath = "dates/undated/";

// Returns the day of `date`, or null when no article is of that day.
const Day* find_day(const Archive& archive, const Date& date);

// A run of days: a year or a month.
struct DayRange {
  std::size_t begin = 0;  // in archive.days
  std::size_t end = 0;
  std::size_t articles = 0;
};
DayRange days_of_year(const Archive& archive, int year);
DayRange days_of_month(const Archive& archive, int year, unsigned month);

// How full a day is, in four steps that do not depend on the rest of the archive.
int level_of(std::size_t articles);

// Adds the steps 日期 / 2021年 / 1月22日 to the page's path, as far as they exist.
void add_date_crumbs(Page& page, const Date& date);

// Fills a day as a row of a list: DATE_ISO, DAY (1月22日, with the year where the list does not say
// it), WEEKDAY, URL, COUNT, up to `titles` rows of ITEM, and MORE with MORE_COUNT when it has more.
void fill_day_row(const Page& page, View row, const Day& day, std::size_t titles,
                  bool says_year = false);

// Fills a month calendar (partials/calendar-rows.html) in a section MONTH of `view`.
View add_calendar(const Page& page, View view, int year, unsigned month);

}  // namespace baoku
