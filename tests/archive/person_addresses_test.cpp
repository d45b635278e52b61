#include "archive/person_addresses.h"

#include <catch2/catch.hpp>
#include <set>

#include "archive/arrange.h"
#include "archive/made_people.h"

namespace baoku {
namespace {

// What stands at an address: the name of a person, "-> " and whom it leads to, the names of a list.
std::string at(const Archive& archive, const std::string& slug) {
  const std::string path = "people/" + slug + "/";
  std::string found;
  for (const Person& person : archive.people) {
    if (person.path == path) found += person.name;
  }
  for (const Namesakes& list : archive.namesakes) {
    if (list.path != path) continue;
    for (const PersonIndex person : list.people) {
      found += "[" + archive.people[person].name + " " + archive.people[person].description + "]";
    }
  }
  for (const MovedPerson& moved : archive.moved_people) {
    if (moved.path == path) found += "-> " + archive.people[moved.person].name;
  }
  return found;
}

std::set<std::string> all_addresses(const Archive& archive) {
  std::set<std::string> paths;
  std::size_t count = 0;
  for (const Person& person : archive.people) paths.insert(person.path), ++count;
  for (const Namesakes& list : archive.namesakes) paths.insert(list.path), ++count;
  for (const MovedPerson& moved : archive.moved_people) paths.insert(moved.path), ++count;
  CHECK(paths.size() == count);  // no address is given twice
  return paths;
}

// Every address of the archive without rules still leads somewhere with them.
void check_lasting(const std::vector<std::vector<std::string>>& names, const std::string& rules) {
  const std::set<std::string> after = all_addresses(archive_naming(names, rules));
  for (const std::string& path : all_addresses(archive_naming(names))) {
    CAPTURE(path);
    CHECK(after.contains(path));
  }
}

const std::vector<std::vector<std::string>> kNames = {
    {"佟珊", "李凯"}, {"佟姗", "李楷"}, {"李凯", "罗闻笛"}, {"闻舟", "李凯"}};

TEST_CASE("a name that is merged into another leaves its address behind") {
  const std::string rules = "[[person]]\nname = \"罗闻笛\"\npen_names = [\"闻舟\"]\n";
  const Archive archive = archive_naming(kNames, rules);
  CHECK(at(archive, "luo-wen-di") == "罗闻笛");
  CHECK(at(archive, "wen-zhou") == "-> 罗闻笛");
  check_lasting(kNames, rules);
}

TEST_CASE("a misprint that is read the same leaves all three addresses behind") {
  const std::string rules = "[[person]]\nname = \"佟珊\"\nmisprints = [\"佟姗\"]\n";
  CHECK(at(archive_naming(kNames), "tong-shan") == "[佟姗 ][佟珊 ]");
  const Archive archive = archive_naming(kNames, rules);
  CHECK(at(archive, "tong-shan") == "佟珊");
  check_lasting(kNames, rules);
}

TEST_CASE("a person who gets an address of their own choice is still found at the old one") {
  const std::string rules = "[[person]]\nname = \"罗闻笛\"\nslug = \"wen-di\"\n";
  const Archive archive = archive_naming(kNames, rules);
  CHECK(at(archive, "wen-di") == "罗闻笛");
  CHECK(at(archive, "luo-wen-di") == "-> 罗闻笛");
  check_lasting(kNames, rules);
}

TEST_CASE("a slug may be the plain address that namesakes share") {
  const std::string rules = "[[person]]\nname = \"李凯\"\nslug = \"li-kai\"\n";
  const Archive archive = archive_naming(kNames, rules);
  CHECK(at(archive, "li-kai") == "李凯");
  check_lasting(kNames, rules);
}

TEST_CASE("people told apart have the addresses of the file, and the old one lists them") {
  const std::string first =
      "[[person]]\nname = \"罗闻笛\"\nslug = \"luo-1\"\ndescription = \"甲\"\n"
      "where = { articles = [\"3\"] }\n";
  const std::string second =
      "[[person]]\nname = \"罗闻笛\"\nslug = \"luo-2\"\ndescription = \"乙\"\n"
      "where = { articles = [\"4\"] }\n";
  const std::vector<std::vector<std::string>> names = {
      {"王军"}, {"王军"}, {"罗闻笛"}, {"罗闻笛"}, {"罗闻笛"}};
  SECTION("with mentions that are nobody's of them, who keep it") {
    const Archive archive = archive_naming(names, first + second);
    CHECK(at(archive, "luo-1") == "罗闻笛");
    CHECK(at(archive, "luo-wen-di") == "罗闻笛");
    CHECK(archive.people[0].namesakes.size() == 2);
    check_lasting(names, first + second);
  }
  SECTION("without") {
    std::vector<std::vector<std::string>> all = names;
    all.pop_back();
    const Archive archive = archive_naming(all, first + second);
    CHECK(at(archive, "luo-wen-di") == "[罗闻笛 甲][罗闻笛 乙]");
    check_lasting(all, first + second);
  }
}

TEST_CASE("an address chosen for one person pushes aside the one whose pinyin it is") {
  const std::string rules = "[[person]]\nname = \"王军\"\nslug = \"luo-wen-di\"\n";
  const Archive archive = archive_naming({{"王军", "罗闻笛"}}, rules);
  CHECK(at(archive, "luo-wen-di") == "王军");
  CHECK(at(archive, "wang-jun") == "-> 王军");
  all_addresses(archive);
}

}  // namespace
}  // namespace baoku
