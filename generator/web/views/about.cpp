// What the archive holds and how its pages were made: about/.
#include "web/calendar.h"
#include "web/days.h"
#include "web/text.h"
#include "web/views/views.h"

namespace baoku {
namespace {

void fill_coverage(const Page& page) {
  const Archive& archive = page.context().archive;
  if (archive.days.empty()) return;
  View table = page.view().add("COVERAGE");
  for (std::size_t i = 0; i < archive.days.size();) {
    const int year = archive.days[i].year;
    const DayRange range = days_of_year(archive, year);
    View row = table.add("YEAR");
    row.set_number("NUMBER", static_cast<std::size_t>(year));
    row.set("URL", page.link(year_path(year)));
    row.set_number("DAYS", range.end - range.begin);
    row.set_number("COUNT", range.articles);
    i = range.end;
  }
}

void fill(Page& page) {
  const Context& context = page.context();
  const Archive& archive = context.archive;
  const std::string title(context.strings.text("nav.about"));
  page.set_head({.title = title}, "about");
  View view = page.view();
  view.set_shown("SITE_DESCRIPTION", context.config.description);
  view.set_number("ARTICLES", archive.entries.size());
  view.set_number("SHEETS", context.printed_sheets.size());
  view.set_number("PEOPLE", archive.people.size());
  if (!archive.days.empty()) {
    const Day& first = archive.days.front();
    const Day& last = archive.days.back();
    View span = view.add("SPAN");
    span.set("FROM", short_date(context.strings,
                                {first.year, first.month, first.day, DateBasis::given, ""}));
    span.set("TO",
             short_date(context.strings, {last.year, last.month, last.day, DateBasis::given, ""}));
  }
  view.set("SEARCH_URL", page.link("search/"));
  view.set("FEED_URL", page.file_link("feed.xml"));
  view.set("DATA_URL", page.file_link("data/"));
  view.set("COVERAGE_URL", page.link("coverage/"));
  fill_coverage(page);
  if (archive.undated.empty()) return;
  View undated = view.add("UNDATED");
  undated.set("URL", page.link(kUndatedPath));
  undated.set_number("COUNT", archive.undated.size());
}

}  // namespace

void plan_about(const Context&, std::vector<PagePlan>& pages) {
  pages.push_back({"about/", PageTemplate::about, fill});
}

}  // namespace baoku
