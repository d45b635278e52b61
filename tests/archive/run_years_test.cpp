#include "archive/run_years.h"

#include <catch2/catch.hpp>

#include "archive/made_sheets.h"

namespace baoku {
namespace {

// A sheet with one article of that day, in `folder`; year 0: its text names none.
Sheet sheet_of(const std::string& stem, int year, unsigned month, unsigned day,
               const std::string& text = "渡口停航。") {
  Sheet sheet = made_sheet(stem, {made_article("题", text)});
  sheet.articles[0].date = {year, month, day, DateBasis::inferred, "1月1日"};
  if (year != 0) sheet.articles[0].date.basis = DateBasis::stated;
  return sheet;
}

std::string first_date(std::vector<Sheet> sheets) {
  infer_years_from_runs(sheets);
  return sheets[0].articles[0].date.iso();
}

TEST_CASE("a sheet without a year takes it from a dated sheet of its run, and says which") {
  std::vector<Sheet> sheets = {sheet_of("run/02", 0, 1, 24), sheet_of("run/01", 2021, 1, 22)};
  infer_years_from_runs(sheets);
  const Date& date = sheets[0].articles[0].date;
  CHECK(date.iso() == "2021-01-24");
  CHECK(date.basis == DateBasis::inferred);
  CHECK(date.confidence < 0.9);
  CHECK(date.reason.find("content/run/01.txt") != std::string::npos);
}

TEST_CASE("a run that crosses New Year gives each day its own year") {
  CHECK(first_date({sheet_of("run/2", 0, 1, 3), sheet_of("run/1", 2020, 12, 30)}) == "2021-01-03");
  CHECK(first_date({sheet_of("run/1", 0, 12, 30), sheet_of("run/2", 2021, 1, 3)}) == "2020-12-30");
}

TEST_CASE("a year stays unknown where the run does not tell it") {
  // Too far away, another folder, another newspaper.
  CHECK(first_date({sheet_of("run/2", 0, 6, 1), sheet_of("run/1", 2021, 1, 22)}) == "--06-01");
  CHECK(first_date({sheet_of("run/2", 0, 1, 24), sheet_of("other/1", 2021, 1, 22)}) == "--01-24");
  Sheet other = sheet_of("run/1", 2021, 1, 22);
  other.newspaper = "丁家报";
  CHECK(first_date({sheet_of("run/2", 0, 1, 24), other}) == "--01-24");
  // Two years are as near.
  CHECK(first_date({sheet_of("run/2", 0, 1, 24), sheet_of("run/1", 2021, 1, 22),
                    sheet_of("run/3", 2020, 1, 30)}) == "--01-24");
  // The sheet itself says that it is younger, or that the day is another weekday.
  CHECK(first_date({sheet_of("run/2", 0, 1, 24, "船队2022年成立。"),
                    sheet_of("run/1", 2021, 1, 22)}) == "--01-24");
  CHECK(first_date({sheet_of("run/2", 0, 1, 24, "1月24日（星期五），停航。"),
                    sheet_of("run/1", 2021, 1, 22)}) == "--01-24");
}

TEST_CASE("words for days are resolved again once the year is known") {
  std::vector<Sheet> sheets = {sheet_of("run/02", 0, 1, 24, "1月24日，停航。"),
                               sheet_of("run/01", 2021, 1, 22)};
  infer_years_from_runs(sheets);
  REQUIRE(sheets[0].articles[0].dates.size() == 1);
  CHECK(sheets[0].articles[0].dates[0].value == "2021-01-24");
}

}  // namespace
}  // namespace baoku
