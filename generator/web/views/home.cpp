// The front page: the newest issue, the years, the people seen most.
#include <algorithm>

#include "web/calendar.h"
#include "web/days.h"
#include "web/text.h"
#include "web/views/views.h"

namespace baoku {
namespace {

constexpr std::size_t kStories = 4;   // below the lead, with their first words
constexpr std::size_t kBriefs = 12;   // after these, by title only
constexpr std::size_t kEarlier = 10;  // from before the newest issue
constexpr std::size_t kPeople = 24;

// The newest day, or without any day the last undated articles.
std::vector<ArticleIndex> newest_issue(const Archive& archive) {
  if (!archive.days.empty()) return archive.days.back().articles;
  const std::size_t kept = std::min<std::size_t>(archive.undated.size(), 12);
  return {archive.undated.end() - static_cast<std::ptrdiff_t>(kept), archive.undated.end()};
}

void fill_issue(const Page& page) {
  const Context& context = page.context();
  const std::vector<ArticleIndex> articles = newest_issue(context.archive);
  if (articles.empty()) return;
  View issue = page.view().add("ISSUE");
  if (!context.archive.days.empty()) {
    const Day& day = context.archive.days.back();
    const Date date{day.year, day.month, day.day, DateBasis::given, ""};
    issue.set_shown("DATE", long_date(context.strings, date));
    issue.set("DATE_ISO", date.iso());
    issue.set("URL", page.link(day_path(day)));
  } else {
    issue.show("NO_DATE");
  }
  issue.set_number("COUNT", articles.size());
  for (std::size_t i = 0; i < articles.size() && i < 1 + kStories + kBriefs; ++i) {
    View item = issue.add(i == 0 ? "LEAD" : i <= kStories ? "STORY" : "BRIEF");
    fill_article_item(page, item, articles[i]);
    if (i <= kStories) {
      fill_excerpt(item, context.archive.entries[articles[i]].article, i == 0 ? 140 : 70);
    }
  }
}

void fill_earlier(const Page& page) {
  const auto& days = page.context().archive.days;
  if (days.size() < 2) return;
  View list = page.view().add("EARLIER");
  std::size_t left = kEarlier;
  for (std::size_t i = days.size() - 1; i-- > 0 && left > 0;) {
    for (const ArticleIndex article : days[i].articles) {
      if (left-- == 0) return;
      fill_article_item(page, list.add("ITEM"), article);
    }
  }
}

void fill_years(const Page& page) {
  const Archive& archive = page.context().archive;
  std::vector<DayRange> years;
  for (std::size_t i = 0; i < archive.days.size(); i = years.back().end) {
    years.push_back(days_of_year(archive, archive.days[i].year));
  }
  for (std::size_t i = years.size(); i-- > 0;) {
    const int year = archive.days[years[i].begin].year;
    View row = page.view().add("YEAR");
    row.set_number("NUMBER", static_cast<std::size_t>(year));
    row.set("URL", page.link(year_path(year)));
    row.set_number("COUNT", years[i].articles);
  }
  if (archive.undated.empty()) return;
  View undated = page.view().add("UNDATED");
  undated.set("URL", page.link(kUndatedPath));
  undated.set_number("COUNT", archive.undated.size());
}

void fill_people(const Page& page) {
  const Context& context = page.context();
  for (std::size_t i = 0; i < std::min(kPeople, context.most_named.size()); ++i) {
    const PersonIndex index = context.most_named[i];
    View row = page.view().add("PERSON");
    row.set_kept("NAME", context.archive.people[index].name);
    row.set("URL", page.link(context.archive.people[index].path));
    row.set_number("COUNT", context.named[index]);
  }
}

void fill(Page& page) {
  const Context& context = page.context();
  page.set_head({.description = shortened(context.config.description, 150)});
  View view = page.view();
  view.set_shown("SITE_DESCRIPTION", context.config.description);
  view.set_number("ARTICLES", context.archive.entries.size());
  view.set_number("PEOPLE", context.archive.people.size());
  view.set_number("SHEETS", context.printed_sheets.size());
  view.set("PEOPLE_URL", page.link("people/"));
  view.set("DATES_URL", page.link("dates/"));
  if (!context.sections.empty()) view.set_shown("SECTIONS_URL", page.link("sections/"));
  fill_issue(page);
  fill_earlier(page);
  fill_years(page);
  fill_people(page);
}

}  // namespace

void plan_home(const Context&, std::vector<PagePlan>& pages) {
  pages.push_back({"", PageTemplate::home, fill});
}

}  // namespace baoku
