// What the archive holds, newspaper by newspaper and year by year, and what is missing: coverage/.
#include "web/coverage.h"

#include <map>

#include "web/calendar.h"
#include "web/days.h"
#include "web/text.h"
#include "web/views/views.h"

namespace baoku {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::size_t kMostSpans = 400;  // missing spans of a newspaper and year that are listed

std::string words_of(const Strings& strings, sys_days day, bool with_year) {
  const year_month_day date(day);
  const auto month = static_cast<unsigned>(date.month());
  const auto number = static_cast<unsigned>(date.day());
  if (!with_year) return month_day(strings, month, number);
  return short_date(strings, {int(date.year()), month, number, DateBasis::given, ""});
}

struct YearFigures {
  std::size_t issues = 0;
  std::size_t sheets = 0;
  std::size_t articles = 0;
  std::size_t characters = 0;
  std::vector<sys_days> missing;
};

std::map<int, YearFigures> years_of(const NewspaperCoverage& newspaper) {
  std::map<int, YearFigures> years;
  for (const Issue& issue : newspaper.issues) {
    YearFigures& year = years[int(year_month_day(issue.day).year())];
    ++year.issues;
    year.sheets += issue.sheets.size();
    year.articles += issue.articles;
    year.characters += issue.characters;
  }
  for (const sys_days day : newspaper.missing) {
    years[int(year_month_day(day).year())].missing.push_back(day);
  }
  return years;
}

void fill_missing(const Page& page, View list, int number, const YearFigures& year) {
  const Strings& strings = page.context().strings;
  View row = list.add("MISSING_YEAR");
  row.set("YEAR_WORDS", year_words(strings, number));
  row.set("DAYS", strings.counted("count.issues", year.missing.size()));
  const std::vector<DaySpan> spans = day_spans(year.missing);
  for (std::size_t i = 0; i < std::min(spans.size(), kMostSpans); ++i) {
    const auto& [first, last] = spans[i];
    row.add("SPAN").set(
        "WORDS", first == last
                     ? words_of(strings, first, false)
                     : strings.format("person.range", {{"from", words_of(strings, first, false)},
                                                       {"to", words_of(strings, last, false)}}));
  }
  if (spans.size() > kMostSpans) row.show("MORE");
}

void fill_missing_sheets(const Page& page, View view, const NewspaperCoverage& newspaper) {
  const Context& context = page.context();
  std::vector<View> list;  // opened by the first
  for (const Issue& issue : newspaper.issues) {
    if (issue.missing_sheets.empty()) continue;
    if (list.empty()) list.push_back(view.add("MISSING_SHEETS"));
    View row = list.front().add("ISSUE");
    row.set("WORDS", words_of(context.strings, issue.day, true));
    const year_month_day date(issue.day);
    row.set("URL", page.link(day_path({int(date.year()),
                                       static_cast<unsigned>(date.month()),
                                       static_cast<unsigned>(date.day()),
                                       {}})));
    std::string sheets;
    for (const std::string& sheet : issue.missing_sheets) {
      sheets += (sheets.empty() ? "" : "、") +
                context.strings.format("sheet.number", {{"number", sheet}});
    }
    row.set("SHEETS", sheets);
  }
}

void fill_newspaper(const Page& page, const NewspaperCoverage& newspaper) {
  const Context& context = page.context();
  const Strings& strings = context.strings;
  View view = page.view().add("NEWSPAPER");
  view.set("NAME",
           newspaper.name.empty() ? std::string(strings.text("coverage.no_name")) : newspaper.name);
  if (!newspaper.issues.empty()) {
    const std::string first = words_of(strings, newspaper.issues.front().day, true);
    const std::string last = words_of(strings, newspaper.issues.back().day, true);
    view.set("RANGE", first == last
                          ? first
                          : strings.format("person.range", {{"from", first}, {"to", last}}));
    View table = view.add("TABLE");
    for (const auto& [number, year] : years_of(newspaper)) {
      View row = table.add("YEAR");
      row.set("YEAR_WORDS", year_words(strings, number));
      row.set("URL", page.link(year_path(number)));
      row.set("ISSUES", grouped(year.issues));
      row.set("SHEETS", grouped(year.sheets));
      row.set("ARTICLES", grouped(year.articles));
      row.set("CHARACTERS", grouped(year.characters));
      if (newspaper.runs > 0) row.add("KNOWN").set("MISSING", grouped(year.missing.size()));
      if (newspaper.runs == 0) row.show("UNKNOWN");
      if (!year.missing.empty()) fill_missing(page, view, number, year);
    }
  }
  if (newspaper.runs == 0) view.show("TOO_FEW");
  if (newspaper.runs > 0 && newspaper.missing.empty()) view.show("COMPLETE");
  if (newspaper.undated_sheets > 0) {
    view.set_shown("UNDATED_SHEETS", strings.counted("count.sheets", newspaper.undated_sheets));
  }
  fill_missing_sheets(page, view, newspaper);
}

void fill(Page& page) {
  const Context& context = page.context();
  const std::string title(context.strings.text("nav.coverage"));
  page.set_head({.title = title, .description = std::string(context.strings.text("coverage.note"))},
                "about");
  page.add_crumb(context.strings.text("nav.about"), "about/");
  page.add_crumb(title);
  View view = page.view();
  std::size_t issues = 0;
  for (const NewspaperCoverage& newspaper : context.coverage.newspapers) {
    issues += newspaper.issues.size();
  }
  view.set("ALL_ISSUES", grouped(issues));
  view.set("ALL_SHEETS", grouped(context.printed_sheets.size()));
  view.set("ALL_ARTICLES", grouped(context.archive.entries.size()));
  view.set("ALL_CHARACTERS", grouped(context.coverage.characters));
  view.set("DATA_URL", page.link("about/") + "#data");
  for (const NewspaperCoverage& newspaper : context.coverage.newspapers) {
    if (newspaper.issues.empty() && newspaper.undated_sheets == 0) continue;
    fill_newspaper(page, newspaper);
  }
  if (context.archive.undated.empty()) return;
  View undated = view.add("UNDATED");
  undated.set("URL", page.link(kUndatedPath));
  undated.set("COUNT", context.strings.counted("count.articles", context.archive.undated.size()));
}

}  // namespace

void plan_coverage(const Context&, std::vector<PagePlan>& pages) {
  pages.push_back({"coverage/", PageTemplate::coverage, fill});
}

}  // namespace baoku
