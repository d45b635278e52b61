#include "archive/printed_names.h"

#include <catch2/catch.hpp>
#include <string>

namespace baoku {
namespace {

NamedPerson person(std::string name, double confidence) {
  NamedPerson out;
  out.name = std::move(name);
  out.confidence = confidence;
  return out;
}

// More than one thread takes in a row. Names come back, and new ones come all the time.
std::vector<Entry> many_entries() {
  std::vector<Entry> entries(20'000);
  for (std::size_t e = 0; e < entries.size(); ++e) {
    Article& article = entries[e].article;
    article.people.push_back(person("罗闻" + std::to_string(e % 7), 0.9));
    if (e % 3 == 0) article.people.push_back(person("羅聞" + std::to_string(e % 7), 0.6));
    if (e % 5 == 0) article.possible_people.push_back(person("高" + std::to_string(e), 0.3));
  }
  return entries;
}

TEST_CASE(
    "Every name that an article prints is found by its number, in as many threads as may be") {
  const std::vector<Entry> entries = many_entries();
  const PrintedNames names = printed_names(entries, Folding(), 3);
  for (std::size_t e = 0; e < entries.size(); ++e) {
    const Article& article = entries[e].article;
    const auto people = names.people_of(e);
    const auto possible = names.possible_of(e);
    REQUIRE(people.size() == article.people.size());
    REQUIRE(possible.size() == article.possible_people.size());
    for (std::size_t p = 0; p < people.size(); ++p) {
      REQUIRE(names.prints[people[p]] == article.people[p].name);
      REQUIRE((names.is_sure[names.begins[e] + p] != 0) == (p == 0));
    }
    for (const std::uint32_t print : possible) {
      REQUIRE(names.prints[print] == article.possible_people[0].name);
    }
  }
  CHECK(names.prints[0] == "罗闻0");  // as they come
  CHECK(names.prints[1] == "羅聞0");
  CHECK(names.key_of[0] == names.key_of[1]);  // written otherwise, and the same
  CHECK(names.prints.size() == 14 + 4'000);
  CHECK(names.keys.size() == 7 + 4'000);
  const PrintedNames alone = printed_names(entries, Folding(), 1);
  CHECK(alone.prints == names.prints);
  CHECK(alone.mentions == names.mentions);
}

}  // namespace
}  // namespace baoku
