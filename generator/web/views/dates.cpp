// The calendar: dates/ all years, dates/2021/ a year, dates/2021/01/ a month.
#include <algorithm>

#include "web/calendar.h"
#include "web/days.h"
#include "web/views/views.h"

namespace baoku {
namespace {

constexpr std::size_t kTitlesOfDay = 6;  // where days are listed
constexpr std::size_t kFewDays = 12;     // a year with no more is listed, and has no calendars
constexpr int kLongTime = 12;            // years

void fill_counts(const Page& page, const DayRange& range) {
  const Strings& strings = page.context().strings;
  page.view().set("COUNT", strings.counted("count.articles", range.articles));
  page.view().set("DAYS", strings.counted("count.days", range.end - range.begin));
  page.view().set("COVERAGE_URL", page.link("coverage/"));
}

// The year before or behind the range of `year` that has articles.
void fill_year_step(const Page& page, Name section, std::size_t day) {
  const Archive& archive = page.context().archive;
  if (day >= archive.days.size()) return;
  View step = page.view().add(section);
  step.set("URL", page.link(year_path(archive.days[day].year)));
  step.set("TITLE", year_words(page.context().strings, archive.days[day].year));
}

void fill_month_step(const Page& page, Name section, std::size_t day) {
  const Archive& archive = page.context().archive;
  if (day >= archive.days.size()) return;
  const Day& there = archive.days[day];
  View step = page.view().add(section);
  step.set("URL", page.link(month_path(there.year, there.month)));
  step.set("TITLE", month_of_year(page.context().strings, there.year, there.month));
}

// Ways down a long page: decade by decade, when there are more years than a screen holds.
void fill_decades(const Page& page) {
  const auto& days = page.context().archive.days;
  if (days.empty() || days.back().year - days.front().year < kLongTime) return;
  View list = page.view().add("DECADES");
  int decade = days.back().year / 10 + 1;
  for (std::size_t i = days.size(); i-- > 0;) {
    if (days[i].year / 10 == decade) continue;
    decade = days[i].year / 10;
    View row = list.add("DECADE");
    row.set("URL", "#y" + std::to_string(days[i].year));
    row.set("NAME", page.context().strings.format("dates.decade",
                                                  {{"decade", std::to_string(decade * 10)}}));
  }
}

// Twelve cells: the months of a year at a glance.
void fill_months(const Page& page, View row, int year) {
  const Context& context = page.context();
  for (unsigned month = 1; month <= 12; ++month) {
    const DayRange days = days_of_month(context.archive, year, month);
    View cell = row.add("MONTH");
    const std::string name = month_words(context.strings, month);
    if (days.articles == 0) {
      cell.add("EMPTY_MONTH").set("NAME", name);
      continue;
    }
    View full = cell.add("FULL_MONTH");
    full.set("NAME", name);
    full.set("URL", page.link(month_path(year, month)));
    full.set("COUNT", context.strings.counted("count.articles", days.articles));
  }
}

void fill_dates(Page& page) {
  const Context& context = page.context();
  const Archive& archive = context.archive;
  page.set_head({.title = std::string(context.strings.text("nav.dates"))}, "dates");
  fill_decades(page);
  std::size_t end = archive.days.size();
  while (end > 0) {
    const int year = archive.days[end - 1].year;
    const DayRange range = days_of_year(archive, year);
    View row = page.view().add("YEAR");
    row.set_number("NUMBER", static_cast<std::size_t>(year));
    row.set("URL", page.link(year_path(year)));
    row.set("COUNT", context.strings.counted("count.articles", range.articles));
    row.set("DAYS", context.strings.counted("count.days", range.end - range.begin));
    fill_months(page, row, year);
    end = range.begin;
  }
  page.view().set("ON_THIS_DAY_URL", page.link(kOnThisDay));
  page.view().set("COVERAGE_URL", page.link("coverage/"));
  if (archive.undated.empty()) return;
  View undated = page.view().add("UNDATED");
  undated.set("URL", page.link(kUndatedPath));
  undated.set("COUNT", context.strings.counted("count.articles", archive.undated.size()));
}

void fill_year(Page& page, int year) {
  const Context& context = page.context();
  const DayRange range = days_of_year(context.archive, year);
  page.set_head({.title = context.strings.format("head.year", {{"year", std::to_string(year)}})},
                "dates");
  page.add_crumb(context.strings.text("nav.dates"), "dates/");
  page.add_crumb(year_words(context.strings, year));
  page.view().set("TITLE", year_words(context.strings, year));
  fill_counts(page, range);
  if (range.end - range.begin <= kFewDays) {
    View issues = page.view().add("ISSUES");
    fill_months(page, issues, year);
    for (std::size_t i = range.begin; i < range.end; ++i) {
      fill_day_row(page, issues.add("DAY_ROW"), context.archive.days[i], kTitlesOfDay);
    }
  } else {
    View calendars = page.view().add("CALENDARS");
    for (unsigned month = 1; month <= 12; ++month) add_calendar(page, calendars, year, month);
  }
  fill_year_step(page, "PREVIOUS", range.begin - 1);
  fill_year_step(page, "NEXT", range.end);
}

void fill_month(Page& page, int year, unsigned month) {
  const Context& context = page.context();
  const DayRange range = days_of_month(context.archive, year, month);
  const std::string title = month_of_year(context.strings, year, month);
  page.set_head({.title = context.strings.format("head.month", {{"month", title}})}, "dates");
  page.add_crumb(context.strings.text("nav.dates"), "dates/");
  page.add_crumb(year_words(context.strings, year), year_path(year));
  page.add_crumb(month_words(context.strings, month));
  page.view().set("TITLE", title);
  fill_counts(page, range);
  add_calendar(page, page.view(), year, month);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    fill_day_row(page, page.view().add("DAY_ROW"), context.archive.days[i], kTitlesOfDay);
  }
  fill_month_step(page, "PREVIOUS", range.begin - 1);
  fill_month_step(page, "NEXT", range.end);
}

// The days of a range, those that are missing, and the days before and behind it.
void add_days(const Context& context, const DayRange& range, KeyBuilder& key) {
  const auto& days = context.archive.days;
  for (const std::size_t i : {range.begin - 1, range.end}) {
    key.add(std::uint64_t{i < days.size()});
    if (i < days.size()) key.add(month_path(days[i].year, days[i].month));
  }
  key.add(std::uint64_t{range.end - range.begin});
  for (std::size_t i = range.begin; i < range.end; ++i) {
    key.add(day_path(days[i])).add(std::uint64_t{days[i].articles.size()});
  }
}

void add_missing(const Context& context, int year, unsigned month, KeyBuilder& key) {
  std::uint64_t missing = 0;
  for (unsigned day = 1; day <= days_in_month(year, month); ++day) {
    if (context.coverage.is_missing(year, month, day)) missing |= std::uint64_t{1} << day;
  }
  key.add(missing);
}

// What the rows of days show of their articles.
void add_titles(const Context& context, const DayRange& range, KeyBuilder& key) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::vector<ArticleIndex>& articles = context.archive.days[i].articles;
    for (std::size_t k = 0; k < std::min(articles.size(), kTitlesOfDay); ++k) {
      key.add(context.digests().card(articles[k]));
    }
  }
}

void add_year(const Context& context, int year, KeyBuilder& key) {
  const DayRange range = days_of_year(context.archive, year);
  add_days(context, range, key);
  for (unsigned month = 1; month <= 12; ++month) add_missing(context, year, month, key);
  if (range.end - range.begin <= kFewDays) add_titles(context, range, key);
}

void add_month(const Context& context, int year, unsigned month, KeyBuilder& key) {
  const DayRange range = days_of_month(context.archive, year, month);
  add_days(context, range, key);
  add_missing(context, year, month, key);
  add_titles(context, range, key);
}

}  // namespace

void plan_dates(const Context& context, std::vector<PagePlan>& pages) {
  pages.push_back({"dates/", PageTemplate::dates, fill_dates});
  int last_year = 0;
  unsigned last_month = 0;
  for (const Day& day : context.archive.days) {
    const int year = day.year;
    const unsigned month = day.month;
    if (year != last_year) {
      pages.push_back({year_path(year), PageTemplate::year,
                       [year](Page& page) { fill_year(page, year); }, true,
                       [&context, year](KeyBuilder& key) { add_year(context, year, key); }});
      last_month = 0;
    }
    if (month != last_month) {
      pages.push_back(
          {month_path(year, month), PageTemplate::month,
           [year, month](Page& page) { fill_month(page, year, month); }, true,
           [&context, year, month](KeyBuilder& key) { add_month(context, year, month, key); }});
    }
    last_year = year;
    last_month = month;
  }
}

}  // namespace baoku
