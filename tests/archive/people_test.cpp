#include "archive/people.h"

#include <catch2/catch.hpp>

#include "archive/arrange.h"
#include "archive/made_sheets.h"

namespace baoku {
namespace {

Archive archive_naming(const std::vector<std::vector<std::string>>& names) {
  std::vector<Sheet> sheets;
  int number = 0;
  for (const std::vector<std::string>& of_article : names) {
    const std::string stem = std::to_string(++number);
    sheets.push_back(
        made_sheet(stem, {naming(made_article("题", "第" + stem + "篇的正文"), of_article)}));
  }
  Diagnostics diagnostics;
  return arrange(std::move(sheets), 2, diagnostics);
}

std::vector<std::string> paths(const Archive& archive) {
  std::vector<std::string> out;
  for (const Person& person : archive.people) out.push_back(person.name + " " + person.path);
  return out;
}

TEST_CASE("a name is one person in all articles, with every appearance in order") {
  const Archive archive = archive_naming({{"王新亭", "李凯"}, {"王新亭"}, {"李凯", "王新亭"}});
  REQUIRE(archive.people.size() == 2);
  CHECK(paths(archive) ==
        std::vector<std::string>{"李凯 people/li-kai/", "王新亭 people/wang-xin-ting/"});
  const Person& wang = archive.people[1];
  REQUIRE(wang.appearances.size() == 3);
  CHECK(wang.appearances[0].article == 0);
  CHECK(wang.appearances[2].article == 2);
  CHECK(wang.appearances[2].person == 1);
  CHECK(archive.entries[2].people == std::vector<PersonIndex>{0, 1});
}

TEST_CASE("people are sorted by pinyin, whatever the tone") {
  const Archive archive = archive_naming({{"周末", "张三", "曾国", "安然", "Tom"}});
  std::vector<std::string> names;
  for (const Person& person : archive.people) names.push_back(person.name);
  CHECK(names == std::vector<std::string>{"安然", "Tom", "曾国", "张三", "周末"});
}

TEST_CASE("namesakes are kept apart, and the address they share lists them") {
  const Archive alone = archive_naming({{"李凯"}});
  CHECK(paths(alone) == std::vector<std::string>{"李凯 people/li-kai/"});
  CHECK(alone.namesakes.empty());

  const Archive both = archive_naming({{"李凯", "李楷"}});
  REQUIRE(both.people.size() == 2);
  for (const Person& person : both.people) {
    CHECK(person.path.starts_with("people/li-kai-"));
    CHECK(person.path.size() == std::string("people/li-kai-xxxx/").size());
  }
  CHECK(both.people[0].path != both.people[1].path);
  REQUIRE(both.namesakes.size() == 1);
  CHECK(both.namesakes[0].path == "people/li-kai/");
  CHECK(both.namesakes[0].people == std::vector<PersonIndex>{0, 1});
}

TEST_CASE("a person's address does not depend on who else is named, but for namesakes") {
  const Archive two = archive_naming({{"李凯", "李楷"}});
  const Archive three = archive_naming({{"李恺"}, {"李楷", "王军"}, {"李凯"}});
  for (const Person& person : two.people) {
    bool is_same = false;
    for (const Person& other : three.people) {
      is_same |= other.name == person.name && other.path == person.path;
    }
    CHECK(is_same);
  }
}

TEST_CASE("names are shown in pinyin with surname and given name apart") {
  CHECK(pinyin_of_person("王新亭") == "Wáng Xīntíng");
  CHECK(pinyin_of_person("欧阳修") == "Ōuyáng Xiū");
  CHECK(pinyin_of_person("单小满") == "Shàn Xiǎomǎn");
  CHECK(pinyin_of_person("阿尼·普京") == "Āní Pǔjīng");
  CHECK(pinyin_of_person("John Smith") == "John Smith");
}

}  // namespace
}  // namespace baoku
