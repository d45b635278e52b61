// clang-format off
#include <cstring>  // before ctemplate, which uses strlen without including it
#include <ctemplate/template_modifiers.h>
// clang-format on

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "archive_builder.h"
#include "html_scan.h"
#include "web/escape.h"

using namespace baoku;

namespace {

constexpr const char* kHostile = "\"'><script>alert(1)</script>{{TITLE}}</title><!--&amp;\\u2028";

Archive hostile_archive() {
  ArchiveBuilder builder;
  builder.sheet(kHostile, 1, day(2021, 1, 22), std::string(kHostile) + "\n");
  Article& article =
      builder.article(kHostile, day(2021, 1, 22), {std::string("说") + kHostile + "完。"});
  article.kicker = article.subtitle = article.section = article.dateline = kHostile;
  article.blocks.push_back({Block::Kind::subhead, kHostile, "", {1, 1}});
  article.blocks.push_back({Block::Kind::other, kHostile, "", {1, 1}});
  article.byline.others.push_back(kHostile);
  builder.names(kHostile, {kHostile});
  builder.written_by(std::string(kHostile) + "2");
  builder.article("x", Date{2021, 1, 22, DateBasis::inferred, kHostile}, {"文。"});
  return builder.finish();
}

WebConfig hostile_config() {
  WebConfig config = sample_config();
  config.title = config.description = kHostile;
  config.base_url = "https://example.org/\"><script>/";
  return config;
}

// The data blocks of a page, which hold JSON.
std::vector<std::string> json_blocks(const std::string& html) {
  std::vector<std::string> blocks;
  const std::string open = "<script type=\"application/ld+json\">";
  for (std::size_t at = html.find(open); at != std::string::npos; at = html.find(open, at)) {
    at += open.size();
    blocks.push_back(html.substr(at, html.find("</script>", at) - at));
  }
  return blocks;
}

}  // namespace

TEST_CASE("texts are escaped as ctemplate does it, wherever a character stands") {
  for (int c = 1; c < 128; ++c) {
    for (std::size_t before = 0; before < 20; ++before) {
      const std::string text =
          std::string(before, 'A') + "汉字汉" + static_cast<char>(c) + "字，汉字 ABCDEFGHIJ汉字";
      std::string line, lines;
      append_escaped_line(line, text);
      append_escaped_lines(lines, text);
      INFO(c << " at " << before);
      REQUIRE(line == ctemplate::html_escape(text.data(), text.size()));
      REQUIRE(lines == ctemplate::pre_escape(text.data(), text.size()));
      const bool is_control = c < 0x20 || c == 0x7F;
      std::string spaced = text;
      if (is_control) std::replace(spaced.begin(), spaced.end(), static_cast<char>(c), ' ');
      REQUIRE(escaped(text) == ctemplate::html_escape(spaced.data(), spaced.size()));
    }
  }
}

TEST_CASE("markup in any text field comes out as text") {
  MemoryOutput site;
  write_site(hostile_archive(), hostile_config(), site);
  for (const auto& [path, bytes] : site.files) {
    if (!path.ends_with(".html") && !path.ends_with(".xml")) continue;
    INFO(path);
    CHECK(count(bytes, "<script>") == 0);
    CHECK(count(bytes, "alert(1)</script>") == 0);
    CHECK(count(bytes, "<!--") == 0);
    if (path.ends_with(".html")) CHECK(count(bytes, "</title>") == 1);
  }
  CHECK(count(site["articles/a0000/index.html"], "<h1>&quot;&#39;&gt;&lt;script&gt;alert(1)") == 1);
}

TEST_CASE("structured data stays JSON whatever the texts hold") {
  MemoryOutput site;
  write_site(hostile_archive(), hostile_config(), site);
  const std::vector<std::string> blocks = json_blocks(site["articles/a0000/index.html"]);
  REQUIRE(blocks.size() == 2);
  const auto path = nlohmann::json::parse(blocks[0]);
  CHECK(path["@type"] == "BreadcrumbList");
  CHECK(path["itemListElement"][0]["name"] == "日期");
  const auto json = nlohmann::json::parse(blocks[1]);
  CHECK(json["@type"] == "NewsArticle");
  CHECK(json["headline"] == kHostile);
  CHECK(json["datePublished"] == "2021-01-22");
  CHECK(json["author"][0]["name"] == std::string(kHostile) + "2");
  CHECK(json["mentions"][0]["name"] == kHostile);
}

TEST_CASE("feed and sitemap stay well-formed whatever the texts hold") {
  MemoryOutput site;
  write_site(hostile_archive(), hostile_config(), site);
  CHECK(xml_fault(site["feed.xml"]) == "");
  CHECK(xml_fault(site["sitemap.xml"]) == "");
}

TEST_CASE("a headline of 100 KB stands whole on its own page and short everywhere else") {
  ArchiveBuilder builder;
  builder.sheet("报", 1, day(2021, 1, 22));
  std::string title;
  while (title.size() < 100'000) title += "长";
  builder.article(title, day(2021, 1, 22), {"文。"});
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  CHECK(count(site["articles/a0000/index.html"], title) == 1);
  CHECK(site["articles/a0000/index.html"].size() < 115'000);
  CHECK(site["index.html"].size() < 20'000);
}

TEST_CASE("controls that turn the direction of writing do not reach titles and lists") {
  ArchiveBuilder builder;
  builder.sheet("报", 1, day(2021, 1, 22));
  builder.article("前\u202E后", day(2021, 1, 22), {"文。"});
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  CHECK(count(site["articles/a0000/index.html"], "<title>前后 - 清河报库</title>") == 1);
  CHECK(count(site["index.html"], "\u202E") == 0);
}

TEST_CASE("JSON strings are safe inside a script element") {
  std::string out;
  append_json_string(out, "a\"b\\c</script>\n&");
  CHECK(out == R"("a\"b\\c\u003c/script\u003e\u000a\u0026")");
}
