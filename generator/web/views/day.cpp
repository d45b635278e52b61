// A day: its sheets and their articles, dates/2021/01/22/; and the articles without a full date.
#include <vector>

#include "web/calendar.h"
#include "web/days.h"
#include "web/lists.h"
#include "web/text.h"
#include "web/views/views.h"

namespace baoku {
namespace {

void fill_step(const Page& page, Name section, std::size_t day) {
  const Context& context = page.context();
  if (day >= context.archive.days.size()) return;
  const Day& there = context.archive.days[day];
  View step = page.view().add(section);
  step.set("URL", page.link(day_path(there)));
  step.set("TITLE",
           short_date(context.strings, {there.year, there.month, there.day, DateBasis::given, ""}));
}

struct SheetLink {
  std::string url;  // on the same page
  std::string newspaper;
  std::string label;
};

// A day's articles stand newspaper by newspaper and sheet by sheet: a new one opens a new group.
void fill_sheets(const Page& page, const Day& day) {
  const Context& context = page.context();
  std::vector<View> paper;  // the open one, or none
  std::vector<View> group;
  std::vector<SheetLink> links;
  SheetIndex last = 0;
  for (const ArticleIndex article : day.articles) {
    const SheetIndex sheet = context.archive.entries[article].sheet;
    const SheetEntry& entry = context.archive.sheets[sheet];
    if (paper.empty() || entry.sheet.newspaper != context.archive.sheets[last].sheet.newspaper) {
      paper.assign(1, page.view().add("PAPER"));
      paper.front().set_shown("NEWSPAPER", entry.sheet.newspaper);
      if (entry.sheet.newspaper.empty()) paper.front().show("NO_NEWSPAPER");
      group.clear();
    }
    if (group.empty() || sheet != last) {
      const std::string label = sheet_name(context, entry);
      group.assign(1, paper.front().add("GROUP"));
      group.front().set("ID", "sheet-" + std::to_string(links.size() + 1));
      group.front().set("SHEET", label);
      if (!entry.path.empty()) group.front().set_shown("URL", page.link(entry.path));
      links.push_back({"#sheet-" + std::to_string(links.size() + 1), entry.sheet.newspaper, label});
      last = sheet;
    }
    View item = group.front().add("ITEM");
    fill_article_item(page, item, article);
    fill_headline(page, item, article);
    fill_excerpt(item, context.archive.entries[article].article, 120);
  }
  if (links.size() < 2) return;
  const bool is_one_paper = links.front().newspaper == links.back().newspaper;
  View list = page.view().add("SHEET_LINKS");
  for (const SheetLink& link : links) {
    View row = list.add("SHEET_LINK");
    row.set("URL", link.url);
    row.set("NAME", link.label);
    if (!is_one_paper) row.set_shown("OF", shortened(link.newspaper, 20));
  }
}

void fill_day(Page& page, std::size_t index) {
  const Context& context = page.context();
  const Day& day = context.archive.days[index];
  const Date date{day.year, day.month, day.day, DateBasis::given, ""};
  const std::string title = long_date(context.strings, date);
  page.set_head({.title = context.strings.format("head.day", {{"day", title}})}, "dates");
  page.add_crumb(context.strings.text("nav.dates"), "dates/");
  page.add_crumb(year_words(context.strings, day.year), year_path(day.year));
  page.add_crumb(month_words(context.strings, day.month), month_path(day.year, day.month));
  page.add_crumb(month_day(context.strings, day.month, day.day));
  page.view().set("TITLE", title);
  page.view().set("DATE_ISO", date.iso());
  page.view().set("COUNT", context.strings.counted("count.articles", day.articles.size()));
  page.view().set("ON_THIS_DAY", context.strings.format(
                                     "anniversary.title",
                                     {{"day", month_day(context.strings, day.month, day.day)}}));
  page.view().set("ON_THIS_DAY_URL", page.link(anniversary_path(day.month, day.day)));
  fill_sheets(page, day);
  fill_step(page, "PREVIOUS", index - 1);  // before the first: beyond the end, as it wraps
  fill_step(page, "NEXT", index + 1);
}

void fill_undated(Page& page) {
  const Context& context = page.context();
  const std::string title(context.strings.text("nav.undated"));
  page.set_head({.title = title}, "dates");
  page.add_crumb(context.strings.text("nav.dates"), "dates/");
  page.add_crumb(title);
  page.view().set("COUNT",
                  context.strings.counted("count.articles", context.archive.undated.size()));
  const std::vector<ListedArticle> items = listed(context.archive.undated);
  const Paging paging{items.size(), kListSize};
  fill_list(page, page.view(), items, paging.front());
  fill_pager(page, page.view(), paging, kUndatedPath, kUndatedPath, 0);
}

void fill_older_undated(Page& page, std::size_t number) {
  const Context& context = page.context();
  fill_older(page, context.strings.text("nav.undated"), listed(context.archive.undated),
             kUndatedPath, kUndatedPath, number, "dates");
}

// The day's articles with their sheets, and which days are next to it.
void add_made_from(const Context& context, std::size_t index, KeyBuilder& key) {
  const auto& days = context.archive.days;
  for (const std::size_t i : {index - 1, index, index + 1}) {
    key.add(std::uint64_t{i < days.size()});
    if (i < days.size()) key.add(day_path(days[i]));
  }
  key.add(std::uint64_t{days[index].articles.size()});
  for (const ArticleIndex article : days[index].articles) {
    key.add(context.digests().card(article));
    key.add(context.digests().sheet_card(context.archive.entries[article].sheet));
  }
}

}  // namespace

void plan_days(const Context& context, std::vector<PagePlan>& pages) {
  for (std::size_t i = 0; i < context.archive.days.size(); ++i) {
    pages.push_back({day_path(context.archive.days[i]), PageTemplate::day,
                     [i](Page& page) { fill_day(page, i); }, true,
                     [&context, i](KeyBuilder& key) { add_made_from(context, i, key); }});
  }
  if (context.archive.undated.empty()) return;
  const Paging paging{context.archive.undated.size(), kListSize};
  const auto made_from = [&](ItemRange range) {
    return [&context, range](KeyBuilder& key) {
      add_list(context, context.archive.undated, range, key);
    };
  };
  pages.push_back({std::string(kUndatedPath), PageTemplate::undated, fill_undated, true,
                   made_from(paging.front())});
  for (std::size_t number = 1; number <= paging.older_pages(); ++number) {
    pages.push_back({std::string(kUndatedPath) + std::to_string(number) + "/", PageTemplate::older,
                     [number](Page& page) { fill_older_undated(page, number); }, true,
                     made_from(paging.older(number))});
  }
}

}  // namespace baoku
