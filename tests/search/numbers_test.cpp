#include "search/numbers.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "archives.h"
#include "search/days.h"

using namespace baoku;

namespace {

void add(Archive& archive, int year, unsigned month, unsigned day, int articles) {
  for (int i = 0; i < articles; ++i) {
    Entry& entry = archive.entries.emplace_back();
    entry.article.date.year = year;
    entry.article.date.month = month;
    entry.article.date.day = day;
  }
}

// Three undated articles, and five days in three months of two years.
Archive some_days(int on_the_second) {
  Archive archive;
  add(archive, 0, 0, 0, 3);
  add(archive, 2019, 1, 1, 5);
  add(archive, 2019, 1, 2, on_the_second);
  add(archive, 2019, 1, 9, 30);
  add(archive, 2019, 2, 1, 1);
  add(archive, 2021, 5, 4, 17);
  return archive;
}

}  // namespace

TEST_CASE("Numbers rise with the articles, each has its own, and the others are free") {
  const Archive archive = some_days(4);
  const ArticleNumbers numbers(archive);
  std::set<std::uint32_t> used;
  for (ArticleIndex a = 0; a < archive.entries.size(); ++a) {
    CHECK((a == 0 || numbers.number(a) > numbers.number(a - 1)));
    CHECK(numbers.article(numbers.number(a)) == a);
    used.insert(numbers.number(a));
  }
  std::size_t free = 0;
  for (std::uint32_t n = 0; n < numbers.size(); ++n) {
    free += numbers.article(n) == ArticleNumbers::kFree ? 1 : 0;
  }
  CHECK(free + used.size() == numbers.size());
  CHECK(ArticleNumbers(Archive()).size() == 0);
}

TEST_CASE(
    "An article more moves those of its day, of its month when the day has no room, no others") {
  const ArticleNumbers before(some_days(4));
  const ArticleNumbers within(some_days(3));
  const ArticleNumbers beyond(some_days(5));
  CHECK(before.days()[2].articles == 4);
  for (const std::size_t day : {0u, 1u, 2u, 3u, 4u, 5u}) {
    CHECK(within.days()[day].begin == before.days()[day].begin);
    if (day != 3) CHECK(beyond.days()[day].begin == before.days()[day].begin);
  }
  CHECK(beyond.days()[3].begin > before.days()[3].begin);
  CHECK(within.size() == before.size());
  CHECK(beyond.size() == before.size());
}

TEST_CASE("The published days tell which numbers have articles, and which are of a span of days") {
  const Archive archive = some_days(4);
  const ArticleNumbers numbers(archive);
  const std::string text = write_days(numbers);
  BitReader all(text);
  std::vector<std::uint32_t> wanted;
  for (ArticleIndex a = 0; a < archive.entries.size(); ++a) wanted.push_back(numbers.number(a));
  CHECK(numbers_in_use(all, numbers.size()) == wanted);
  BitReader january(text);
  const auto [first, last] =
      numbers_of_days(january, day_number(2019, 1, 2), day_number(2019, 1, 31));
  CHECK(first == numbers.days()[2].begin);
  CHECK(last == numbers.days()[4].begin);
  BitReader damaged(text);
  CHECK_THROWS_AS(numbers_in_use(damaged, 20), DamagedIndex);
}
