// What stands round the text of an article: its original lines, citations, reports, files.
#include <catch2/catch.hpp>

#include "archive_builder.h"
#include "html_scan.h"
#include "web/report.h"

using namespace baoku;

TEST_CASE("an article shows the lines that it was made from, with their numbers") {
  ArchiveBuilder builder;
  builder.sheet("报", 1, day(2020, 1, 1), "标题\n正文<一>\n别的\n正文二\n");
  Article& article = builder.article("标题", day(2020, 1, 1), {"正文<一>", "正文二"});
  article.headline_lines = {1, 1};
  article.blocks[0].lines = {2, 2};
  article.blocks[1].lines = {4, 4};
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  const std::string& page = site["articles/a0000/index.html"];
  CHECK(count(page, "<li value=\"2\">正文&lt;一&gt;</li>") == 1);
  CHECK(count(page, "<li class=\"apart\" value=\"4\">正文二</li>") == 1);
  CHECK(count(page, ">别的</li>") == 0);
  CHECK(count(page, "id=\"version-lines\"") == 1);
}

TEST_CASE("an article of its own file stands on no printed page") {
  ArchiveBuilder builder;
  builder.sheet("报", 0, day(2020, 1, 1), "---\ntitle: 标题\n---\n正文\n").is_article = true;
  builder.article("标题", day(2020, 1, 1), {"正文"}).blocks[0].lines = {4, 4};
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  CHECK(count(site["articles/a0000/index.html"], "id=\"version-lines\"") == 0);
}

TEST_CASE("the head of an article has what citation programs look for") {
  WebConfig config = sample_config();
  config.base_url = "https://example.org/";
  MemoryOutput site;
  write_site(sample_archive(), config, site);
  const std::string& page = site["articles/a0000/index.html"];
  CHECK(count(page, "<meta name=\"citation_title\" content=\"老桥修复完工\">") == 1);
  CHECK(count(page, "<meta name=\"citation_author\" content=\"苏青\">") == 1);
  CHECK(count(page, "<meta name=\"citation_publication_date\" content=\"2020/12/31\">") == 1);
  CHECK(count(page, "[N/OL]. 清河日报, 2020-12-31(") == 1);
}

TEST_CASE("errors are reported by a mail or an issue with the correction filled in") {
  CHECK(report_url("", "a", "b").empty());
  CHECK(report_url("mailto:a@example.org", "题 目", "x=\"y\"\n") ==
        "mailto:a@example.org?subject=%E9%A2%98%20%E7%9B%AE&body=x%3D%22y%22%0A");
  CHECK(report_url("https://example.org/new?t={title}&d={body}", "a&b", "c") ==
        "https://example.org/new?t=a%26b&d=c");
  CHECK(report_url("https://example.org/new?x=1", "a", "b") ==
        "https://example.org/new?x=1&title=a&body=b");
  WebConfig config = sample_config();
  config.report = "mailto:desk@example.org";
  MemoryOutput site;
  write_site(sample_archive(), config, site);
  const std::string& page = site["articles/a0000/index.html"];
  CHECK(count(page, "href=\"mailto:desk@example.org?subject=") == 1);
  CHECK(count(page, "begins%20%3D%20") == 1);
}

TEST_CASE("citations for programs keep their lines") {
  MemoryOutput site;
  write_site(sample_archive(), sample_config(), site);
  const std::string& page = site["articles/a0000/index.html"];
  CHECK(count(page, "<pre id=\"cite-ris\">TY  - NEWS\n") == 1);
  CHECK(count(page, "<pre id=\"cite-bibtex\">@article{a0000,\n") == 1);
}

TEST_CASE("a report of an article that is a Markdown file corrects that file") {
  WebConfig config = sample_config();
  config.report = "mailto:desk@example.org";
  ArchiveBuilder builder;
  builder.sheet("报", 1, day(2020, 1, 1));
  builder.article("标题", day(2020, 1, 1), {"正文"}).file = "content/a/01.md";
  MemoryOutput site;
  write_site(builder.finish(), config, site);
  const std::string& page = site["articles/a0000/index.html"];
  CHECK(count(page, "%23%20content%2Fa%2F01.md%0Atitle%20%3D%20") == 1);
}

TEST_CASE("an article leads to its files only when they are published") {
  WebConfig config = sample_config();
  MemoryOutput without;
  write_site(sample_archive(), config, without);
  CHECK(count(without["articles/a0000/index.html"], "a0000.txt") == 0);
  config.article_files = {true, false, true};
  MemoryOutput with;
  write_site(sample_archive(), config, with);
  CHECK(count(with["articles/a0000/index.html"], "href=\"../../articles/a0000/a0000.txt\"") == 1);
  CHECK(count(with["articles/a0000/index.html"], "a0000.md") == 0);
}

TEST_CASE("an older address leads on, and is listed for hosts that redirect themselves") {
  ArchiveBuilder builder;
  builder.sheet("报", 1, day(2020, 1, 1));
  builder.article("标题", day(2020, 1, 1), {"文。"}).aliases = {"2019/old/", "old/page.html"};
  WebConfig config = sample_config();
  config.base_url = "https://example.org/bao/";
  MemoryOutput site;
  write_site(builder.finish(), config, site);
  CHECK(count(site["2019/old/index.html"], "content=\"0; url=../../articles/a0000/\"") == 1);
  CHECK(count(site["old/page.html"], "href=\"../articles/a0000/\"") == 1);
  CHECK(site["_redirects"] ==
        "/bao/2019/old/ /bao/articles/a0000/ 301\n/bao/old/page.html /bao/articles/a0000/ 301\n");
  CHECK(count(site["sitemap.xml"], "2019/old") == 0);
}

TEST_CASE("an alias that is the address of another page is an error") {
  ArchiveBuilder builder;
  builder.sheet("报", 1, day(2020, 1, 1));
  builder.article("甲", day(2020, 1, 1), {"文。"}).aliases = {"dates/2020/"};
  builder.article("乙", day(2020, 1, 1), {"文二。"}).aliases = {"articles/a0000/"};
  const Archive archive = builder.finish();
  Diagnostics diagnostics;
  const Site site(archive, sample_config(), diagnostics);
  CHECK(diagnostics.errors() == 2);
}

TEST_CASE("the view of a page is there to look at as JSON") {
  const Archive archive = sample_archive();
  Diagnostics diagnostics;
  const Site site(archive, sample_config(), diagnostics);
  const auto view = site.view_of("articles/a0002/");
  REQUIRE(view);
  CHECK(count(*view, "\"TITLE\": \"粮站改成图书馆\"") >= 1);
  CHECK(count(*view, "\"KICKER\": \"旧楼新用\"") >= 1);
  CHECK_FALSE(site.view_of("articles/none/"));
  CHECK(site.template_report().find("article.html  4 pages") != std::string::npos);
}
