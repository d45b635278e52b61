// What happened on this day in other years: on-this-day/ all days, on-this-day/01-22/ one of them.
// Articles that name month and day without a year have their place here, too.
#include <algorithm>
#include <array>
#include <memory>

#include "web/calendar.h"
#include "web/days.h"
#include "web/text.h"
#include "web/views/views.h"

namespace baoku {
namespace {

constexpr std::size_t kOfDay = 12;  // articles of one year that are listed
constexpr int kLeapYear = 2000;     // has all days that a month can have

// The days of the archive with the same month and day, newest first, and articles without a year.
struct Anniversary {
  std::vector<const Day*> days;
  std::vector<ArticleIndex> yearless;
  std::size_t articles() const {
    std::size_t count = yearless.size();
    for (const Day* day : days) count += day->articles.size();
    return count;
  }
};

using Anniversaries = std::array<std::array<Anniversary, 32>, 13>;  // by month and day, from 1

std::shared_ptr<const Anniversaries> anniversaries_of(const Archive& archive) {
  auto out = std::make_shared<Anniversaries>();
  for (std::size_t i = archive.days.size(); i-- > 0;) {
    const Day& day = archive.days[i];
    (*out)[day.month][day.day].days.push_back(&day);
  }
  for (const ArticleIndex article : archive.undated) {
    const Date& date = archive.entries[article].article.date;
    if (date.has_day() && date.month <= 12 && date.day <= days_in_month(kLeapYear, date.month)) {
      (*out)[date.month][date.day].yearless.push_back(article);
    }
  }
  return out;
}

void fill_items(const Page& page, View group, const std::vector<ArticleIndex>& articles) {
  for (std::size_t i = 0; i < std::min(kOfDay, articles.size()); ++i) {
    fill_article_item(page, group.add("ITEM"), articles[i]);
  }
  if (articles.size() <= kOfDay) return;
  group.add("MORE").set_number("MORE_COUNT", articles.size() - kOfDay);
}

void fill_day(Page& page, const Anniversaries& all, unsigned month, unsigned number) {
  const Context& context = page.context();
  const Strings& strings = context.strings;
  const Anniversary& anniversary = all[month][number];
  const std::string day = month_day(strings, month, number);
  const std::string title = strings.format("anniversary.title", {{"day", day}});
  page.set_head({.title = title}, "dates");
  page.add_crumb(strings.text("nav.dates"), "dates/");
  page.add_crumb(strings.text("nav.on_this_day"), std::string(kOnThisDay));
  page.add_crumb(day);
  page.view().set("TITLE", title);
  page.view().set("COUNT", strings.counted("count.articles", anniversary.articles()));
  for (const Day* each : anniversary.days) {
    View group = page.view().add("GROUP");
    group.set("NAME", year_words(strings, each->year));
    group.set_shown("URL", page.link(day_path(*each)));
    fill_items(page, group, each->articles);
  }
  if (!anniversary.yearless.empty()) {
    View group = page.view().add("GROUP");
    group.set("NAME", strings.text("anniversary.yearless"));
    fill_items(page, group, anniversary.yearless);
  }
  const auto fill_step = [&](Name section, int step) {
    unsigned m = month;
    unsigned d = number;
    for (int i = 0; i < 366; ++i) {
      d += static_cast<unsigned>(step);
      if (d == 0) {
        m = m == 1 ? 12 : m - 1;
        d = days_in_month(kLeapYear, m);
      } else if (d > days_in_month(kLeapYear, m)) {
        m = m == 12 ? 1 : m + 1;
        d = 1;
      }
      if (all[m][d].articles() == 0) continue;
      if (m == month && d == number) return;
      View view = page.view().add(section);
      view.set("URL", page.link(anniversary_path(m, d)));
      view.set("TITLE", month_day(strings, m, d));
      return;
    }
  };
  fill_step("PREVIOUS", -1);
  fill_step("NEXT", 1);
}

void fill_index(Page& page, const Anniversaries& all) {
  const Strings& strings = page.context().strings;
  const std::string title(strings.text("nav.on_this_day"));
  page.set_head({.title = title}, "dates");
  page.add_crumb(strings.text("nav.dates"), "dates/");
  page.add_crumb(title);
  for (unsigned month = 1; month <= 12; ++month) {
    View row = page.view().add("MONTH");
    row.set("NAME", month_words(strings, month));
    for (unsigned number = 1; number <= days_in_month(kLeapYear, month); ++number) {
      View cell = row.add("CELL");
      const std::size_t count = all[month][number].articles();
      if (count == 0) {
        cell.add("EMPTY_DAY").set_number("NUMBER", number);
        continue;
      }
      View full = cell.add("DAY");
      full.set_number("NUMBER", number);
      full.set("URL", page.link(anniversary_path(month, number)));
      full.set("WORDS", month_day(strings, month, number));
      full.set("COUNT", strings.counted("count.articles", count));
      full.set_number("LEVEL", static_cast<std::size_t>(level_of(count)));
    }
  }
}

// The day's articles as far as they are listed, and on which other days there are any.
void add_made_from(const Context& context, const Anniversaries& all, unsigned month,
                   unsigned number, KeyBuilder& key) {
  const auto add = [&](const std::vector<ArticleIndex>& articles) {
    key.add(std::uint64_t{articles.size()});
    for (std::size_t i = 0; i < std::min(kOfDay, articles.size()); ++i) {
      key.add(context.digests().card(articles[i]));
    }
  };
  const Anniversary& anniversary = all[month][number];
  key.add(std::uint64_t{anniversary.days.size()});
  for (const Day* day : anniversary.days) {
    key.add(day_path(*day));
    add(day->articles);
  }
  add(anniversary.yearless);
  for (const auto& of_month : all) {
    std::uint64_t days = 0;
    for (std::size_t i = 0; i < of_month.size(); ++i) {
      if (of_month[i].articles() > 0) days |= std::uint64_t{1} << i;
    }
    key.add(days);
  }
}

}  // namespace

void plan_anniversaries(const Context& context, std::vector<PagePlan>& pages) {
  const std::shared_ptr<const Anniversaries> all = anniversaries_of(context.archive);
  pages.push_back({std::string(kOnThisDay), PageTemplate::on_this_day,
                   [all](Page& page) { fill_index(page, *all); }});
  for (unsigned month = 1; month <= 12; ++month) {
    for (unsigned day = 1; day <= days_in_month(kLeapYear, month); ++day) {
      if ((*all)[month][day].articles() == 0) continue;
      pages.push_back({anniversary_path(month, day), PageTemplate::anniversary,
                       [all, month, day](Page& page) { fill_day(page, *all, month, day); }, true,
                       [&context, all, month, day](KeyBuilder& key) {
                         add_made_from(context, *all, month, day, key);
                       }});
    }
  }
}

}  // namespace baoku
