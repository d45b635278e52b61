// The publisher's page of doubts: worst first, in the language of the interface, told to nobody.
#include <catch2/catch.hpp>
#include <set>

#include "archive_builder.h"
#include "html_scan.h"
#include "web/strings.h"

using namespace baoku;

namespace {

Doubt doubt(double confidence, DoubtWords what, std::string cure = "") {
  Doubt out;
  out.confidence = confidence;
  out.path = "content/2021/01-25/02.txt";
  out.what = std::move(what);
  out.kind = Doubt::Kind::stray;
  out.cure = std::move(cure);
  return out;
}

WebConfig config_with(std::vector<Doubt> doubts) {
  WebConfig config = sample_config();
  config.review = DoubtList();
  config.review->total = doubts.size();
  config.review->counts[static_cast<std::size_t>(Doubt::Kind::stray)] = doubts.size();
  config.review->doubts = std::move(doubts);
  return config;
}

}  // namespace

TEST_CASE("every doubt can be said in every language, and in English as on the command line") {
  for (const char* language : {"zh-Hans", "zh-Hant", "en"}) {
    Strings strings;
    Diagnostics diagnostics;
    strings.load({BAOKU_SOURCE_DIR "/templates"}, language, diagnostics);
    REQUIRE(diagnostics.errors() == 0);
    std::set<std::string> said;
    for (const DoubtSentence& sentence : doubt_sentences()) {
      const std::string key = "doubt." + std::string(sentence.id);
      INFO(language << " " << key);
      REQUIRE(strings.find(key) != nullptr);
      if (std::string(language) == "en") CHECK(*strings.find(key) == sentence.english);
      said.insert(key);
    }
    for (const auto& [key, text] : strings.all()) {
      INFO(key);
      CHECK((!key.starts_with("doubt.") || said.contains(key)));
    }
  }
}

TEST_CASE("doubts stand under how sure the program is, with lines to copy as they are") {
  WebConfig config = config_with(
      {doubt(0.31, {"stray", {{"line", "“<b>”"}}}, "# a.toml\n[[line]]\nsays = \"<b>\"\n"),
       doubt(0.62, {"boundary", {{"beginning", "“文”"}}})});
  MemoryOutput site;
  write_site(sample_archive(), config, site);
  const std::string& page = site["review/index.html"];
  CHECK(count(page, "<h2>把握不足五成</h2>") == 1);
  CHECK(count(page, "<h2>把握五成到七成</h2>") == 1);
  CHECK(page.find("把握不足五成") < page.find("把握五成到七成"));
  CHECK(count(page, "<h3>“&lt;b&gt;”是什么？</h3>") == 1);
  CHECK(count(page, "# a.toml\n[[line]]\nsays = &quot;&lt;b&gt;&quot;\n</pre>") == 1);
  CHECK(count(page, "data-copy=\"cure-1\"") == 1);
  CHECK(count(page, "data-copy=\"cure-2\"") == 0);
  CHECK(count(page, "<meta name=\"robots\" content=\"noindex, follow\">") == 1);
  CHECK(site["sitemap.xml"].find("review") == std::string::npos);
  config.language = "en";
  MemoryOutput english;
  write_site(sample_archive(), config, english);
  CHECK(count(english["review/index.html"], "<h3>what is “&lt;b&gt;”?</h3>") == 1);
}

TEST_CASE("a doubt leads to its article and to its line among the printed ones") {
  ArchiveBuilder builder;
  builder.sheet("报", 1, day(2020, 1, 1), "标题\n正文\n");
  builder.article("标题", day(2020, 1, 1), {"正文"});
  const Archive archive = builder.finish();
  Doubt of_line = doubt(0.5, {"stray", {{"line", "“正文”"}}});
  of_line.article = 0;
  of_line.line = 2;
  of_line.path = archive.sheets[0].sheet.source.path();
  MemoryOutput site;
  write_site(archive, config_with({of_line}), site);
  const std::string& page = site["review/index.html"];
  CHECK(count(page, "href=\"../" + archive.sheets[0].path + "#L2\"") == 1);
  CHECK(count(page, "href=\"../articles/a0000/\"") == 1);
}

TEST_CASE("many doubts are spread over pages, and without any the page says so") {
  std::vector<Doubt> doubts;
  for (int i = 0; i < 101; ++i) doubts.push_back(doubt(0.3, {"no_text", {{"title", "题"}}}));
  WebConfig config = config_with(std::move(doubts));
  config.review->total = 5000;
  MemoryOutput site;
  write_site(sample_archive(), config, site);
  CHECK(count(site["review/index.html"], "<h3>") == 50);
  CHECK(count(site["review/index.html"], "只列出最可疑的 101 处，共 5000 处。") == 1);
  CHECK(count(site["review/index.html"], "rel=\"next\" href=\"../review/2/\"") == 1);
  CHECK(count(site["review/3/index.html"], "<h3>") == 1);
  CHECK(count(site["review/3/index.html"], "rel=\"prev\" href=\"../../review/2/\"") == 1);
  CHECK_FALSE(site.has("review/4/index.html"));
  MemoryOutput none;
  write_site(sample_archive(), config_with({}), none);
  CHECK(count(none["review/index.html"], "没有可疑之处。") == 1);
}

TEST_CASE("there is no page of doubts unless it is asked for") {
  MemoryOutput site;
  write_site(sample_archive(), sample_config(), site);
  CHECK_FALSE(site.has("review/index.html"));
}
