#include <catch2/catch.hpp>

#include "archive_builder.h"
#include "html_scan.h"

using namespace baoku;

TEST_CASE("the feed holds the newest dated articles and takes its date from the newest") {
  MemoryOutput site;
  WebConfig config = sample_config();
  config.base_url = "https://example.org/";
  write_site(sample_archive(), config, site);
  const std::string& feed = site["feed.xml"];
  CHECK(xml_fault(feed) == "");
  CHECK(count(feed, "<entry>") == 3);
  CHECK(count(feed, "一封来信") == 0);  // no full date, no "updated"
  CHECK(feed.find("<updated>2021-01-22T00:00:00+08:00</updated>") < feed.find("<entry>"));
  CHECK(count(feed, "<link href=\"https://example.org/articles/a0002/\"/>") == 1);
  CHECK(feed.find("粮站改成图书馆") < feed.find("渡口开航"));
}

TEST_CASE("an article keeps its name in the feed when the site moves") {
  const auto ids_at = [](const std::string& base) {
    MemoryOutput site;
    WebConfig config = sample_config();
    config.base_url = base;
    write_site(sample_archive(), config, site);
    const std::string& feed = site["feed.xml"];
    const std::size_t at = feed.find("<id>", feed.find("<entry>"));
    return feed.substr(at, feed.find("</id>", at) - at);
  };
  CHECK(ids_at("https://example.org/") == ids_at("https://example.com/bao/"));
  CHECK(ids_at("").starts_with("<id>urn:uuid:"));
  CHECK(ids_at("").size() == std::string("<id>urn:uuid:").size() + 36);
}

TEST_CASE("the feed has at most fifty entries") {
  ArchiveBuilder builder;
  builder.sheet("报", 1, day(2021, 1, 22));
  for (int i = 0; i < 80; ++i)
    builder.article("题" + std::to_string(i), day(2021, 1, 22), {"文。"});
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  CHECK(count(site["feed.xml"], "<entry>") == 50);
}

TEST_CASE("the sitemap lists every page but 404.html, sorted") {
  MemoryOutput site;
  WebConfig config = sample_config();
  config.base_url = "https://example.org/";
  write_site(sample_archive(), config, site);
  const std::string& sitemap = site["sitemap.xml"];
  CHECK(xml_fault(sitemap) == "");
  std::size_t pages = 0;
  for (const auto& [path, bytes] : site.files) pages += path.ends_with("index.html");
  CHECK(count(sitemap, "<loc>") == pages);
  CHECK(count(sitemap, "404") == 0);
  CHECK(count(site["robots.txt"], "Sitemap: https://example.org/sitemap.xml") == 1);
}

TEST_CASE("above 50,000 addresses the sitemap is cut into several with an index") {
  Archive archive = sample_archive();
  Person person = archive.people[0];
  for (int i = 0; i < 50'000; ++i) {
    person.path = "people/q" + std::to_string(i) + "/";
    archive.people.push_back(person);
  }
  MemoryOutput site;
  WebConfig config = sample_config();
  config.base_url = "https://example.org/";
  write_site(archive, config, site);
  CHECK(xml_fault(site["sitemap.xml"]) == "");
  CHECK(count(site["sitemap.xml"], "<loc>https://example.org/sitemap-1.xml</loc>") == 1);
  CHECK(count(site["sitemap.xml"], "<loc>https://example.org/sitemap-2.xml</loc>") == 1);
  CHECK(count(site["sitemap-1.xml"], "<loc>") == 50'000);
}
