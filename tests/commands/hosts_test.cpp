#include "hosts.h"

#include <catch2/catch.hpp>

namespace baoku {
namespace {

// People named once each, in articles of some length.
Archive archive_of(std::size_t articles, std::size_t people) {
  Archive archive;
  archive.entries.resize(articles);
  for (Entry& entry : archive.entries) {
    entry.article.blocks.push_back({});
    entry.article.blocks.back().text = std::string(900, 'x');
  }
  for (std::size_t i = 0; i < people; ++i) {
    Person person;
    person.path = "people/p" + std::to_string(i) + "/";
    person.appearances.push_back({static_cast<ArticleIndex>(i % articles), 0});
    archive.people.push_back(std::move(person));
  }
  return archive;
}

const Host& host(std::string_view name) {
  const Host* const found = find_host(name);
  REQUIRE(found != nullptr);
  return *found;
}

TEST_CASE("every documented host is known, and no other") {
  for (const char* name : {"github-pages", "cloudflare", "gitlab", "nginx", "any"}) {
    CHECK(find_host(name) != nullptr);
  }
  CHECK(find_host("netlify") == nullptr);
}

TEST_CASE("a site that fits is packed as site.toml says") {
  const Packing packing = pack_for(host("cloudflare"), archive_of(100, 100), {500, 1, 0}, 2);
  CHECK(packing.min_mentions == 2);
  CHECK(packing.index.record_block == IndexShape().record_block);
}

TEST_CASE("a site of too many files gets a denser index first, then people who share pages") {
  const Archive archive = archive_of(3000, 12'000);
  const Packing first = pack_for(host("cloudflare"), archive, {19'000, 1, 0}, 0);
  CHECK(first.min_mentions == 0);
  CHECK(first.index.record_block > IndexShape().record_block);
  const Packing second = pack_for(host("cloudflare"), archive, {25'000, 1, 0}, 0);
  CHECK(second.min_mentions >= 2);
}

TEST_CASE("hosts without limits take everything as it is") {
  for (const char* name : {"any", "nginx"}) {
    CHECK(pack_for(host(name), archive_of(10, 10), {9'000'000, 3, 0}, 0).min_mentions == 0);
    CHECK_FALSE(refusal(host(name), {90'000'000, 90'000'000, std::size_t{1} << 50, 1u << 31, "x"}));
  }
}

TEST_CASE("what a host refuses is said with its limit, the site's figure and what to do") {
  const auto files = refusal(host("cloudflare"), {20'000, 1, 5, 5, "x"});
  REQUIRE(files);
  CHECK(files->starts_with("cloudflare takes at most 20,000 files, and this site has 20,001: "));
  CHECK(files->find("min_mentions") != std::string::npos);
  CHECK_FALSE(refusal(host("cloudflare"), {19'999, 1, 5, 5, "x"}));  // and .baoku-files
  const auto entries = refusal(host("gitlab"), {120'000, 90'000, 5, 5, "x"});
  REQUIRE(entries);
  CHECK(entries->starts_with(
      "gitlab takes at most 200,000 files and folders, and this site has 210,001"));
  const auto bytes = refusal(host("github-pages"), {10, 1, 1'200'000'000, 5, "x"});
  REQUIRE(bytes);
  CHECK(bytes->starts_with("github-pages takes at most 1,000 MB, and this site has 1,200 MB: "));
  const auto largest =
      refusal(host("cloudflare"), {10, 1, 50'000'000, 30'000'000, "sheets/x/f.pdf"});
  REQUIRE(largest);
  CHECK(largest->find("sheets/x/f.pdf has 30 MB") != std::string::npos);
}

}  // namespace
}  // namespace baoku
