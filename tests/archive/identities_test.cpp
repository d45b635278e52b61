#include "archive/identities.h"

#include <catch2/catch.hpp>

#include "archive/made_people.h"

namespace baoku {
namespace {

// Each person as "name: articles (other names)", by the index.
std::string people(const Archive& archive) {
  std::string out;
  for (const Person& person : archive.people) {
    out += person.name + ":";
    for (const Appearance& each : person.appearances) {
      out += " " + archive.sheets[archive.entries[each.article].sheet].sheet.stem;
    }
    for (const OtherName& other : person.other_names) out += " (" + other.name + ")";
    out += "\n";
  }
  return out;
}

NamedPerson author(std::string name) {
  NamedPerson person;
  person.name = std::move(name);
  person.as = NamedPerson::As::author;
  return person;
}

TEST_CASE("names that differ in print only are one person, shown as printed most") {
  const Archive archive = archive_naming({{"羅聞笛"}, {"罗闻笛"}, {"罗 闻 笛"}, {"罗闻笛"}});
  CHECK(people(archive) == "罗闻笛: 1 2 3 4 (羅聞笛)\n");
  CHECK(archive.people[0].path == "people/luo-wen-di/");
  CHECK(people(archive_naming({{"羅聞笛"}, {"羅聞笛"}, {"罗闻笛"}})) == "羅聞笛: 1 2 3 (罗闻笛)\n");
  CHECK(archive_naming({{"羅聞笛"}}).people[0].path == "people/luo-wen-di/");
  CHECK(people(archive_naming(
            {{"萨尔瓦多·阿连德"}, {"萨尔瓦多•阿连德"}, {"Mary  Ann"}, {"MARY ANN"}})) ==
        "MARY ANN: 3 4\n"
        "萨尔瓦多·阿连德: 1 2\n");
}

TEST_CASE("a person is once in an article, by whatever names it calls them") {
  std::vector<Sheet> sheets = sheets_naming({{"罗闻笛", "王军", "闻舟"}});
  Article& article = sheets[0].articles[0];
  article.people[0].spans = {{0, 20, 29}};
  article.people[2] = author("闻舟");
  article.people[2].spans = {{0, 3, 9}};
  article.people[2].confidence = 0.5;
  const Archive archive =
      archive_of(sheets, "[[person]]\nname = \"罗闻笛\"\npen_names = [\"闻舟\"]\n");
  const Entry& entry = archive.entries[0];
  REQUIRE(entry.people.size() == 2);
  REQUIRE(entry.article.people.size() == 2);
  const NamedPerson& luo = entry.article.people[0];
  CHECK(luo.name == "罗闻笛");
  CHECK(luo.as == NamedPerson::As::author);
  CHECK(luo.confidence == 1.0);
  REQUIRE(luo.spans.size() == 2);
  CHECK(luo.spans[0].begin == 3);
  CHECK(archive.people[entry.people[0]].other_names.at(0).name == "闻舟");
}

TEST_CASE("an excluded word is nobody, and nobody in some articles is somebody in others") {
  CHECK(people(archive_naming({{"方案", "王军"}}, "exclude = [\"方案\"]\n")) == "王军: 1\n");
  CHECK(people(archive_naming({{"方案", "王军"}}, "[[nobody]]\nname = \"方案\"\n")) == "王军: 1\n");
  CHECK(people(archive_naming({{"高明"}, {"高明"}},
                              "[[nobody]]\nname = \"高明\"\nwhere = { articles = [\"1\"] }\n")) ==
        "高明: 2\n");
}

TEST_CASE("a name is split by date, newspaper, role, part or article, and the first fit counts") {
  std::vector<Sheet> sheets = sheets_naming({{"李凯"}, {"李凯"}, {"李凯"}, {"李凯"}, {"李凯"}});
  sheets[0] = printed(sheets[0], "云渡时报", 2018, 1, 2, 1);
  sheets[1] = printed(sheets[1], "云渡时报", 2020, 1, 2, 1);
  sheets[2] = printed(sheets[2], "丁家报", 2021, 1, 2, 1);
  sheets[3].articles[0].people[0].as = NamedPerson::As::author;
  sheets[4].articles[0].people[0].roles = {"縣醫院主任医师"};
  const auto split = [&](const std::string& where) {
    return people(archive_of(
        sheets,
        "[[person]]\nname = \"李凯\"\nslug = \"zzz\"\ndescription = \"甲\"\nwhere = " + where));
  };
  CHECK(split("{ from = 2018-01-02, until = 2020-01-01 }") == "李凯: 4 5 2 3\n李凯: 1\n");
  CHECK(split("{ from = 2020-01-02 }") == "李凯: 4 5 1\n李凯: 2 3\n");
  CHECK(split("{ newspaper = \"丁家报\" }") == "李凯: 4 5 1 2\n李凯: 3\n");
  CHECK(split("{ as = \"author\" }") == "李凯: 5 1 2 3\n李凯: 4\n");
  CHECK(split("{ role = \"县医院\" }") == "李凯: 4 1 2 3\n李凯: 5\n");
  CHECK(split("[{ role = \"医师\" }, { articles = [\"2.txt\"] }]") == "李凯: 4 1 3\n李凯: 5 2\n");
  const std::string id = archive_of(sheets).entries[2].id;
  CHECK(split("{ articles = [\"" + id + "\"] }").ends_with("李凯: 1\n"));
  CHECK(people(archive_of(sheets,
                          "[[person]]\nname = \"李凯\"\nslug = \"a\"\nwhere = { role = \"医师\" }\n"
                          "[[person]]\nname = \"李凯\"\ndescription = \"其余\"\n")) ==
        "李凯: 4 1 2 3\n李凯: 5\n");
}

TEST_CASE("a rule about a print comes before rules about prints that fold to it") {
  CHECK(people(archive_naming({{"李乾"}, {"李干"}, {"李乾"}},
                              "[[person]]\nname = \"李干\"\n[[person]]\nname = \"李乾\"\n")) ==
        "李干: 2\n李乾: 1 3\n");
}

TEST_CASE("what people.toml tells of a person is theirs") {
  const Archive archive = archive_naming(
      {{"罗小笛"}, {"罗闻迪"}},
      "[[person]]\nname = \"罗闻笛\"\nformer_names = [\"罗小笛\"]\nmisprints = [\"罗闻迪\"]\n"
      "description = \"编剧\"\nwikidata = \"Q1\"\nviaf = \"2\"\nlinks = "
      "[\"https://example.org/\"]\n");
  REQUIRE(archive.people.size() == 1);
  const Person& person = archive.people[0];
  CHECK(person.name == "罗闻笛");
  CHECK(person.description == "编剧");
  REQUIRE(person.other_names.size() == 2);
  CHECK(person.other_names[0].kind == OtherName::Kind::former);
  CHECK(person.other_names[1].kind == OtherName::Kind::misprint);
  REQUIRE(person.links.size() == 3);
  CHECK(person.links[0].url == "https://www.wikidata.org/wiki/Q1");
  CHECK(person.links[1].url == "https://viaf.org/viaf/2");
}

TEST_CASE("people are ordered by pinyin, then by strokes") {
  CHECK(people(archive_naming({{"李锴", "李凯", "黎楷", "李慷", "梨开"}})) ==
        "李凯: 1\n李锴: 1\n梨开: 1\n黎楷: 1\n李慷: 1\n");
}

TEST_CASE("the people do not depend on the number of threads") {
  const std::vector<Sheet> sheets =
      sheets_naming({{"李凯", "李楷"}, {"佟珊"}, {"佟姗", "李凯"}, {"羅聞笛"}, {"罗闻笛"}});
  CHECK(people(archive_of(sheets, "", 1)) == people(archive_of(sheets, "", 5)));
}

}  // namespace
}  // namespace baoku
