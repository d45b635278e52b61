#include "archive/offices.h"

#include <catch2/catch.hpp>

#include "archive/made_people.h"

namespace baoku {
namespace {

// An article of that day whose text is "ROLE王新亭说。"
Sheet sheet_saying(int number, const std::string& role, int year, unsigned month) {
  const std::string text = "会上，" + role + "王新亭说。";
  Article article = naming(made_article("题", text), {"王新亭"});
  NamedPerson& person = article.people[0];
  person.roles = {role};
  const auto begin = static_cast<std::uint32_t>(text.find("王新亭"));
  person.spans = {{0, begin, begin + 9}};
  Sheet sheet = made_sheet(std::to_string(number), {std::move(article)});
  return year == 0 ? sheet : printed(std::move(sheet), "云渡时报", year, month, 1, number);
}

// "name: date print, date print" in order.
std::string offices(const std::vector<std::tuple<std::string, int, unsigned>>& roles) {
  std::vector<Sheet> sheets;
  for (const auto& [role, year, month] : roles) {
    sheets.push_back(sheet_saying(static_cast<int>(sheets.size()) + 1, role, year, month));
  }
  const Archive archive = archive_of(sheets);
  std::string out;
  for (const Office& office : offices_of(archive, archive.people.at(0))) {
    out += office.name + ":";
    for (const OfficeMention& mention : office.mentions) {
      const Article& article = archive.entries[mention.article].article;
      CHECK(article.blocks[mention.block].text.substr(mention.begin, mention.end - mention.begin) ==
            mention.printed);
      out += " " + article.date.iso().substr(0, 7) +
             (mention.printed == office.name ? "" : "=" + mention.printed);
    }
    out += "\n";
  }
  return out;
}

TEST_CASE("prints of one office that differ in the front of the organisation are one office") {
  CHECK(offices(
            {{"党工委书记", 2020, 3}, {"高新区党工委书记", 2019, 1}, {"区党工委书记", 2021, 2}}) ==
        "高新区党工委书记: 2019-01 2020-03=党工委书记 2021-02=区党工委书记\n");
  CHECK(offices({{"副校长", 2018, 9}, {"河埠小学副校长", 2018, 9}}) ==
        "河埠小学副校长: 2018-09=副校长 2018-09\n");
}

TEST_CASE("a deputy, a former or a higher office is another one, and all are shown") {
  CHECK(offices({{"市水利局副局长", 2018, 5}, {"市水利局局长", 2020, 7}, {"局长", 2020, 8}}) ==
        "市水利局副局长: 2018-05\n市水利局局长: 2020-07 2020-08=局长\n");
  CHECK_FALSE(is_short_for("书记", "副书记"));
  CHECK_FALSE(is_short_for("市长", "常务副市长"));
  CHECK_FALSE(is_short_for("局长", "原局长"));
  CHECK_FALSE(is_short_for("队长", "市消防救援大队大队长"));
  CHECK_FALSE(is_short_for("工程师", "水利局总工程师"));
  CHECK_FALSE(is_short_for("医师", "县医院主任医师"));
  CHECK(is_short_for("大队长", "市消防救援大队大队长"));
  CHECK(is_short_for("市长", "云渡市长"));
  CHECK(is_short_for("教育局局长", "市教育局局长"));
}

TEST_CASE("a short print that fits two offices joins the one nearest in time") {
  CHECK(offices({{"梨坞镇镇长", 2018, 1},
                 {"镇长", 2018, 5},
                 {"镇长", 2021, 2},
                 {"石鹭镇镇长", 2021, 5}}) ==
        "梨坞镇镇长: 2018-01 2018-05=镇长\n石鹭镇镇长: 2021-02=镇长 2021-05\n");
}

TEST_CASE("two offices at one time stand side by side") {
  CHECK(offices({{"区党工委书记、管委会主任", 2021, 1}, {"市文化局局长", 2021, 1}}) ==
        "区党工委书记: 2021-01\n管委会主任: 2021-01\n市文化局局长: 2021-01\n");
}

TEST_CASE("an office in an article without a date comes last") {
  CHECK(offices({{"校长", 0, 0}, {"教师", 2020, 1}}) == "教师: 2020-01\n校长: \n");
}

TEST_CASE("several offices in one print are taken apart, but not the parts of one") {
  CHECK(split_offices("区党工委书记、管委会主任") ==
        std::vector<std::string>{"区党工委书记", "管委会主任"});
  CHECK(split_offices("公安、司法局局长") == std::vector<std::string>{"公安、司法局局长"});
  CHECK(split_offices("“书记、镇长”热线主任") == std::vector<std::string>{"“书记、镇长”热线主任"});
  CHECK(split_offices("") == std::vector<std::string>());
}

}  // namespace
}  // namespace baoku
