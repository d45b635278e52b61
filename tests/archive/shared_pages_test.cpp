#include "archive/shared_pages.h"

#include <catch2/catch.hpp>
#include <set>

namespace baoku {
namespace {

Person person(const std::string& slug, std::size_t articles) {
  Person out;
  out.name = slug;
  out.path = "people/" + slug + "/";
  for (std::size_t i = 0; i < articles; ++i)
    out.appearances.push_back({static_cast<ArticleIndex>(i), 0});
  return out;
}

TEST_CASE("people named in fewer articles share pages, below an anchor that their address made") {
  Archive archive;
  archive.people = {person("li-kai", 2), person("wang-xin-ting", 3)};
  share_pages(archive, 3);
  CHECK(archive.people[0].shares_page);
  CHECK(archive.people[0].path.starts_with("names/few/"));
  CHECK(archive.people[0].path.ends_with("/#li-kai"));
  CHECK(anchor_of(archive.people[0]) == "li-kai");
  CHECK(archive.people[1].path == "people/wang-xin-ting/");
  CHECK(anchor_of(archive.people[1]) == "wang-xin-ting");
  REQUIRE(archive.shared_pages.size() == 1);
  CHECK(archive.people[0].path.starts_with(archive.shared_pages[0].path + "#"));
}

TEST_CASE("a shared page depends on the person alone, and keeps the name of those who outgrow it") {
  Archive small;
  small.people = {person("li-kai", 1)};
  share_pages(small, 2);
  Archive large;
  for (int i = 0; i < 5000; ++i) large.people.push_back(person("p" + std::to_string(i), 1));
  large.people.push_back(person("li-kai", 1));
  share_pages(large, 2);
  CHECK(large.people.back().path == small.people[0].path);
  large = {};
  for (int i = 0; i < 5000; ++i) large.people.push_back(person("p" + std::to_string(i), 1));
  large.people.push_back(person("li-kai", 9));
  share_pages(large, 2);
  bool is_kept = false;
  for (const SharedPage& page : large.shared_pages) {
    if (!small.people[0].path.starts_with(page.path)) continue;
    is_kept = page.people.back() == 5000;
  }
  CHECK(is_kept);
}

TEST_CASE("everybody is on one shared page at most, and 20,000 names need few files") {
  Archive archive;
  for (int i = 0; i < 20'000; ++i) archive.people.push_back(person("p" + std::to_string(i), 1));
  CHECK(files_saved_by_sharing(archive, 2) == 20'000 - kSharedPages);
  share_pages(archive, 2);
  CHECK(archive.shared_pages.size() == kSharedPages);
  std::set<PersonIndex> seen;
  for (const SharedPage& page : archive.shared_pages) {
    for (const PersonIndex each : page.people) CHECK(seen.insert(each).second);
  }
  CHECK(seen.size() == 20'000);
}

TEST_CASE("people of whom the publisher says something keep a page of their own") {
  Archive archive;
  archive.people = {person("li-kai", 1)};
  archive.people[0].is_known = true;
  share_pages(archive, 5);
  CHECK(archive.people[0].path == "people/li-kai/");
  CHECK(archive.shared_pages.empty());
}

TEST_CASE("without min_mentions everybody has a page") {
  Archive archive;
  archive.people = {person("li-kai", 1)};
  share_pages(archive, 0);
  CHECK_FALSE(archive.people[0].shares_page);
  CHECK(files_saved_by_sharing(archive, 0) == 0);
}

}  // namespace
}  // namespace baoku
