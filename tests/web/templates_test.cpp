#include <catch2/catch.hpp>

#include "archive_builder.h"
#include "html_scan.h"
#include "temporary_folder.h"

using namespace baoku;

namespace {

std::string messages_of(const TemporaryFolder& own) {
  WebConfig config = sample_config();
  config.template_dirs.insert(config.template_dirs.begin(), own.path());
  Diagnostics diagnostics;
  const Archive archive;
  const Site site(archive, config, diagnostics);
  std::string text;
  for (const Diagnostic& each : diagnostics.sorted()) {
    text += each.text().substr(each.path.starts_with(own.path()) ? own.path().size() + 1 : 0);
  }
  return text;
}

}  // namespace

TEST_CASE("a site replaces a page template or a part by a file of the same name") {
  const TemporaryFolder own;
  own.write("about.html", "<p>{{ARTICLES}} 篇 [[>partials/own.html]]</p>\n");
  own.write("partials/own.html", "<b>自家的 [[nav.home]]</b>");
  own.write("partials/facts.html", "<p>略</p>");
  MemoryOutput site;
  WebConfig config = sample_config();
  config.template_dirs.insert(config.template_dirs.begin(), own.path());
  write_site(sample_archive(), config, site);
  CHECK(count(site["about/index.html"], "<p>4 篇 <b>自家的 首页</b></p>") == 1);
  CHECK(count(site["people/p0/index.html"], "<p>略</p>") > 0);
  CHECK(messages_of(own) == "");
}

TEST_CASE("a template that no page uses is a warning with a suggestion") {
  const TemporaryFolder own;
  own.write("artcle.html", "x");
  CHECK(messages_of(own) ==
        "artcle.html: warning: no page uses this template; did you mean “article.html”?\n");
}

TEST_CASE("the report says which template made how many pages, from which files") {
  const TemporaryFolder own;
  own.write("about.html", "<p>{{ARTICLES}}</p>");
  own.write("artcle.html", "x");
  WebConfig config = sample_config();
  const std::string ours = config.template_dirs.back();
  config.template_dirs.insert(config.template_dirs.begin(), own.path());
  Diagnostics diagnostics;
  const Archive archive = sample_archive();
  const std::string report = Site(archive, config, diagnostics).template_report();
  CHECK(count(report, "\nabout.html  1 page, first /about/\n    " + own.path() + "/about.html\n") ==
        1);
  CHECK(count(report, "\narticle.html  4 pages, first /articles/") == 1);
  CHECK(count(report, "    " + ours + "/partials/article-list.html\n") > 1);
  CHECK(report.ends_with("Files that no page uses:\n    " + own.path() + "/artcle.html\n"));
}

TEST_CASE("a marker that is not closed is an error with its place") {
  const TemporaryFolder own;
  own.write("about.html", "<p>\n一 {{ARTICLES</p>\n");
  CHECK(messages_of(own) ==
        "about.html:2:3: error: the marker that begins here is never closed by }}\n"
        "    2 | 一 {{ARTICLES</p>\n"
        "      |    ^\n");
}

TEST_CASE("sections that cross or stay open are errors with their place") {
  const TemporaryFolder crossed;
  crossed.write("about.html", "{{#A}}{{#B}}{{/A}}{{/B}}");
  CHECK(messages_of(crossed).starts_with(
      "about.html:1:13: error: {{/A}} stands where {{/B}} is expected\n"));
  const TemporaryFolder open;
  open.write("about.html", "{{#A}}");
  CHECK(messages_of(open).starts_with("about.html:1:1: error: the section “A” is never closed\n"));
}

TEST_CASE("a string or part that does not exist is an error, reported once") {
  const TemporaryFolder own;
  own.write("partials/facts.html", "[[nav.hime]] [[>partials/none.html]]");
  const std::string messages = messages_of(own);
  CHECK(count(messages, "there is no string “nav.hime”") == 1);
  CHECK(count(messages, "there is no template “partials/none.html”") == 1);
}

TEST_CASE("a template that includes itself is an error, not an endless loop") {
  const TemporaryFolder own;
  own.write("partials/facts.html", "[[>partials/facts.html]]");
  CHECK(count(messages_of(own), "includes itself") == 1);
}

TEST_CASE("what stands between rows is a section of its own, and texts may be modified") {
  const TemporaryFolder own;
  own.write("about.html",
            "<p>{{#NAVIGATION}}{{NAME}}{{#NAVIGATION_separator}}, {{/NAVIGATION_separator}}"
            "{{/NAVIGATION}} {{ARTICLES:x-own=1}}</p>\n"
            "<a href=\"{{ROOT}}\" id={{LANGUAGE}}></a><a href=\"{{SITE_TITLE}}\"></a>"
            "<pre>{{SITE_TITLE:pre_escape}}</pre>"
            "<script>var x='{{SITE_TITLE}}'; var y=\"{{SITE_TITLE:none}}\"</script>");
  MemoryOutput site;
  WebConfig config = sample_config();
  config.template_dirs.insert(config.template_dirs.begin(), own.path());
  config.title = "javascript:\n'报'";
  write_site(sample_archive(), config, site);
  CHECK(count(site["about/index.html"], "<p>首页, 日期, 人物, 搜索 4</p>") == 1);
  CHECK(count(site["about/index.html"], "<a href=\"../\" id=zh-Hans></a><a href=\"#\"></a>") == 1);
  CHECK(count(site["about/index.html"], "<pre>javascript:\n&#39;报&#39;</pre>") == 1);
  CHECK(count(site["about/index.html"],
              "var x='javascript:\\n\\x27报\\x27'; var y=\"javascript:\n'") == 1);
}

TEST_CASE("a template whose escaping cannot be decided is an error") {
  const TemporaryFolder own;
  own.write("about.html", "<p {{ARTICLES}}=\"x\">{{SHEETS:no_such_modifier}}</p>");
  CHECK(count(messages_of(own), "about.html: error: the template does not parse") == 1);
}

TEST_CASE("brackets that are no marker are left alone") {
  const TemporaryFolder own;
  own.write("about.html", "<p>[[A b]] [[</p>");
  MemoryOutput site;
  WebConfig config = sample_config();
  config.template_dirs.insert(config.template_dirs.begin(), own.path());
  write_site(sample_archive(), config, site);
  CHECK(count(site["about/index.html"], "<p>[[A b]] [[</p>") == 1);
}

TEST_CASE("without any templates each missing one is reported") {
  WebConfig config = sample_config();
  const TemporaryFolder empty;
  config.template_dirs = {empty.path()};
  config.static_dirs = {empty.path()};
  Diagnostics diagnostics;
  const Archive archive;
  const Site site(archive, config, diagnostics);
  CHECK(diagnostics.errors() >= 19);
}

TEST_CASE("a site replaces a static file by one of the same name, and the folder's name changes") {
  const TemporaryFolder own;
  own.write("favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
  MemoryOutput before;
  write_site(sample_archive(), sample_config(), before);
  MemoryOutput after;
  WebConfig config = sample_config();
  config.static_dirs.insert(config.static_dirs.begin(), own.path());
  write_site(sample_archive(), config, after);
  std::string folder;
  for (const auto& [path, bytes] : after.files) {
    if (path.ends_with("/favicon.svg")) folder = path;
  }
  CHECK(count(after[folder], "<svg") == 1);
  CHECK_FALSE(before.has(folder));
}
