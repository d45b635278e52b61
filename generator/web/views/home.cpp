// The front page: the newest issue, the years, the people seen most.
#include <algorithm>
#include <map>

#include "web/calendar.h"
#include "web/days.h"
#include "web/text.h"
#include "web/views/views.h"

namespace baoku {
namespace {

constexpr std::size_t kStories = 4;        // below the lead, with their first words
constexpr std::size_t kBriefs = 12;        // after these, by title only
constexpr std::size_t kEarlier = 5;        // issues before the newest
constexpr std::size_t kEarlierTitles = 4;  // of each
constexpr std::size_t kLeadWords = 200;
constexpr std::size_t kStoryWords = 110;
constexpr std::size_t kSheets = 24;
constexpr std::size_t kYears = 16;
constexpr std::size_t kPeople = 20;

// The newest day, or without any day the last undated articles.
std::vector<ArticleIndex> newest_issue(const Archive& archive) {
  if (!archive.days.empty()) return archive.days.back().articles;
  const std::size_t kept = std::min<std::size_t>(archive.undated.size(), 12);
  return {archive.undated.end() - static_cast<std::ptrdiff_t>(kept), archive.undated.end()};
}

const std::string& newspaper_of(const Archive& archive, ArticleIndex article) {
  return archive.sheets[archive.entries[article].sheet].sheet.newspaper;
}

bool is_one_paper(const Archive& archive, const std::vector<ArticleIndex>& articles) {
  return std::all_of(articles.begin(), articles.end(), [&](ArticleIndex article) {
    return newspaper_of(archive, article) == newspaper_of(archive, articles.front());
  });
}

// The sheets from which these articles come, when there are several: the way into the issue as it
// was printed.
void fill_sheets(const Page& page, View issue, const std::vector<ArticleIndex>& articles,
                 bool name_papers) {
  const Context& context = page.context();
  std::vector<SheetIndex> sheets;
  for (const ArticleIndex article : articles) {
    const SheetIndex sheet = context.archive.entries[article].sheet;
    if (context.archive.sheets[sheet].path.empty()) continue;
    if (std::find(sheets.begin(), sheets.end(), sheet) == sheets.end()) sheets.push_back(sheet);
  }
  if (sheets.size() < 2) return;
  View list = issue.add("SHEET_LINKS");
  for (std::size_t i = 0; i < std::min(sheets.size(), kSheets); ++i) {
    View row = list.add("SHEET_LINK");
    row.set("URL", page.link(context.archive.sheets[sheets[i]].path));
    row.set("NAME", sheet_label(context, context.archive.sheets[sheets[i]].sheet));
    if (name_papers) {
      row.set_shown("OF", shortened(context.archive.sheets[sheets[i]].sheet.newspaper, 20));
    }
  }
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
  const bool name_papers = !is_one_paper(context.archive, articles);
  fill_sheets(page, issue, articles, name_papers);
  if (!name_papers) {
    issue.set_shown("PAPER", shortened(newspaper_of(context.archive, articles.front()), 40));
  }
  issue.set("COUNT", context.strings.counted("count.articles", articles.size()));
  for (std::size_t i = 0; i < articles.size() && i < 1 + kStories + kBriefs; ++i) {
    View item = issue.add(i == 0 ? Name("LEAD") : i <= kStories ? Name("STORY") : Name("BRIEF"));
    fill_article_item(page, item, articles[i]);
    if (name_papers) {
      item.set_shown("OF", shortened(newspaper_of(context.archive, articles[i]), 40));
    }
    if (i > kStories) continue;
    fill_headline(page, item, articles[i]);
    fill_excerpt(item, context.archive.entries[articles[i]].article,
                 i == 0 ? kLeadWords : kStoryWords);
  }
}

void fill_earlier(const Page& page) {
  const auto& days = page.context().archive.days;
  if (days.size() < 2) return;
  View list = page.view().add("EARLIER");
  for (std::size_t i = days.size() - 1; i-- > 0 && i + 1 + kEarlier >= days.size();) {
    fill_day_row(page, list.add("DAY_ROW"), days[i], kEarlierTitles,
                 days[i].year != days.back().year);
  }
}

void fill_years(const Page& page) {
  const Archive& archive = page.context().archive;
  std::vector<DayRange> years;
  for (std::size_t i = 0; i < archive.days.size(); i = years.back().end) {
    years.push_back(days_of_year(archive, archive.days[i].year));
  }
  const std::size_t shown = years.size() > kYears + 1 ? kYears : years.size();
  for (std::size_t i = years.size(); i-- > years.size() - shown;) {
    const int year = archive.days[years[i].begin].year;
    View row = page.view().add("YEAR");
    row.set_number("NUMBER", static_cast<std::size_t>(year));
    row.set("URL", page.link(year_path(year)));
    row.set("COUNT", page.context().strings.counted("count.articles", years[i].articles));
  }
  if (shown < years.size()) {
    View earlier = page.view().add("EARLIER_YEARS");
    earlier.set(
        "SPAN",
        page.context().strings.format(
            "person.range",
            {{"from", std::to_string(archive.days[years.front().begin].year)},
             {"to", std::to_string(archive.days[years[years.size() - shown - 1].begin].year)}}));
    earlier.set("URL", page.link("dates/"));
  }
  if (archive.undated.empty()) return;
  View undated = page.view().add("UNDATED");
  undated.set("URL", page.link(kUndatedPath));
  undated.set("COUNT", page.context().strings.counted("count.articles", archive.undated.size()));
}

// The month of the newest issue, with the ways to the months around it.
void fill_calendar(const Page& page) {
  const Context& context = page.context();
  const auto& days = context.archive.days;
  if (days.empty()) return;
  View strip = page.view().add("CALENDAR");
  strip.set("ON_THIS_DAY_URL", page.link(kOnThisDay));
  add_calendar(page, strip, days.back().year, days.back().month);
  const DayRange range = days_of_month(context.archive, days.back().year, days.back().month);
  if (range.begin == 0) return;
  const Day& before = days[range.begin - 1];
  View earlier = strip.add("BEFORE");
  earlier.set("URL", page.link(month_path(before.year, before.month)));
  earlier.set("TITLE", month_of_year(context.strings, before.year, before.month));
}

struct NamedOften {
  PersonIndex person = 0;
  std::size_t articles = 0;
};

// Those named most in the articles of the newest year, or without any day in all of them.
std::vector<NamedOften> people_of_year(const Archive& archive) {
  std::map<PersonIndex, std::size_t> counts;
  const auto count = [&](const std::vector<ArticleIndex>& articles) {
    for (const ArticleIndex article : articles) {
      const Entry& entry = archive.entries[article];
      for (const PersonIndex person : entry.people) {
        if (!entry.is_writer(person)) ++counts[person];
      }
    }
  };
  if (archive.days.empty()) {
    count(archive.undated);
  } else {
    const DayRange range = days_of_year(archive, archive.days.back().year);
    for (std::size_t i = range.begin; i < range.end; ++i) count(archive.days[i].articles);
  }
  std::vector<NamedOften> out;
  for (const auto& [person, articles] : counts) out.push_back({person, articles});
  std::stable_sort(out.begin(), out.end(), [](const NamedOften& a, const NamedOften& b) {
    return a.articles > b.articles;
  });
  if (out.size() > kPeople) out.resize(kPeople);
  return out;
}

void fill_people(const Page& page) {
  const Context& context = page.context();
  const std::vector<NamedOften> people = people_of_year(context.archive);
  if (people.empty()) return;
  View list = page.view().add("PEOPLE_OF_YEAR");
  const Strings& strings = context.strings;
  list.set("HEADING",
           context.archive.days.empty()
               ? std::string(strings.text("home.people"))
               : strings.format("home.people_of_year",
                                {{"year", std::to_string(context.archive.days.back().year)}}));
  for (const NamedOften& each : people) {
    View row = list.add("PERSON");
    row.set_kept("NAME", context.archive.people[each.person].name);
    row.set("URL", page.link(context.archive.people[each.person].path));
    row.set_number("COUNT", each.articles);
  }
}

void fill(Page& page) {
  const Context& context = page.context();
  page.set_head({.description = shortened(context.config.description, 150)});
  View view = page.view();
  view.set_shown("SITE_DESCRIPTION", context.config.description);
  view.set("ARTICLES", grouped(context.archive.entries.size()));
  view.set("PEOPLE", grouped(context.archive.people.size()));
  view.set("SHEETS", grouped(context.printed_sheets.size()));
  view.set("PEOPLE_URL", page.link("people/"));
  view.set("DATES_URL", page.link("dates/"));
  view.set("COVERAGE_URL", page.link("coverage/"));
  if (!context.sections.empty()) view.set_shown("SECTIONS_URL", page.link("sections/"));
  fill_issue(page);
  fill_earlier(page);
  fill_years(page);
  fill_calendar(page);
  fill_people(page);
}

}  // namespace

void plan_home(const Context&, std::vector<PagePlan>& pages) {
  pages.push_back({"", PageTemplate::home, fill});
}

}  // namespace baoku
