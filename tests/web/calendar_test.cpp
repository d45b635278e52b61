#include "web/calendar.h"

#include <catch2/catch.hpp>

#include "archive_builder.h"

using namespace baoku;

namespace {

Strings chinese() {
  Strings strings;
  Diagnostics diagnostics;
  strings.load({BAOKU_SOURCE_DIR "/templates"}, "zh-Hans", diagnostics);
  return strings;
}

}  // namespace

TEST_CASE("dates are written in Chinese with their weekday") {
  const Strings strings = chinese();
  CHECK(long_date(strings, day(2021, 1, 22)) == "2021年1月22日 星期五");
  CHECK(long_date(strings, day(2020, 2, 29)) == "2020年2月29日 星期六");
  CHECK(long_date(strings, day(1949, 10, 1)) == "1949年10月1日 星期六");
  CHECK(long_date(strings, day(0, 9, 2)) == "9月2日");
  CHECK(short_date(strings, day(2021, 1, 22)) == "2021年1月22日");
}

TEST_CASE("a day that the calendar does not have is no date") {
  const Strings strings = chinese();
  CHECK(long_date(strings, day(2021, 2, 29)) == "");
  CHECK(long_date(strings, day(0, 2, 29)) == "2月29日");
  CHECK(long_date(strings, day(2021, 13, 1)) == "");
  CHECK(long_date(strings, Date{}) == "");
}

TEST_CASE("a month is cut into weeks from Monday to Sunday") {
  const auto weeks = weeks_of(2021, 2);  // begins on a Monday and has four weeks exactly
  REQUIRE(weeks.size() == 4);
  CHECK(weeks.front().front() == 1);
  CHECK(weeks.back().back() == 28);
  const auto august = weeks_of(2021, 8);  // begins on a Sunday
  REQUIRE(august.size() == 6);
  CHECK(august[0] == std::vector<unsigned>{0, 0, 0, 0, 0, 0, 1});
  CHECK(august[5] == std::vector<unsigned>{30, 31, 0, 0, 0, 0, 0});
}
