// People who share a page because few articles name them: names/few/a1/, each below their anchor.
#include <string>

#include "archive/shared_pages.h"
#include "web/lists.h"
#include "web/text.h"
#include "web/views/person_parts.h"
#include "web/views/views.h"

namespace baoku {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "、") + shortened(word, 60);
  return out;
}

void fill_person(const Page& page, View row, const Person& person) {
  const Archive& archive = page.context().archive;
  row.set("ANCHOR", anchor_of(person));
  row.set_kept("NAME", person.name);
  row.set_shown("PINYIN", person.pinyin);
  if (!person.shares_page) {
    row.set_shown("URL", page.link(person.path));
    return;
  }
  View own = row.add("FEW");
  for (auto each = person.appearances.rbegin(); each != person.appearances.rend(); ++each) {
    View item = own.add("ITEM");
    fill_article_item(page, item, each->article);
    const NamedPerson& named = archive.entries[each->article].article.people[each->person];
    item.set_shown("ROLES", joined(named.roles));
  }
}

void fill(Page& page, const SharedPage& shared) {
  const Context& context = page.context();
  const std::string number = shared.path.substr(10, 2);  // "names/few/a1/"
  const std::string title = context.strings.format("head.few", {{"number", number}});
  page.set_head({.title = title}, "people");
  page.add_crumb(context.strings.text("nav.people"), "people/");
  page.add_crumb(title);
  page.view().set("TITLE", title);
  for (const PersonIndex index : shared.people) {
    fill_person(page, page.view().add("PERSON"), context.archive.people[index]);
  }
}

}  // namespace

void plan_few(const Context& context, std::vector<PagePlan>& pages) {
  for (const SharedPage& shared : context.archive.shared_pages) {
    pages.push_back({shared.path, PageTemplate::few, [&shared](Page& page) { fill(page, shared); },
                     true,
                     [&context, &shared](KeyBuilder& key) {
                       for (const PersonIndex index : shared.people)
                         key.add(context.digests().person(index));
                     }});
  }
}

}  // namespace baoku
