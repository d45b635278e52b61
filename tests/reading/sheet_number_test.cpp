#include "reading/facts/sheet_number.h"

#include <catch2/catch.hpp>

namespace baoku {
namespace {

std::string parsed(std::string_view text) {
  const std::optional<SheetNumber> number = parse_sheet_number(text);
  return number ? number->text() : "none";
}

std::string found(std::string_view name) {
  const std::optional<SheetNumber> number = find_sheet_number(name);
  return number ? number->text() : "none";
}

TEST_CASE("a sheet's number is read in every form that people write") {
  CHECK(parsed("2") == "2");
  CHECK(parsed("02") == "2");
  CHECK(parsed(" 02版 ") == "2");
  CHECK(parsed("第02版") == "2");
  CHECK(parsed("A02") == "A2");
  CHECK(parsed("b12版") == "B12");
  CHECK(parsed("０３") == "3");
  CHECK(parsed("第二版") == "2");
  CHECK(parsed("第十版") == "10");
  CHECK(parsed("第十二版") == "12");
  CHECK(parsed("第二十一版") == "21");
  CHECK(parsed("头版") == "1");
}

TEST_CASE("what is no number of a sheet is not taken for one") {
  for (const char* text : {"", "0", "版", "第版", "第2", "2021", "../x", "2/3", "-1", "A", "AB2",
                           "2版3", "要闻", "零版"}) {
    CAPTURE(text);
    CHECK(parsed(text) == "none");
  }
}

TEST_CASE("a number that calls itself a sheet is found inside a file's name") {
  CHECK(found("2021-01-25-02版") == "2");
  CHECK(found("云渡晚刊头版") == "1");
  CHECK(found("要闻第三版（下）") == "3");
  CHECK(found("20210125A08版") == "A8");
  CHECK(found("春茶专版") == "none");
  CHECK(found("2021版") == "none");
}

}  // namespace
}  // namespace baoku
