#include "reading/facts/path_facts.h"

#include <catch2/catch.hpp>

#include "reading/article.h"

namespace baoku {
namespace {

// "2021-01-25 #2", "- #-"
std::string facts(std::string_view stem) {
  const PathFacts found = facts_of_path(stem);
  const std::string date =
      found.date ? Date{found.date->year, found.date->month, found.date->day, {}, ""}.iso() : "-";
  return date + " #" + (found.sheet.number > 0 ? found.sheet.text() : "-");
}

TEST_CASE("date and sheet are read from every sensible form of a path") {
  CHECK(facts("2021/01-25/02") == "2021-01-25 #2");
  CHECK(facts("2021/01/25/02") == "2021-01-25 #2");
  CHECK(facts("2021-01-25-02版") == "2021-01-25 #2");
  CHECK(facts("2021-01-25/02") == "2021-01-25 #2");
  CHECK(facts("2021-01/25/02") == "2021-01-25 #2");
  CHECK(facts("2021/0125/02") == "2021-01-25 #2");
  CHECK(facts("20210125/02") == "2021-01-25 #2");
  CHECK(facts("20210125-A02") == "2021-01-25 #A2");
  CHECK(facts("202101/25/A02版") == "2021-01-25 #A2");
  CHECK(facts("2021.1.5_3") == "2021-01-05 #3");
  CHECK(facts("2021年/1月25日/第二版") == "2021-01-25 #2");
  CHECK(facts("2021年1月25日 头版") == "2021-01-25 #1");
  CHECK(facts("云渡时报/2021-01-25/02-要闻") == "2021-01-25 #2");
  CHECK(facts("xjrb-20210125-12") == "2021-01-25 #12");
  CHECK(facts("2021/2021-01-25/02") == "2021-01-25 #2");
}

TEST_CASE("a path may give only a date, only a sheet, or nothing") {
  CHECK(facts("2021/01-25") == "2021-01-25 #-");
  CHECK(facts("2021-01-25/春茶专版") == "2021-01-25 #-");
  CHECK(facts("未定/03版") == "- #3");
  CHECK(facts("seeds/000") == "- #-");
  CHECK(facts("seeds/02") == "- #-");
  CHECK(facts("2021/02") == "- #-");
  CHECK(facts("2021-01-25/000_5ab77f") == "2021-01-25 #-");
  CHECK(facts("杂/无日期-01") == "- #-");
}

TEST_CASE("numbers that are no date are left alone") {
  CHECK(facts("12345678") == "- #-");
  CHECK(facts("1234-05-06") == "- #-");
  CHECK(facts("202101251") == "- #-");
  CHECK(facts("120210125") == "- #-");
  CHECK(facts_of_path("20209999").impossible_date.empty());
}

TEST_CASE("an impossible date in a path is no date, and is named") {
  const PathFacts found = facts_of_path("2021/02-30/01");
  CHECK_FALSE(found.date.has_value());
  CHECK(found.impossible_date == "2021/02-30");
  CHECK(facts_of_path("20210230-01").impossible_date == "20210230");
  CHECK(facts_of_path("2020/02-29/01").impossible_date.empty());
}

TEST_CASE("of two dates in a path the last one counts, and the other is named") {
  const PathFacts found = facts_of_path("2021-01-24/2021-01-25-02版");
  CHECK(facts("2021-01-24/2021-01-25-02版") == "2021-01-25 #2");
  CHECK(found.other_date == "2021-01-24");
}

}  // namespace
}  // namespace baoku
