#include "archive/people.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "archive/article_ids.h"
#include "archive/slugs.h"
#include "base/parallel.h"
#include "base/pinyin.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kNamesakeHash = 4;

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

// Makes a Person for each different name, in the order in which the archive first names them.
std::vector<Person> people_by_name(std::vector<Entry>& entries) {
  std::vector<Person> people;
  std::unordered_map<std::string_view, PersonIndex> known;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    Entry& entry = entries[e];
    const std::vector<NamedPerson>& named = entry.article.people;
    entry.people.reserve(named.size());
    for (std::size_t p = 0; p < named.size(); ++p) {
      const auto [found, is_new] =
          known.emplace(named[p].name, static_cast<PersonIndex>(people.size()));
      if (is_new) people.emplace_back().name = named[p].name;
      people[found->second].appearances.push_back(
          {static_cast<ArticleIndex>(e), static_cast<std::uint32_t>(p)});
      entry.people.push_back(found->second);
    }
  }
  return people;
}

// Sorts the people and gives the entries their new numbers.
void sort_people(Archive& archive) {
  std::vector<PersonIndex> order(archive.people.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<PersonIndex>(i);
  std::sort(order.begin(), order.end(), [&](PersonIndex a, PersonIndex b) {
    return archive.people[a].sort_key < archive.people[b].sort_key;
  });
  std::vector<Person> sorted;
  sorted.reserve(order.size());
  std::vector<PersonIndex> number(order.size());
  for (const PersonIndex old : order) {
    number[old] = static_cast<PersonIndex>(sorted.size());
    sorted.push_back(std::move(archive.people[old]));
  }
  archive.people = std::move(sorted);
  for (Entry& entry : archive.entries) {
    for (PersonIndex& person : entry.people) person = number[person];
  }
}

// Turns slugs into paths. `slugs` is parallel to archive.people.
void give_paths(Archive& archive, const std::vector<std::string>& slugs) {
  std::unordered_map<std::string_view, std::vector<PersonIndex>> holders;
  for (std::size_t i = 0; i < slugs.size(); ++i) {
    holders[slugs[i]].push_back(static_cast<PersonIndex>(i));
  }
  std::unordered_set<std::string> used;
  for (const auto& [slug, people] : holders) used.emplace(slug);
  for (std::size_t i = 0; i < slugs.size(); ++i) {
    const std::vector<PersonIndex>& people = holders[slugs[i]];
    std::string slug = slugs[i];
    if (people.size() > 1) {
      // Should four characters be the same too, the one later in the index gets a longer hash.
      std::size_t length = kNamesakeHash;
      do slug = slugs[i] + "-" + short_hash(archive.people[i].name, length++);
      while (!used.insert(slug).second && length <= 12);
      if (people.front() == i) archive.namesakes.push_back({"people/" + slugs[i] + "/", people});
    }
    archive.people[i].path = "people/" + slug + "/";
  }
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

void gather_people(Archive& archive, unsigned jobs) {
  archive.people = people_by_name(archive.entries);
  parallel_for(archive.people.size(), jobs, [&](std::size_t i) {
    Person& person = archive.people[i];
    person.pinyin = pinyin_of_person(person.name);
    person.sort_key = sort_key_of(person.name);
    person.path = slug_of(person.name);
  });
  sort_people(archive);
  std::vector<std::string> slugs;
  slugs.reserve(archive.people.size());
  for (Person& person : archive.people) slugs.push_back(std::move(person.path));
  give_paths(archive, slugs);
}

}  // namespace baoku
