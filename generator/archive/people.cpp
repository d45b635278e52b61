#include "archive/people.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>

#include "archive/confirm_people.h"
#include "archive/identities.h"
#include "archive/person_addresses.h"
#include "archive/printed_names.h"
#include "archive/rule_words.h"
#include "base/parallel.h"
#include "base/pinyin.h"
#include "base/stroke_order.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

// Surnames of two characters that are in use today.
constexpr std::array<std::string_view, 26> kDoubleSurnames = {
    "欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐",
    "司徒", "夏侯", "东方", "南宫", "西门", "独孤", "长孙", "宇文", "端木",
    "轩辕", "百里", "呼延", "东郭", "司空", "澹台", "公冶", "鲜于"};

// How many characters at the front of a Chinese name are the surname.
std::size_t surname_length(std::string_view name, std::size_t characters) {
  if (characters < 3) return 1;
  const std::string_view pair = name.substr(0, offset_of_code_point(name, 2));
  const bool is_double =
      std::find(kDoubleSurnames.begin(), kDoubleSurnames.end(), pair) != kDoubleSurnames.end();
  return is_double ? 2 : 1;
}

std::string sort_key_of(std::string_view name) {
  std::string key;
  for (const std::string& syllable : pinyin_syllables(name)) {
    std::string plain = plain_pinyin(syllable);
    if (plain.empty()) continue;
    if (!key.empty() && plain.size() > 1) key += ' ';
    key += plain;
  }
  return key + " " + std::string(name);
}

// What two prints of a name differ in for a reader: not spaces, dots and capitals.
std::string letters_of(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if (is_letter(c)) append_utf8(out, to_upper(c));
  }
  return out;
}

// The name that is printed most often; of several the one that needs no folding, then the first.
std::string usual_form(const Identity& identity) {
  const std::string* best = nullptr;
  std::size_t most = 0;
  for (const auto& [form, count] : identity.forms) {
    if (count > most || (count == most && form == identity.key)) best = &form, most = count;
  }
  return *best;
}

void add_other_name(Person& person, std::string name, OtherName::Kind kind) {
  if (name == person.name) return;
  const std::string letters = letters_of(name);
  if (letters == letters_of(person.name)) return;
  for (const OtherName& other : person.other_names) {
    if (letters_of(other.name) == letters) return;
  }
  person.other_names.push_back({std::move(name), kind});
}

Person person_of(const Identity& identity) {
  Person person;
  const PersonRule* const rule = identity.rule;
  person.name = rule != nullptr ? rule->name : usual_form(identity);
  if (rule != nullptr) {
    person.is_known = true;
    person.description = rule->description;
    person.links = rule->links;
    for (const PersonRule::Name& each : rule->names) {
      add_other_name(person, each.name.text, each.kind);
    }
  }
  for (const auto& [form, count] : identity.forms) {
    add_other_name(person, form, OtherName::Kind::form);
  }
  std::sort(person.other_names.begin(), person.other_names.end(),
            [](const OtherName& a, const OtherName& b) {
              return a.kind != b.kind ? a.kind < b.kind : a.name < b.name;
            });
  person.pinyin = pinyin_of_person(person.name);
  person.sort_key = sort_key_of(person.name);
  return person;
}

// The pinyin of a person: their sort key but for the name at its end.
std::string_view pinyin_part(const Person& person) {
  return std::string_view(person.sort_key).substr(0, person.sort_key.size() - person.name.size());
}

// What tells people apart in the index whose pinyin is the same: strokes, then the folded name;
// namesakes of one name by their slugs.
std::pair<std::string, std::string_view> place_among_namesakes(const Person& person,
                                                               const Identity& identity) {
  std::pair<std::string, std::string_view> place;
  place.first = stroke_key(person.name) + '\0' + identity.key;
  if (identity.rule != nullptr) place.second = identity.rule->slug;
  return place;
}

// The people in the order of the index. Counting strokes takes longer than all else here, so it is
// done only where pinyin does not tell.
std::vector<PersonIndex> index_order(const std::vector<Person>& people,
                                     const std::vector<Identity>& identities, unsigned jobs) {
  std::vector<PersonIndex> order(people.size());
  std::iota(order.begin(), order.end(), PersonIndex{0});
  std::sort(order.begin(), order.end(), [&](PersonIndex a, PersonIndex b) {
    return pinyin_part(people[a]) < pinyin_part(people[b]);
  });
  std::vector<std::pair<std::size_t, std::size_t>> runs;  // of one pinyin
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    const std::string_view pinyin = pinyin_part(people[order[begin]]);
    while (end < order.size() && pinyin_part(people[order[end]]) == pinyin) ++end;
    if (end - begin > 1) runs.emplace_back(begin, end);
    begin = end;
  }
  parallel_for(runs.size(), jobs, [&](std::size_t r) {
    const auto [begin, end] = runs[r];
    std::vector<std::pair<std::pair<std::string, std::string_view>, PersonIndex>> run;
    for (std::size_t i = begin; i < end; ++i) {
      run.emplace_back(place_among_namesakes(people[order[i]], identities[order[i]]), order[i]);
    }
    std::sort(run.begin(), run.end());
    for (std::size_t i = begin; i < end; ++i) order[i] = run[i - begin].second;
  });
  return order;
}

// Links entries and people. `number`: the place in the index of each identity.
void name_in_entries(Archive& archive, const PrintedNames& names, Identities& identities,
                     const std::vector<PersonIndex>& number, unsigned jobs) {
  std::vector<std::uint32_t>& people = identities.of_mentions;  // from here on by the index
  const auto writes = [&](std::size_t mention) {
    return identities.as[mention] == NamedPerson::As::author;
  };
  parallel_for(archive.entries.size(), jobs, [&](std::size_t e) {
    Entry& entry = archive.entries[e];
    const std::size_t begin = names.begins[e], end = begin + identities.named[e];
    for (std::size_t m = begin; m < end; ++m) people[m] = number[people[m]];
    entry.people.assign(people.begin() + static_cast<std::ptrdiff_t>(begin),
                        people.begin() + static_cast<std::ptrdiff_t>(end));
    for (std::size_t m = begin; m < end; ++m) {
      if (writes(m)) entry.writers.push_back(people[m]);
    }
  });
  std::vector<std::uint32_t> count(archive.people.size());
  const auto for_each = [&](auto visit) {
    for (std::size_t e = 0; e < archive.entries.size(); ++e) {
      const std::size_t begin = names.begins[e];
      for (std::uint32_t p = 0; p < identities.named[e]; ++p) visit(begin + p, e, p);
    }
  };
  for_each([&](std::size_t mention, auto...) { ++count[people[mention]]; });
  std::vector<Appearance*> next;
  next.reserve(count.size());
  for (std::size_t i = 0; i < count.size(); ++i) {
    archive.people[i].appearances.resize(count[i]);
    next.push_back(archive.people[i].appearances.data());
  }
  for_each([&](std::size_t mention, std::size_t e, std::uint32_t p) {
    *next[people[mention]]++ = {static_cast<ArticleIndex>(e), p, identities.as[mention]};
  });
}

}  // namespace

std::string pinyin_of_person(std::string_view name) {
  const std::vector<std::string> syllables = pinyin_syllables(name);
  const bool is_foreign = name.find("·") != std::string_view::npos;
  const std::size_t surname = is_foreign ? 0 : surname_length(name, syllables.size());
  std::string out;
  bool begins_word = true;
  std::size_t at = 0;
  for (std::size_t i = 0; i < syllables.size(); ++i) {
    const std::string& syllable = syllables[i];
    const char32_t original = next_code_point(name, at);
    if (original == U'·' || is_space(original)) {
      begins_word = true;
      continue;
    }
    if (!is_foreign && i == surname && is_han(original)) begins_word = true;
    const bool begins = std::exchange(begins_word, false);
    if (begins && !out.empty()) out += ' ';
    std::size_t second = 0;
    const char32_t first = next_code_point(syllable, second);
    append_utf8(out, begins && is_han(original) ? to_upper(first) : first);
    out += syllable.substr(second);
  }
  return out;
}

void gather_people(Archive& archive, const PeopleRules& rules, const Folding& folding,
                   unsigned jobs, Diagnostics& diagnostics) {
  PrintedNames names = printed_names(archive.entries, folding, jobs);
  confirm_people(archive.entries, names, jobs);
  if (rules.is_sound) report_unused_words(archive, rules, folding, diagnostics);
  Identities identities = identify(archive, names, rules, folding, jobs, diagnostics);
  const std::size_t count = identities.people.size();
  std::vector<Person> people(count);
  parallel_for(count, jobs, [&](std::size_t i) { people[i] = person_of(identities.people[i]); });
  const std::vector<PersonIndex> order = index_order(people, identities.people, jobs);
  std::vector<PersonIndex> number(count);
  std::vector<const Identity*> in_order;
  archive.people.reserve(count);
  for (const PersonIndex old : order) {
    number[old] = static_cast<PersonIndex>(archive.people.size());
    archive.people.push_back(std::move(people[old]));
    in_order.push_back(&identities.people[old]);
  }
  name_in_entries(archive, names, identities, number, jobs);
  give_addresses(archive, in_order, folding, jobs);
}

}  // namespace baoku
