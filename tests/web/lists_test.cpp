#include <catch2/catch.hpp>
#include <set>

#include "archive_builder.h"
#include "html_scan.h"
#include "web/paging.h"

using namespace baoku;

namespace {

// One article a day, all naming the same person.
Archive archive_of(std::size_t articles) {
  ArchiveBuilder builder;
  for (std::size_t i = 0; i < articles; ++i) {
    const Date date = day(2000 + static_cast<int>(i / 336), 1 + static_cast<unsigned>(i / 28 % 12),
                          1 + static_cast<unsigned>(i % 28));
    builder.sheet("报", 1, date);
    builder.article("第" + std::to_string(i) + "篇", date, {"林远山来了。"});
    builder.names("林远山", {"镇长"});
  }
  return builder.finish();
}

}  // namespace

TEST_CASE("pages of a list hold every item once, and only the front page is not full") {
  for (const std::size_t total : {0u, 1u, 99u, 100u, 199u, 200u, 201u, 299u, 300u, 1234u}) {
    const Paging paging{total, 100};
    std::size_t next = 0;
    for (std::size_t number = 1; number <= paging.older_pages(); ++number) {
      CHECK(paging.older(number).begin == next);
      next = paging.older(number).end;
      CHECK(next % 100 == 0);
    }
    CHECK(paging.front().begin == next);
    CHECK(paging.front().end == total);
    CHECK(paging.front().end - paging.front().begin < 200);
  }
}

TEST_CASE("a new article changes the front page of a person and the one before it, no older page") {
  MemoryOutput before;
  write_site(archive_of(399), sample_config(), before);
  MemoryOutput after;
  write_site(archive_of(400), sample_config(), after);
  CHECK(before.has("people/p0/named/2/index.html"));
  CHECK_FALSE(before.has("people/p0/named/3/index.html"));
  CHECK(after.has("people/p0/named/3/index.html"));
  CHECK(before["people/p0/named/1/index.html"] == after["people/p0/named/1/index.html"]);
  CHECK(before["people/p0/index.html"] != after["people/p0/index.html"]);
}

TEST_CASE("a new article rewrites few of the pages that were there") {
  MemoryOutput before;
  write_site(archive_of(398), sample_config(), before);
  MemoryOutput after;
  write_site(archive_of(399), sample_config(), after);
  std::set<std::string> changed;
  for (const auto& [path, bytes] : before.files) {
    if (after[path] != bytes) changed.insert(path);
  }
  // The article and sheet before it, their day, its month and year; the person and their letter;
  // home, all dates, all people, about, coverage; the same day in all years, and their index; the
  // feeds of the site and the person.
  CHECK(changed.size() <= 17);
}

TEST_CASE("an archive of one person with 5,000 articles has pages of bounded size") {
  MemoryOutput site;
  write_site(archive_of(5000), sample_config(), site);
  for (const auto& [path, bytes] : site.files) {
    if (!path.starts_with("people/")) continue;
    INFO(path);
    CHECK(bytes.size() < 200'000);
  }
  CHECK(site.has("people/p0/named/49/index.html"));
}

TEST_CASE("names of one letter are cut into pages") {
  Archive archive = archive_of(1);
  const Person person = archive.people[0];
  archive.people.assign(1000, person);
  for (std::size_t i = 0; i < archive.people.size(); ++i) {
    archive.people[i].path = "people/q" + std::to_string(i) + "/";
  }
  archive.people.back().sort_key = "\xE2\x97\x8B";  // no letter
  MemoryOutput site;
  write_site(archive, sample_config(), site);
  CHECK(count(site["names/m/index.html"], "href=\"../../people/q") == 400);
  CHECK(count(site["names/m/2/index.html"], "href=\"../../../people/q") == 400);
  CHECK(count(site["names/m/3/index.html"], "href=\"../../../people/q") == 199);
  CHECK(count(site["names/other/index.html"], "href=\"../../people/q") == 1);
}

TEST_CASE("a sheet with very many articles shows only the nearest beside each of them") {
  ArchiveBuilder builder;
  builder.sheet("报", 1, day(2021, 1, 22));
  for (int i = 0; i < 300; ++i)
    builder.article("题" + std::to_string(i), day(2021, 1, 22), {"文。"});
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  CHECK(site["articles/a0150/index.html"].size() < 20'000);
  CHECK(count(site["sheets/s0/index.html"], "href=\"../../articles/") == 300);
}

TEST_CASE(
    "the chart of a person's years says in words what it draws, and a single year needs none") {
  MemoryOutput one;
  write_site(archive_of(10), sample_config(), one);
  CHECK(count(one["people/p0/index.html"], "<svg") == 0);
  MemoryOutput three;
  write_site(archive_of(700), sample_config(), three);
  const std::string& html = three["people/p0/index.html"];
  CHECK(count(html, "role=\"img\" aria-label=\"2000年 336 篇，2001年 336 篇，2002年 28 篇\"") == 1);
  CHECK(count(html, ">336</text>") == 2);
  CHECK(count(html, ">2001</text>") == 1);
}

TEST_CASE(
    "a long run of years has ways down its page, narrow bars, and few years on the front page") {
  ArchiveBuilder builder;
  for (int year = 1949; year <= 2024; ++year) {
    builder.sheet("报", 1, day(year, 5, 1));
    builder.article("五一", day(year, 5, 1), {"林远山来了。"});
    builder.names("林远山");
  }
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  CHECK(count(site["dates/index.html"], "<a href=\"#y1959\">1950年代</a>") == 1);
  CHECK(count(site["dates/index.html"], " id=\"y1959\"") == 1);
  CHECK(count(site["people/p0/index.html"], "<rect class=\"named\"") == 76);
  CHECK(count(site["people/p0/index.html"], ">1950</text>") == 1);
  CHECK(count(site["people/p0/index.html"], ">1951</text>") == 0);
  CHECK(count(site["index.html"], "<b>1949 – 2008</b>") == 1);
  CHECK(count(site["index.html"], "<b>2009</b>") == 1);
}
