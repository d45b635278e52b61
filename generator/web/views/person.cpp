// A person: their offices over time, the articles that name them, those they wrote.
// people/li-kai/, older pages people/li-kai/named/1/ and people/li-kai/written/1/
#include <algorithm>
#include <map>

#include "web/calendar.h"
#include "web/json_ld.h"
#include "web/lists.h"
#include "web/text.h"
#include "web/views/views.h"

namespace baoku {
namespace {

constexpr std::size_t kRoles = 60;

using As = NamedPerson::As;

std::string older_path(const Person& person, As as) {
  return person.path + (as == As::author ? "written/" : "named/");
}

std::vector<ListedArticle> articles_of(const Archive& archive, const Person& person, As as) {
  std::vector<ListedArticle> out;
  for (const Appearance& each : person.appearances) {
    const NamedPerson& named = archive.entries[each.article].article.people[each.person];
    if (named.as == as) out.push_back({each.article, &named});
  }
  return out;
}

struct Role {
  std::string_view name;
  ArticleIndex first = 0;
  ArticleIndex last = 0;
  std::size_t count = 0;
  bool dated = false;
};

// In the order in which the archive first prints them; articles without a date come last.
std::vector<Role> roles_of(const Archive& archive, const Person& person) {
  std::map<std::string_view, Role> by_name;
  for (const Appearance& each : person.appearances) {
    const Article& article = archive.entries[each.article].article;
    const NamedPerson& named = article.people[each.person];
    if (named.as == As::author) continue;
    for (const std::string& name : named.roles) {
      Role& role = by_name[name];
      const bool dated = article.date.is_full();
      if (role.count++ == 0 || (dated && !role.dated)) role.first = each.article;
      role.name = name;
      role.last = each.article;
      role.dated = role.dated || dated;
    }
  }
  std::vector<Role> roles;
  roles.reserve(by_name.size());
  for (const auto& [name, role] : by_name) roles.push_back(role);
  std::sort(roles.begin(), roles.end(), [](const Role& a, const Role& b) {
    if (a.dated != b.dated) return a.dated;
    return a.first != b.first ? a.first < b.first : a.name < b.name;
  });
  if (roles.size() > kRoles) roles.resize(kRoles);
  return roles;
}

void fill_roles(const Page& page, const Person& person) {
  const Context& context = page.context();
  const std::vector<Role> roles = roles_of(context.archive, person);
  if (roles.empty()) return;
  View list = page.view().add("OFFICES");
  for (const Role& role : roles) {
    View row = list.add("OFFICE");
    const Entry& first = context.archive.entries[role.first];
    const Entry& last = context.archive.entries[role.last];
    const std::string from = short_date(context.strings, first.article.date);
    const std::string to = short_date(context.strings, last.article.date);
    row.set("NAME", shortened(role.name, 120));
    row.set("URL", page.link(first.path));
    row.set("TITLE", title_of(context, first, 48));
    row.set("DATES", from.empty() ? std::string(context.strings.text("nav.undated"))
                     : from == to || to.empty()
                         ? from
                         : context.strings.format("person.range", {{"from", from}, {"to", to}}));
    if (role.count > 1) {
      row.set_shown("TIMES", context.strings.format("person.role_times",
                                                    {{"count", std::to_string(role.count)}}));
    }
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
  return context.strings.format(
      "person.span",
      {{"from", short_date(context.strings, context.archive.entries[oldest->article].article.date)},
       {"to", short_date(context.strings, newest)},
       {"summary", out}});
}

void fill_articles(const Page& page, std::string_view section, const Person& person, As as) {
  const std::vector<ListedArticle> items = articles_of(page.context().archive, person, as);
  if (items.empty()) return;
  View list = page.view().add(section);
  list.set_number("COUNT", items.size());
  const Paging paging{items.size(), kListSize};
  fill_list(page, list, items, paging.front());
  fill_pager(page, list, paging, person.path, older_path(person, as), 0);
}

void fill(Page& page, PersonIndex index) {
  const Context& context = page.context();
  const Person& person = context.archive.people[index];
  const std::string summary = summary_of(context, person, index);
  page.set_head({.title = context.strings.format("head.person", {{"name", person.name}}),
                 .description = person.name + " " + summary,
                 .type = "profile",
                 .json_ld = person_json_ld(context, person)},
                "people");
  page.add_crumb(context.strings.text("nav.people"), "people/");
  page.add_crumb(person.name);
  View view = page.view();
  view.set_kept("NAME", person.name);
  view.set_shown("PINYIN", person.pinyin);
  view.set("SUMMARY", summary);
  fill_roles(page, person);
  fill_articles(page, "NAMED", person, As::subject);
  fill_articles(page, "WRITTEN", person, As::author);
}

void fill_older_page(Page& page, PersonIndex index, As as, std::size_t number) {
  const Person& person = page.context().archive.people[index];
  fill_older(page, person.name, articles_of(page.context().archive, person, as), person.path,
             older_path(person, as), number, "people");
}

}  // namespace

void plan_persons(const Context& context, std::vector<PagePlan>& pages) {
  for (PersonIndex i = 0; i < context.archive.people.size(); ++i) {
    const Person& person = context.archive.people[i];
    pages.push_back({person.path, PageTemplate::person, [i](Page& page) { fill(page, i); }});
    for (const As as : {As::subject, As::author}) {
      const std::size_t total = as == As::author ? context.authored[i] : context.named[i];
      const Paging paging{total, kListSize};
      for (std::size_t number = 1; number <= paging.older_pages(); ++number) {
        pages.push_back({older_path(person, as) + std::to_string(number) + "/", PageTemplate::older,
                         [i, as, number](Page& page) { fill_older_page(page, i, as, number); }});
      }
    }
  }
}

}  // namespace baoku
