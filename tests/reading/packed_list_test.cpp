#include "reading/packed_list.h"

#include <catch2/catch.hpp>
#include <future>
#include <string>

#include "reading/stored_sheet.h"

namespace baoku {
namespace {

NamedPerson named(std::string name, NamedPerson::As as, double confidence) {
  return {std::move(name), as, {"管委会主任", "站长"}, {{0, 3, 12}, {2, 300, 309}}, confidence};
}

// A sheet whose one article names people and a day, stored without texts.
std::string stored_facts() {
  ReadSheet read;
  read.sheet.articles.resize(1);
  Article& article = read.sheet.articles[0];
  article.people = {named("张红军", NamedPerson::As::subject, 0.75),
                    named("欧阳·伊万诺维奇", NamedPerson::As::author, 1.0)};
  article.dates = {{1, 6, 15, "2021-01-22"}};
  return store_sheet(read).facts;
}

std::string names_of(const PackedList<NamedPerson>& people) {
  std::string out;
  for_each_name(people, [&](const PrintedName& printed) {
    out.append(printed.name).append(printed.as == NamedPerson::As::author ? " writes " : " ");
    out += std::to_string(printed.confidence) + "\n";
  });
  return out;
}

TEST_CASE("lists of a sheet without texts lie packed until somebody looks at them") {
  const std::string facts = stored_facts();
  const auto read = load_sheet_without_texts(facts);
  REQUIRE(read);
  const Article& article = read->sheet.articles.at(0);
  REQUIRE_FALSE(article.people.bytes().empty());
  CHECK(article.possible_people.bytes().empty());
  CHECK(article.possible_people.empty());
  REQUIRE(article.people.size() == 2);
  CHECK(article.people[1].name == "欧阳·伊万诺维奇");
  CHECK(article.people[1].roles == std::vector<std::string>{"管委会主任", "站长"});
  CHECK(article.people[0].spans[1].begin == 300);
  CHECK(article.people[0].confidence == 0.75);
  CHECK(article.dates[0].value == "2021-01-22");
  CHECK(store_sheet(*read).facts == facts);  // looked at, and stored again as they lay
}

TEST_CASE("names are told without unpacking, and the same when the list is in memory") {
  const std::string facts = stored_facts();
  auto read = load_sheet_without_texts(facts);
  PackedList<NamedPerson>& people = read->sheet.articles[0].people;
  const std::string packed = names_of(people);
  CHECK(packed == "张红军 0.750000\n欧阳·伊万诺维奇 writes 1.000000\n");
  people.own();
  CHECK(people.bytes().empty());
  CHECK(names_of(people) == packed);
  CHECK(names_of({}).empty());
}

TEST_CASE("what is changed stays changed, in copies and when the list is packed again") {
  const std::string facts = stored_facts();
  auto read = load_sheet_without_texts(facts);
  PackedList<NamedPerson>& people = read->sheet.articles[0].people;
  PackedList<NamedPerson> untouched = people;
  people.own()[0].name = "张红星";
  people.pack();  // it has no bytes to come back from
  CHECK(people[0].name == "张红星");
  CHECK(untouched[0].name == "张红军");
  untouched.pack();
  CHECK(untouched[0].name == "张红军");
  untouched = std::move(people);
  CHECK(untouched[0].name == "张红星");
  untouched.clear();
  CHECK(untouched.empty());
}

TEST_CASE("threads that look at a list at once see the same one") {
  const std::string facts = stored_facts();
  const auto read = load_sheet_without_texts(facts);
  const PackedList<NamedPerson>& people = read->sheet.articles[0].people;
  std::vector<std::future<const NamedPerson*>> first;
  for (int i = 0; i < 8; ++i) {
    first.push_back(std::async(std::launch::async, [&] { return &people[0]; }));
  }
  for (auto& each : first) CHECK(each.get() == &people[0]);
}

}  // namespace
}  // namespace baoku
