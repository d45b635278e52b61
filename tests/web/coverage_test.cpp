#include "web/coverage.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "archive_builder.h"

using namespace baoku;
using std::chrono::sys_days;

namespace {

// A paper of Mondays and Thursdays in 2021, without those of `lost` (days of the year from 0).
Archive biweekly(const std::vector<int>& lost) {
  ArchiveBuilder builder;
  const sys_days first = std::chrono::year(2021) / 1 / 4;  // a Monday
  for (int i = 0; i < 120; ++i) {
    const sys_days day = first + std::chrono::days(i);
    const unsigned weekday = std::chrono::weekday(day).c_encoding();
    if (weekday != 1 && weekday != 4) continue;
    if (std::find(lost.begin(), lost.end(), i) != lost.end()) continue;
    const std::chrono::year_month_day date(day);
    const Date given{int(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), DateBasis::given, ""};
    builder.sheet("清河日报", 1, given);
    builder.article("题", given, {"四个字。 "});
  }
  return builder.finish();
}

}  // namespace

TEST_CASE("a day of publication without an issue is missing, other days are not") {
  const Coverage coverage(biweekly({7, 10}));
  REQUIRE(coverage.newspapers.size() == 1);
  const NewspaperCoverage& paper = coverage.newspapers[0];
  CHECK(paper.runs == 1);
  CHECK(paper.missing ==
        std::vector<sys_days>{std::chrono::year(2021) / 1 / 11, std::chrono::year(2021) / 1 / 14});
  CHECK(coverage.is_missing(2021, 1, 11));
  CHECK_FALSE(coverage.is_missing(2021, 1, 12));
  CHECK_FALSE(coverage.is_missing(2022, 1, 10));
  CHECK(coverage.characters == paper.issues.size() * 4);
}

TEST_CASE("nothing is said of a handful of issues, nor of the time between two runs") {
  ArchiveBuilder builder;
  for (const unsigned month : {1u, 2u, 8u, 12u}) {
    builder.sheet("报", 1, day(2020, month, 1));
    builder.article("题", day(2020, month, 1), {"文。"});
  }
  const Coverage coverage(builder.finish());
  CHECK(coverage.newspapers[0].runs == 0);
  CHECK(coverage.missing.empty());
}

TEST_CASE("sheets between the first and the last of an issue are missing, by series") {
  ArchiveBuilder builder;
  for (const int number : {1, 2, 5}) builder.sheet("报", number, day(2020, 1, 1));
  const Coverage coverage(builder.finish());
  CHECK(coverage.newspapers[0].issues[0].missing_sheets == std::vector<std::string>{"03", "04"});
}

TEST_CASE("neighbouring days are one span") {
  const sys_days first = std::chrono::year(2020) / 2 / 28;
  const auto spans = day_spans({first, first + std::chrono::days(1), first + std::chrono::days(2),
                                first + std::chrono::days(9)});
  REQUIRE(spans.size() == 2);
  CHECK(spans[0] == DaySpan(first, std::chrono::year(2020) / 3 / 1));
}
