#include <catch2/catch.hpp>
#include <set>

#include "archive_builder.h"
#include "html_scan.h"

using namespace baoku;

namespace {

// Every link of every page that leads nowhere, as "page -> link".
std::vector<std::string> dead_links(const MemoryOutput& site) {
  std::vector<std::string> dead;
  for (const auto& [path, bytes] : site.files) {
    if (!path.ends_with(".html") || path == "404.html") continue;
    for (const char* name : {"href", "src", "action"}) {
      for (const std::string& link : attribute_values(bytes, name)) {
        const std::string target = target_of(path, link);
        // The tables belong to another room.
        const bool known = target.empty() || site.has(target) || target.starts_with("data/");
        if (!known) dead.push_back(path + " -> " + link);
        const std::size_t hash = link.find('#');
        if (!known || hash == std::string::npos) continue;
        const std::string& there = target.empty() ? bytes : site[target];
        if (there.find(" id=\"" + link.substr(hash + 1) + "\"") == std::string::npos) {
          dead.push_back(path + " -> " + link);
        }
      }
    }
  }
  return dead;
}

}  // namespace

TEST_CASE("every internal link of every page leads to a page and a place that exist") {
  MemoryOutput site;
  write_site(sample_archive(), sample_config(), site);
  CHECK(dead_links(site) == std::vector<std::string>{});
  CHECK(site.files.size() > 20);
}

TEST_CASE("every link is relative, so that the site works below any folder") {
  MemoryOutput site;
  write_site(sample_archive(), sample_config(), site);
  for (const auto& [path, bytes] : site.files) {
    if (!path.ends_with(".html") || path == "404.html") continue;
    for (const char* name : {"href", "src", "action"}) {
      for (const std::string& link : attribute_values(bytes, name)) {
        INFO(path << " -> " << link);
        CHECK_FALSE(link.starts_with('/'));
        CHECK(link.find("://") == std::string::npos);
      }
    }
  }
}

TEST_CASE("the same archive gives the same bytes on one thread and on many") {
  const Archive archive = sample_archive();
  WebConfig config = sample_config();
  MemoryOutput one;
  config.jobs = 1;
  write_site(archive, config, one);
  MemoryOutput many;
  config.jobs = 8;
  write_site(archive, config, many);
  CHECK(one.files == many.files);
}

TEST_CASE("an empty archive has a home page, dates, people, search and about") {
  MemoryOutput site;
  write_site(Archive{}, sample_config(), site);
  for (const char* path :
       {"index.html", "dates/index.html", "people/index.html", "search/index.html",
        "about/index.html", "404.html", "feed.xml", "robots.txt", ".nojekyll"}) {
    CHECK(site.has(path));
  }
  CHECK(dead_links(site) == std::vector<std::string>{});
}

TEST_CASE("canonical addresses appear when base_url is known, with or without a slash at its end") {
  for (const char* base : {"https://example.org/bao", "https://example.org/bao/"}) {
    MemoryOutput site;
    WebConfig config = sample_config();
    config.base_url = base;
    write_site(sample_archive(), config, site);
    const std::string& article = site["articles/a0000/index.html"];
    CHECK(count(article,
                "<link rel=\"canonical\" href=\"https://example.org/bao/articles/a0000/\">") == 1);
    CHECK(count(article,
                "<meta property=\"og:url\" content=\"https://example.org/bao/articles/a0000/\">") ==
          1);
    CHECK(count(site["404.html"], "href=\"/bao/search/\"") > 0);
    CHECK(site.has("sitemap.xml"));
  }
}

TEST_CASE("without a base_url there is no canonical address and no sitemap") {
  MemoryOutput site;
  write_site(sample_archive(), sample_config(), site);
  CHECK(count(site["index.html"], "canonical") == 0);
  CHECK_FALSE(site.has("sitemap.xml"));
  CHECK(count(site["404.html"], "href=\"/search/\"") > 0);
}

TEST_CASE("the static files stand in one folder that is named by their content") {
  MemoryOutput site;
  write_site(sample_archive(), sample_config(), site);
  std::set<std::string> folders;
  for (const auto& [path, bytes] : site.files) {
    if (path.starts_with("assets/")) folders.insert(path.substr(0, path.find('/', 7)));
  }
  REQUIRE(folders.size() == 1);
  CHECK(folders.begin()->size() == std::string("assets/").size() + 8);
  CHECK(site.has(*folders.begin() + "/site.css"));
  CHECK(site.has(*folders.begin() + "/favicon.svg"));
  CHECK(count(site["index.html"], "/site.css\"") == 1);
  CHECK(count(site["search/index.html"], "/search.css\"") == 1);
  CHECK(site[*folders.begin() + "/search.css"].size() <
        site[*folders.begin() + "/site.css"].size() * 2 / 3);
  CHECK_FALSE(site.has(*folders.begin() + "/css/10-base.css"));
}

TEST_CASE("no page has inline style or script, and each has the content security policy") {
  MemoryOutput site;
  write_site(sample_archive(), sample_config(), site);
  for (const auto& [path, bytes] : site.files) {
    if (!path.ends_with(".html")) continue;
    INFO(path);
    CHECK(count(bytes, "default-src 'none'") == 1);
    CHECK(count(bytes, "<style") == 0);
    CHECK(count(bytes, " style=") == 0);
    CHECK(count(bytes, " onclick") == 0);
    // Data blocks are not scripts; the one script of the search page comes from a file.
    CHECK(count(bytes, "<script") ==
          count(bytes, "<script type=\"application/") + count(bytes, "<script defer src="));
  }
}
