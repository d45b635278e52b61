// All people: people/ by frequency and by letter, names/w/ the names of one letter of the pinyin
// alphabet, people/li-kai/ the names that share a reading.
#include <algorithm>
#include <memory>
#include <string>

#include "web/calendar.h"
#include "web/text.h"
#include "web/views/person_parts.h"
#include "web/views/views.h"

namespace baoku {
namespace {

constexpr std::size_t kNames = 400;  // on a page
constexpr std::size_t kShown = 60;   // of those seen most, in each of the two lists

// The people of one letter: a run of the index, which is in the order of the pinyin.
struct Letter {
  std::string path;  // "names/w/"
  std::string name;  // "W"
  std::size_t begin = 0;
  std::size_t end = 0;
};

char letter_of(const Person& person) {
  const char c = person.sort_key.empty() ? '#' : person.sort_key.front();
  return c >= 'a' && c <= 'z' ? c : '#';
}

std::vector<Letter> letters_of(const Context& context) {
  // What is not a letter may sort before and behind the letters: those runs share one page.
  std::vector<Letter> letters;
  const auto& people = context.archive.people;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const char c = letter_of(people[i]);
    if (c == '#') continue;
    if (letters.empty() || letters.back().path[6] != c) {
      letters.push_back({"names/" + std::string(1, c) + "/",
                         std::string(1, static_cast<char>(c - 'a' + 'A')), i, i});
    }
    letters.back().end = i + 1;
  }
  return letters;
}

std::vector<PersonIndex> others_of(const Context& context) {
  std::vector<PersonIndex> others;
  for (PersonIndex i = 0; i < context.archive.people.size(); ++i) {
    if (letter_of(context.archive.people[i]) == '#') others.push_back(i);
  }
  return others;
}

// Found once for all pages.
struct Letters {
  std::vector<Letter> letters;
  std::vector<PersonIndex> others;  // under no letter
};
using SharedLetters = std::shared_ptr<const Letters>;

void fill_person(const Page& page, View row, PersonIndex index, std::size_t count) {
  const Person& person = page.context().archive.people[index];
  row.set_kept("NAME", person.name);
  row.set("URL", page.link(person.path));
  row.set_number("COUNT", count);
  row.set("TIMES", page.context().strings.counted("count.articles", count));
  row.set_shown("PINYIN", person.pinyin);
  const auto& people = page.context().archive.people;
  const bool has_double =
      std::any_of(person.namesakes.begin(), person.namesakes.end(),
                  [&](PersonIndex other) { return people[other].name == person.name; });
  if (has_double)
    row.set_shown("ROLE", shortened(distinction_of(page.context().archive, person), 24));
}

void fill_letters(const Page& page, const Letters& all, const std::string& here) {
  const Context& context = page.context();
  for (const Letter& letter : all.letters) {
    View row = page.view().add("LETTER");
    row.set("NAME", letter.name);
    row.set("URL", page.link(letter.path));
    row.show(letter.path == here ? Name("HERE") : Name("ELSEWHERE"));
  }
  if (all.others.empty()) return;
  View row = page.view().add("LETTER");
  row.set("NAME", context.strings.text("names.other"));
  row.set("URL", page.link("names/other/"));
  row.show(here == "names/other/" ? Name("HERE") : Name("ELSEWHERE"));
}

void fill_index(Page& page, const Letters& letters) {
  const Context& context = page.context();
  page.set_head({.title = std::string(context.strings.text("nav.people"))}, "people");
  page.view().set_number("COUNT", context.archive.people.size());
  fill_letters(page, letters, "");
  const auto fill_most = [&](Name section, const std::vector<PersonIndex>& most,
                             const std::vector<std::uint32_t>& counts) {
    if (most.empty()) return;
    View list = page.view().add(section);
    for (std::size_t i = 0; i < std::min(kShown, most.size()); ++i) {
      fill_person(page, list.add("PERSON"), most[i], counts[most[i]]);
    }
  };
  fill_most("MOST_NAMED", context.most_named, context.named);
  fill_most("MOST_WRITTEN", context.most_authored, context.authored);
}

// A row, and whether it needs an office to tell namesakes apart.
void add_row(const Context& context, PersonIndex index, KeyBuilder& key) {
  key.add(context.digests().person(index));
  for (const PersonIndex other : context.archive.people[index].namesakes) {
    key.add(context.digests().person_card(other));
  }
}

std::string names_page(const std::string& path, std::size_t number) {
  return number == 1 ? path : path + std::to_string(number) + "/";
}

// `people` of one letter; page `number`, from 1.
void fill_names(Page& page, const Letters& letters, const std::string& path,
                const std::string& name, const std::vector<PersonIndex>& people,
                std::size_t number) {
  const Context& context = page.context();
  const std::string title = context.strings.format("head.names", {{"letter", name}});
  page.set_head({.title = title}, "people");
  page.add_crumb(context.strings.text("nav.people"), "people/");
  page.add_crumb(title);
  page.view().set("TITLE", title);
  fill_letters(page, letters, path);
  const std::size_t end = std::min(people.size(), number * kNames);
  for (std::size_t i = (number - 1) * kNames; i < end; ++i) {
    const PersonIndex index = people[i];
    fill_person(page, page.view().add("PERSON"), index,
                context.named[index] + context.authored[index]);
  }
  if (number > 1) {
    page.view().set_shown("PREVIOUS_URL", page.link(names_page(path, number - 1)));
  }
  if (end < people.size()) {
    page.view().set_shown("NEXT_URL", page.link(names_page(path, number + 1)));
  }
}

// The people of one page, and which letters there are.
void add_names(const Context& context, const Letters& letters,
               const std::vector<PersonIndex>& people, std::size_t number, KeyBuilder& key) {
  for (const Letter& letter : letters.letters) key.add(letter.path);
  key.add(std::uint64_t{letters.others.empty()});
  const std::size_t end = std::min(people.size(), number * kNames);
  key.add(std::uint64_t{end < people.size()});
  for (std::size_t i = (number - 1) * kNames; i < end; ++i) add_row(context, people[i], key);
}

void plan_names(const Context& context, const SharedLetters& letters, const std::string& path,
                const std::string& name, std::vector<PersonIndex> people,
                std::vector<PagePlan>& pages) {
  const auto shared = std::make_shared<const std::vector<PersonIndex>>(std::move(people));
  for (std::size_t number = 1; (number - 1) * kNames < shared->size(); ++number) {
    pages.push_back({names_page(path, number), PageTemplate::names,
                     [=](Page& page) { fill_names(page, *letters, path, name, *shared, number); },
                     true,
                     [&context, letters, shared, number](KeyBuilder& key) {
                       add_names(context, *letters, *shared, number, key);
                     }});
  }
}

void fill_namesakes(Page& page, const Namesakes& namesakes) {
  const Context& context = page.context();
  const std::string pinyin = context.archive.people[namesakes.people.front()].pinyin;
  const std::string title = context.strings.format("head.namesakes", {{"pinyin", pinyin}});
  page.set_head({.title = title, .indexed = false}, "people");  // only old links lead here
  page.add_crumb(context.strings.text("nav.people"), "people/");
  page.add_crumb(title);
  page.view().set("TITLE", title);
  for (const PersonIndex index : namesakes.people) {
    View row = page.view().add("PERSON");
    fill_person(page, row, index, context.named[index] + context.authored[index]);
    row.set_shown("DISTINCTION",
                  shortened(distinction_of(context.archive, context.archive.people[index]), 60));
  }
}

}  // namespace

void plan_people(const Context& context, std::vector<PagePlan>& pages) {
  const auto letters =
      std::make_shared<const Letters>(Letters{letters_of(context), others_of(context)});
  pages.push_back(
      {"people/", PageTemplate::people, [letters](Page& page) { fill_index(page, *letters); }});
  for (const Letter& letter : letters->letters) {
    std::vector<PersonIndex> people;
    for (std::size_t i = letter.begin; i < letter.end; ++i) {
      people.push_back(static_cast<PersonIndex>(i));
    }
    plan_names(context, letters, letter.path, letter.name, std::move(people), pages);
  }
  plan_names(context, letters, "names/other/", std::string(context.strings.text("names.other")),
             letters->others, pages);
}

void plan_namesakes(const Context& context, std::vector<PagePlan>& pages) {
  for (const Namesakes& namesakes : context.archive.namesakes) {
    pages.push_back({namesakes.path, PageTemplate::namesakes,
                     [&namesakes](Page& page) { fill_namesakes(page, namesakes); }, true,
                     [&context, &namesakes](KeyBuilder& key) {
                       for (const PersonIndex index : namesakes.people)
                         add_row(context, index, key);
                     }});
  }
}

}  // namespace baoku
