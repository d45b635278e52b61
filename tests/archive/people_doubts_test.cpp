#include "archive/people_doubts.h"

#include <catch2/catch.hpp>

#include "archive/made_people.h"
#include "archive/near_names.h"

namespace baoku {
namespace {

std::string whats(const std::vector<Doubt>& doubts) {
  std::string out;
  for (const Doubt& doubt : doubts) out += in_english(doubt.what) + "\n";
  return out;
}

std::string doubts(const Archive& archive) { return whats(people_doubts(archive, 2)); }

std::vector<Sheet> sheets_by(const std::vector<std::vector<std::string>>& authors) {
  std::vector<Sheet> sheets = sheets_naming(authors);
  for (Sheet& sheet : sheets) {
    sheet.newspaper = "云渡时报";
    for (NamedPerson& person : sheet.articles[0].people) person.as = NamedPerson::As::author;
  }
  return sheets;
}

Likeness likeness(const std::string& a, const std::string& b) {
  const Archive archive = archive_naming({{a, b}});
  const std::vector<NearNames> pairs = near_names(archive, LookAlikes(), 2);
  return pairs.empty() ? Likeness() : pairs.at(0).likeness;
}

TEST_CASE("names are near when one character looks or sounds alike") {
  CHECK(likeness("帖姣", "帖娇").looks);
  CHECK(likeness("帖姣", "帖娇").same_tone);
  CHECK(likeness("佟珊", "佟姗").looks);
  CHECK(likeness("李未", "李末").looks);
  CHECK_FALSE(likeness("李未", "李末").sounds);
  CHECK(likeness("王欣亭", "王新亭").same_tone);
  CHECK(likeness("王心婷", "王心亭").looks);
  CHECK(likeness("李锴", "李恺").sounds);
  CHECK(likeness("李楷", "李開").sounds);
  CHECK_FALSE(likeness("李楷", "李開").same_tone);
  CHECK_FALSE(likeness("王新亭", "王建亭").any());
  CHECK_FALSE(likeness("王新亭", "王亭").any());
  CHECK_FALSE(likeness("王心婷", "黄新亭").any());
}

TEST_CASE("two writers of one paper with near names are doubted, with a cure to paste") {
  const std::vector<Doubt> found =
      people_doubts(archive_of(sheets_by({{"佟珊"}, {"佟珊"}, {"佟姗"}, {"宗以恒"}})), 2);
  REQUIRE(found.size() == 1);
  CHECK(in_english(found[0].what) == "“佟姗” and “佟珊” may be one person");
  CHECK(in_english(found[0].why) ==
        "one character apart that looks and sounds alike; both write for the same paper; "
        "articles that name them: 1 and 2");
  CHECK(found[0].path == "content/3.txt");
  CHECK(found[0].confidence < 0.1);
  const Archive cured =
      archive_of(sheets_by({{"佟珊"}, {"佟珊"}, {"佟姗"}, {"宗以恒"}}), found[0].cure);
  CHECK(cured.people.size() == 2);
  CHECK(doubts(cured).empty());
}

TEST_CASE("near names with nothing in common, or that people.toml knows, are not doubted") {
  CHECK(doubts(archive_naming({{"李锴", "王军"}, {"李恺", "张伟"}})).empty());
  CHECK_FALSE(doubts(archive_naming({{"李锴", "王军"}, {"李恺", "王军"}})).empty());
  CHECK(doubts(archive_naming({{"李锴", "王军"}, {"李恺", "王军"}},
                              "[[person]]\nname = \"李锴\"\n[[person]]\nname = \"李恺\"\n"))
            .empty());
}

TEST_CASE("near names in like offices are doubted") {
  std::vector<Sheet> sheets = sheets_naming({{"李锴"}, {"李恺"}});
  sheets[0].articles[0].people[0].roles = {"市水利局局长"};
  sheets[1].articles[0].people[0].roles = {"水利局局长"};
  CHECK(doubts(archive_of(sheets)) == "“李恺” and “李锴” may be one person\n");
  sheets[1].articles[0].people[0].roles = {"河埠小学副校长"};
  CHECK(doubts(archive_of(sheets)).empty());
}

TEST_CASE("a name seen once with little confidence is doubted") {
  std::vector<Sheet> sheets = sheets_naming({{"简水"}, {"王军"}});
  sheets[0].articles[0].people[0].confidence = 0.55;
  const std::vector<Doubt> found = people_doubts(archive_of(sheets), 2);
  REQUIRE(found.size() == 1);
  CHECK(in_english(found[0].what) == "“简水” may not be a person");
  CHECK(found[0].confidence == 0.55);
  const Archive cured = archive_of(sheets, found[0].cure);
  CHECK(cured.people.size() == 2);
  CHECK(doubts(cured).empty());
  // The other choice stands behind it, as a comment.
  CHECK(found[0].cure.ends_with("# [[nobody]]\n# name = \"简水\"\n"));
  CHECK(archive_of(sheets, "[[nobody]]\nname = \"简水\"\n").people.size() == 1);
}

std::vector<Sheet> career(const std::vector<std::pair<std::string, int>>& roles) {
  std::vector<Sheet> sheets;
  for (const auto& [role, year] : roles) {
    sheets.push_back(sheets_naming({{"李凯"}})[0]);
    sheets.back().stem = std::to_string(sheets.size());
    sheets.back().source = Source("content/" + sheets.back().stem + ".txt", "原文\n");
    sheets.back().articles[0].blocks[0].text = "第" + sheets.back().stem + "篇";
    sheets.back().articles[0].people[0].roles = {role};
    sheets.back() = printed(sheets.back(), "云渡时报", year, 1, 1, 1);
  }
  return sheets;
}

TEST_CASE("offices that take turns without anything in common suggest two people") {
  const std::vector<Sheet> sheets = career(
      {{"县医院医生", 2018}, {"梨坞镇镇长", 2019}, {"县医院主任医师", 2020}, {"梨坞镇镇长", 2021}});
  const Archive archive = archive_of(sheets);
  const std::vector<Doubt> found = people_doubts(archive, 2);
  REQUIRE(found.size() == 1);
  CHECK(in_english(found[0].what) == "“李凯” may be two people: 县医院医生 and 梨坞镇镇长");
  const Archive cured = archive_of(sheets, found[0].cure);
  CHECK(cured.people.size() == 2);
  CHECK(cured.people[0].appearances.size() == 2);
}

TEST_CASE("three offices with nothing in common suggest that not all are one person's") {
  const std::vector<Sheet> sheets =
      career({{"县医院医生", 2008}, {"梨坞镇小学教师", 2014}, {"东方钢厂厂长", 2021}});
  const std::vector<Doubt> found = people_doubts(archive_of(sheets), 2);
  REQUIRE(found.size() == 1);
  CHECK(in_english(found[0].what) ==
        "“李凯” may be several people: 县医院医生、梨坞镇小学教师、东方钢厂厂长");
  CHECK(in_english(found[0].why) == "these offices share neither organisation nor company");
  const Archive cured = archive_of(sheets, found[0].cure);
  CHECK(cured.people.size() == 3);
  CHECK(doubts(cured).empty());
}

TEST_CASE("offices in two counties suggest two people, in one county they do not") {
  CHECK(doubts(archive_of(career({{"梅溪县水利局局长", 2018}, {"云渡县实验小学教师", 2019}}))) ==
        "“李凯” may be two people: 梅溪县水利局局长 and 云渡县实验小学教师\n");
  CHECK(doubts(archive_of(
                   career({{"云渡市梅溪县水利局局长", 2018}, {"云渡市高桥区文化馆馆长", 2019}})))
            .empty());
  CHECK(doubts(archive_of(career({{"市水利局局长", 2018}, {"云渡县委书记", 2019}}))).empty());
  CHECK(
      doubts(archive_of(career({{"茶岭村第一书记", 2018}, {"市农业农村局副局长", 2019}}))).empty());
}

TEST_CASE("a reporter writes of everybody, and is no company in common") {
  std::vector<Sheet> sheets = career(
      {{"县医院医生", 2018}, {"梨坞镇镇长", 2019}, {"县医院主任医师", 2020}, {"梨坞镇镇长", 2021}});
  const auto add_to_all = [&](const NamedPerson& person) {
    for (Sheet& sheet : sheets) sheet.articles[0].people.push_back(person);
  };
  NamedPerson reporter;
  reporter.name = "陶然";
  reporter.as = NamedPerson::As::author;
  add_to_all(reporter);
  CHECK(people_doubts(archive_of(sheets), 1).size() == 1);
  NamedPerson companion;
  companion.name = "韩梅";
  add_to_all(companion);
  CHECK(people_doubts(archive_of(sheets), 1).empty());
}

TEST_CASE("an organisation in short is the same, and a bare title may be said of anybody") {
  CHECK(doubts(archive_of(career({{"市人力资源和社会保障局局长", 2018},
                                  {"市人社局局长", 2019},
                                  {"市人力资源和社会保障局局长", 2020}})))
            .empty());
  CHECK(doubts(archive_of(career({{"县医院院长", 2018}, {"教授", 2019}, {"县医院院长", 2020}})))
            .empty());
}

TEST_CASE("one office after another is what people do") {
  CHECK(doubts(archive_of(career({{"市水利局副局长", 2018},
                                  {"市水利局局长", 2020},
                                  {"副市长", 2022},
                                  {"副市长", 2023}})))
            .empty());
  CHECK(doubts(archive_of(career({{"县医院医生", 2018}, {"梨坞镇镇长", 2019}, {"副市长", 2020}})))
            .empty());
}

}  // namespace
}  // namespace baoku
