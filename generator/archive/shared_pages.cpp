#include "archive/shared_pages.h"

#include <xxhash.h>

#include <array>
#include <cassert>
#include <cstdio>
#include <vector>

namespace baoku {
namespace {

std::size_t page_of(std::string_view slug) {
  return XXH3_64bits(slug.data(), slug.size()) % kSharedPages;
}

std::string path_of(std::size_t page) {
  char path[24];
  std::snprintf(path, sizeof path, "names/few/%02zx/", page);
  return path;
}

bool is_rare(const Person& person, std::size_t min_mentions) {
  return person.appearances.size() < min_mentions && !person.is_known;
}

}  // namespace

std::string_view anchor_of(const Person& person) {
  std::string_view path = person.path;
  if (person.shares_page) return path.substr(path.find('#') + 1);
  path.remove_suffix(1);
  return path.substr(path.rfind('/') + 1);
}

void share_pages(Archive& archive, std::size_t min_mentions) {
  assert(archive.shared_pages.empty());
  std::array<std::vector<PersonIndex>, kSharedPages> pages;
  std::array<bool, kSharedPages> is_needed{};
  for (PersonIndex i = 0; i < archive.people.size(); ++i) {
    Person& person = archive.people[i];
    const std::string slug(anchor_of(person));
    const std::size_t page = page_of(slug);
    pages[page].push_back(i);
    if (!is_rare(person, min_mentions)) continue;
    is_needed[page] = true;
    person.shares_page = true;
    person.path = path_of(page) + "#" + slug;
  }
  for (std::size_t page = 0; page < kSharedPages; ++page) {
    if (is_needed[page]) archive.shared_pages.push_back({path_of(page), std::move(pages[page])});
  }
}

std::size_t files_saved_by_sharing(const Archive& archive, std::size_t min_mentions) {
  std::size_t people = 0;
  std::array<bool, kSharedPages> is_needed{};
  for (const Person& person : archive.people) {
    if (!is_rare(person, min_mentions)) continue;
    ++people;
    is_needed[page_of(anchor_of(person))] = true;
  }
  std::size_t pages = 0;
  for (const bool needed : is_needed) pages += needed ? 1 : 0;
  return people > pages ? people - pages : 0;
}

}  // namespace baoku
