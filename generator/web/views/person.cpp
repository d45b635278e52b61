// A person: their offices over time, the articles that name them, those they wrote.
// people/li-kai/, older pages people/li-kai/named/1/ and people/li-kai/written/1/
#include <algorithm>
#include <array>
#include <memory>

#include "web/calendar.h"
#include "web/json_ld.h"
#include "web/lists.h"
#include "web/text.h"
#include "web/views/person_parts.h"
#include "web/views/views.h"

namespace baoku {
namespace {

using As = NamedPerson::As;

std::string older_path(const Person& person, As as) {
  return person.path + (as == As::author ? "written/" : "named/");
}

std::vector<ListedArticle> articles_of(const Person& person, As as) {
  std::vector<ListedArticle> out;
  for (const Appearance& each : person.appearances) {
    if (each.as == as) out.push_back({each.article, each.person});
  }
  return out;
}

void fill_other_names(const Page& page, const Person& person) {
  constexpr std::array<const char*, 5> kWords = {"person.also_form", "person.also_alias",
                                                 "person.also_former", "person.also_pen_name",
                                                 "person.also_misprint"};
  if (person.other_names.empty()) return;
  View list = page.view().add("OTHER_NAMES");
  for (const OtherName& other : person.other_names) {
    View row = list.add("OTHER_NAME");
    row.set("KIND", page.context().strings.text(kWords[static_cast<std::size_t>(other.kind)]));
    row.set("NAME", shortened(other.name, 60));
  }
}

// "example.org" of "https://example.org/a"
std::string host_of(std::string_view url) {
  const std::size_t begin = url.find("://") + 3;
  return std::string(url.substr(begin, url.find('/', begin) - begin));
}

void fill_links(const Page& page, const Person& person) {
  if (person.links.empty()) return;
  View list = page.view().add("LINKS");
  for (const PersonLink& link : person.links) {
    View row = list.add("LINK");
    row.set("URL", link.url);
    row.set("NAME", link.kind == PersonLink::Kind::wikidata
                        ? std::string(page.context().strings.text("person.wikidata"))
                    : link.kind == PersonLink::Kind::viaf ? "VIAF"
                                                          : shortened(host_of(link.url), 60));
  }
}

std::string summary_of(const Context& context, const Person& person, PersonIndex index) {
  const std::string named = std::to_string(context.named[index]);
  const std::string authored = std::to_string(context.authored[index]);
  const char* const key = context.authored[index] == 0 ? "person.summary_named"
                          : context.named[index] == 0  ? "person.summary_authored"
                                                       : "person.summary_both";
  std::string out = context.strings.format(key, {{"named", named}, {"authored", authored}});
  // Appearances are in archive order, undated ones first.
  const Date& newest = context.archive.entries[person.appearances.back().article].article.date;
  const auto oldest = std::find_if(
      person.appearances.begin(), person.appearances.end(), [&](const Appearance& each) {
        return context.archive.entries[each.article].article.date.is_full();
      });
  if (oldest == person.appearances.end()) return out;
  const std::string from =
      short_date(context.strings, context.archive.entries[oldest->article].article.date);
  const std::string to = short_date(context.strings, newest);
  return context.strings.format(from == to ? "person.day" : "person.span",
                                {{"from", from}, {"to", to}, {"summary", out}});
}

void fill_articles(const Page& page, Name section, const Person& person, As as) {
  const std::vector<ListedArticle> items = articles_of(person, as);
  if (items.empty()) return;
  View list = page.view().add(section);
  list.set("COUNT", page.context().strings.counted("count.articles", items.size()));
  const Paging paging{items.size(), kListSize};
  fill_list(page, list, items, paging.front());
  fill_pager(page, list, paging, person.path, older_path(person, as), 0);
}

void fill(Page& page, PersonIndex index) {
  const Context& context = page.context();
  const Person& person = context.archive.people[index];
  const std::string summary = summary_of(context, person, index);
  page.set_head({.title = context.strings.format("head.person", {{"name", person.name}}),
                 .description = person.name + " " + person.description +
                                (person.description.empty() ? "" : " ") + summary,
                 .type = "profile",
                 .json_ld = person_json_ld(context, person)},
                "people");
  page.add_crumb(context.strings.text("nav.people"), "people/");
  page.add_crumb(person.name);
  View view = page.view();
  view.set_kept("NAME", person.name);
  view.set_shown("PINYIN", person.pinyin);
  view.set_shown("DESCRIPTION_OF_PERSON", shortened(person.description, 200));
  view.set("SUMMARY", summary);
  fill_other_names(page, person);
  fill_links(page, person);
  fill_namesakes_of(page, person);
  fill_offices(page, person);
  fill_years(page, person);
  fill_company(page, index);
  fill_articles(page, "NAMED", person, As::subject);
  fill_articles(page, "WRITTEN", person, As::author);
}

void fill_older_page(Page& page, PersonIndex index, As as, const std::vector<ListedArticle>& items,
                     std::size_t number) {
  const Person& person = page.context().archive.people[index];
  fill_older(page, person.name, items, person.path, older_path(person, as), number, "people");
}

// The articles of the page, and how many there are on others.
void add_older_page(const Context& context, PersonIndex index, As as,
                    const std::vector<ListedArticle>& items, ItemRange range, KeyBuilder& key) {
  key.add(context.digests().person_card(index)).add(static_cast<std::uint64_t>(as));
  key.add(std::uint64_t{items.size()}).add(std::uint64_t{range.begin});
  for (std::size_t i = range.begin; i < range.end; ++i) {
    key.add(context.digests().article(items[i].article));
  }
}

void plan_older_pages(const Context& context, PersonIndex index, As as,
                      std::vector<PagePlan>& pages) {
  const Person& person = context.archive.people[index];
  const Paging paging{as == As::author ? context.authored[index] : context.named[index], kListSize};
  if (paging.older_pages() == 0) return;
  const auto items = std::make_shared<const std::vector<ListedArticle>>(articles_of(person, as));
  for (std::size_t number = 1; number <= paging.older_pages(); ++number) {
    pages.push_back({older_path(person, as) + std::to_string(number) + "/", PageTemplate::older,
                     [=](Page& page) { fill_older_page(page, index, as, *items, number); }, true,
                     [=, &context, range = paging.older(number)](KeyBuilder& key) {
                       add_older_page(context, index, as, *items, range, key);
                     }});
  }
}

}  // namespace

void plan_persons(const Context& context, std::vector<PagePlan>& pages) {
  for (PersonIndex i = 0; i < context.archive.people.size(); ++i) {
    const Person& person = context.archive.people[i];
    if (person.shares_page) continue;
    pages.push_back({person.path, PageTemplate::person, [i](Page& page) { fill(page, i); }, true,
                     [&context, i](KeyBuilder& key) { add_person(context, i, key); }});
    for (const As as : {As::subject, As::author}) plan_older_pages(context, i, as, pages);
  }
}

}  // namespace baoku
