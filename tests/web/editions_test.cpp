// The interface in several languages: the same keys, the right lang, the way from one to another.
#include <catch2/catch.hpp>
#include <set>

#include "archive_builder.h"
#include "html_scan.h"
#include "web/strings.h"

using namespace baoku;

namespace {

Strings strings_of(const std::string& language) {
  Strings strings;
  Diagnostics diagnostics;
  strings.load({BAOKU_SOURCE_DIR "/templates"}, language, diagnostics);
  REQUIRE(diagnostics.errors() == 0);
  return strings;
}

// {name} places of a text.
std::set<std::string> places_in(const std::string& text) {
  std::set<std::string> places;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    places.insert(text.substr(at, text.find('}', at) + 1 - at));
  }
  return places;
}

}  // namespace

TEST_CASE("every language has every string, with the same places") {
  const Strings hans = strings_of("zh-Hans");
  for (const char* language : {"zh-Hant", "en"}) {
    const Strings other = strings_of(language);
    for (const auto& [key, text] : hans.all()) {
      INFO(language << " " << key);
      const std::string* const theirs = other.find(key);
      CHECK(theirs != nullptr);
      if (theirs == nullptr || key.starts_with("date.")) continue;  // dates have their own order
      CHECK(places_in(*theirs) == places_in(text));
    }
    for (const auto& [key, text] : other.all()) {
      INFO(language << " " << key);
      CHECK((key.ends_with("_one") || hans.find(key) != nullptr));
    }
  }
}

TEST_CASE("dates are said as each language says them, with names from ICU") {
  WebConfig config = sample_config();
  MemoryOutput hans;
  write_site(sample_archive(), config, hans);
  CHECK(count(hans["articles/a0002/index.html"], "2021年1月22日 星期五") == 1);
  config.language = "en";
  MemoryOutput english;
  write_site(sample_archive(), config, english);
  CHECK(count(english["articles/a0002/index.html"], "Friday, 22 January 2021") == 1);
  CHECK(count(english["dates/2021/01/index.html"], "<h1>January 2021</h1>") == 1);
}

TEST_CASE("a page in another language marks what the papers print as Chinese") {
  WebConfig config = sample_config();
  config.language = "en";
  MemoryOutput site;
  write_site(sample_archive(), config, site);
  const std::string& article = site["articles/a0002/index.html"];
  CHECK(count(article, "<html lang=\"en\"") == 1);
  CHECK(count(article, "<h1 lang=\"zh-Hans\">粮站改成图书馆</h1>") == 1);
  CHECK(count(article, "<div class=\"text\" lang=\"zh-Hans\">") == 1);
  MemoryOutput chinese;
  write_site(sample_archive(), sample_config(), chinese);
  CHECK(count(chinese["articles/a0002/index.html"], "lang=\"zh-Hans\"") == 1);  // <html>
}

TEST_CASE("further languages have all pages below their own folder, and lead to each other") {
  WebConfig config = sample_config();
  config.more_languages = {"zh-Hant", "en"};
  config.base_url = "https://example.org/bao/";
  MemoryOutput site;
  write_site(sample_archive(), config, site);
  for (const char* path : {"index.html", "articles/a0000/index.html", "coverage/index.html"}) {
    INFO(path);
    CHECK(site.has(path));
    CHECK(site.has("en/" + std::string(path)));
    CHECK(site.has("zh-Hant/" + std::string(path)));
  }
  CHECK_FALSE(site.has("en/404.html"));
  CHECK_FALSE(site.has("en/feed.xml"));
  const std::string& page = site["en/articles/a0000/index.html"];
  CHECK(count(page, "hreflang=\"x-default\" href=\"https://example.org/bao/articles/a0000/\"") ==
        1);
  CHECK(count(page, "rel=\"canonical\" href=\"https://example.org/bao/en/articles/a0000/\"") == 1);
  CHECK(count(page, "href=\"../../../en/people/") > 0);
  CHECK(count(page, "href=\"../../../zh-Hant/articles/a0000/\"") == 1);
  CHECK(count(page, "data-files=\"../../../\"") == 1);
  CHECK(count(site["sitemap.xml"], "https://example.org/bao/en/articles/a0000/") == 1);
}

TEST_CASE("a site in one language names no other") {
  MemoryOutput site;
  write_site(sample_archive(), sample_config(), site);
  CHECK(count(site["index.html"], "hreflang") == 0);
}
