#include "web/days.h"

#include <algorithm>
#include <tuple>

#include "web/calendar.h"
#include "web/text.h"

namespace baoku {
namespace {

auto key_of(const Day& day) { return std::tuple(day.year, day.month, day.day); }

DayRange between(const Archive& archive, std::tuple<int, unsigned, unsigned> first,
                 std::tuple<int, unsigned, unsigned> behind) {
  const auto at = [&](const std::tuple<int, unsigned, unsigned>& key) {
    return std::lower_bound(archive.days.begin(), archive.days.end(), key,
                            [](const Day& day, const auto& k) { return key_of(day) < k; });
  };
  DayRange range{static_cast<std::size_t>(at(first) - archive.days.begin()),
                 static_cast<std::size_t>(at(behind) - archive.days.begin()), 0};
  for (std::size_t i = range.begin; i < range.end; ++i) {
    range.articles += archive.days[i].articles.size();
  }
  return range;
}

}  // namespace

std::string year_path(int year) { return "dates/" + four_digits(year) + "/"; }

std::string month_path(int year, unsigned month) {
  return year_path(year) + two_digits(month) + "/";
}

std::string day_path(const Day& day) {
  return month_path(day.year, day.month) + two_digits(day.day) + "/";
}

std::string anniversary_path(unsigned month, unsigned day) {
  return std::string(kOnThisDay) + two_digits(month) + "-" + two_digits(day) + "/";
}

int level_of(std::size_t articles) {
  return articles < 4 ? 1 : articles < 10 ? 2 : articles < 25 ? 3 : 4;
}

const Day* find_day(const Archive& archive, const Date& date) {
  if (!date.is_full()) return nullptr;
  const auto key = std::tuple(date.year, date.month, date.day);
  const auto found =
      std::lower_bound(archive.days.begin(), archive.days.end(), key,
                       [](const Day& day, const auto& k) { return key_of(day) < k; });
  return found != archive.days.end() && key_of(*found) == key ? &*found : nullptr;
}

DayRange days_of_year(const Archive& archive, int year) {
  return between(archive, {year, 0, 0}, {year + 1, 0, 0});
}

DayRange days_of_month(const Archive& archive, int year, unsigned month) {
  return between(archive, {year, month, 0}, {year, month + 1, 0});
}

void add_date_crumbs(Page& page, const Date& date) {
  const Context& context = page.context();
  page.add_crumb(context.strings.text("nav.dates"), "dates/");
  const Day* const day = find_day(context.archive, date);
  if (day == nullptr) {
    if (!date.is_full()) page.add_crumb(context.strings.text("nav.undated"), kUndatedPath);
    return;
  }
  page.add_crumb(year_words(context.strings, day->year), year_path(day->year));
  page.add_crumb(month_day(context.strings, day->month, day->day), day_path(*day));
}

void fill_day_row(const Page& page, View row, const Day& day, std::size_t titles, bool says_year) {
  const Strings& strings = page.context().strings;
  const Date date{day.year, day.month, day.day, DateBasis::given, ""};
  row.set("DATE_ISO", date.iso());
  row.set("DAY", says_year ? short_date(strings, date) : month_day(strings, day.month, day.day));
  row.set("WEEKDAY",
          strings.text("date.weekday_" + std::to_string(weekday_of(day.year, day.month, day.day))));
  row.set("URL", page.link(day_path(day)));
  row.set("COUNT", strings.counted("count.articles", day.articles.size()));
  for (std::size_t i = 0; i < std::min(titles, day.articles.size()); ++i) {
    View item = row.add("ITEM");
    fill_article_item(page, item, day.articles[i]);
    fill_headline(page, item, day.articles[i]);
  }
  if (day.articles.size() > titles) {
    row.add("MORE").set_number("MORE_COUNT", day.articles.size() - titles);
  }
}

View add_calendar(const Page& page, View view, int year, unsigned month) {
  const Context& context = page.context();
  const DayRange range = days_of_month(context.archive, year, month);
  View calendar = view.add("MONTH");
  calendar.set("MONTH_NAME", month_of_year(context.strings, year, month));
  calendar.set("MONTH_SHORT", month_words(context.strings, month));
  if (range.begin < range.end) {
    calendar.set_shown("MONTH_URL", page.link(month_path(year, month)));
  } else {
    calendar.show("MONTH_EMPTY");
  }
  std::size_t next = range.begin;
  for (const std::vector<unsigned>& week : weeks_of(year, month)) {
    View row = calendar.add("WEEK");
    for (const unsigned number : week) {
      View cell = row.add("CELL");
      if (number == 0) continue;
      if (next == range.end || context.archive.days[next].day != number) {
        const bool is_missing = context.coverage.is_missing(year, month, number);
        cell.add(is_missing ? Name("MISSING_DAY") : Name("EMPTY_DAY")).set_number("NUMBER", number);
        continue;
      }
      const Day& day = context.archive.days[next++];
      View full = cell.add("DAY");
      full.set_number("NUMBER", number);
      full.set("URL", page.link(day_path(day)));
      full.set("COUNT", context.strings.counted("count.articles", day.articles.size()));
      full.set("WORDS", month_day(context.strings, day.month, day.day));
      full.set_number("LEVEL", static_cast<std::size_t>(level_of(day.articles.size())));
    }
  }
  return calendar;
}

}  // namespace baoku
