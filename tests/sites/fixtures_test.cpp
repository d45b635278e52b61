// Whole sites: tests/sites/fixtures/NAME holds the sources, and in expected.txt the files that are
// published from them.

#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "base/temporary_folder.h"
#include "sites/site_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

fs::path fixture(const std::string& name) {
  return fs::path(BAOKU_SOURCE_DIR) / "tests/sites/fixtures" / name;
}

// The published paths. Names made from the content of styles, scripts and shards change with every
// touch of them, so only their folders are listed.
std::string listing(const std::map<std::string, std::string>& files) {
  std::set<std::string> lines;
  for (const auto& [path, bytes] : files) {
    const bool is_named_by_content =
        path.starts_with("assets/") || (path.starts_with("search/") && path != "search/index.html");
    lines.insert(is_named_by_content ? path.substr(0, path.find('/')) + "/…" : path);
  }
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

TEST_CASE("a site from every kind of source publishes the expected pages") {
  const TemporaryFolder temporary;
  const BuildResult result =
      build_fixture(fixture("every-kind-of-source"), temporary.path() / "out");
  CHECK(reports(result) == "");
  REQUIRE(result.published);
  CHECK(result.stats.articles == 7);
  CHECK(result.stats.undated == 1);
  const auto files = files_below(temporary.path() / "out");
  check_expected(fixture("every-kind-of-source") / "expected.txt", listing(files));

  const auto has = [&](const std::string& path, const std::string& text) {
    CAPTURE(path, text);
    REQUIRE(files.count(path) == 1);
    CHECK(files.at(path).find(text) != std::string::npos);
  };
  has("articles/chun-cha-ji/index.html", "春茶记");
  has("articles/chun-cha-ji/index.html", "<strong>春茶</strong>");
  has("articles/chun-cha-ji/index.html", "<table>");
  has("sheets/2021-01-25/02/index.html", "石桥通车了");
  has("people/shao-wen-qing/index.html", "邵文清");
  has("people/li-kai/index.html", "李楷");  // 李凯 and 李楷 share the address
  has("data/people.csv", "李凯");
  has("data/articles.jsonl", "翻过来搁在自家院墙边");  // it was GB18030
  for (const auto& [path, bytes] : files) {
    CAPTURE(path);
    CHECK(bytes.find("不应当出现的文字") == std::string::npos);
  }
}

TEST_CASE("a script in any text field of the content never becomes a script of the site") {
  const TemporaryFolder temporary;
  const BuildResult result =
      build_fixture(fixture("script-in-every-field"), temporary.path() / "out");
  CHECK(result.diagnostics.errors() == 0);
  REQUIRE(result.published);
  int pages = 0;
  for (const auto& [path, bytes] : files_below(temporary.path() / "out")) {
    if (!path.ends_with(".html") && !path.ends_with(".xml")) continue;
    ++pages;
    CAPTURE(path);
    CHECK(bytes.find("<script>alert") == std::string::npos);
    CHECK(bytes.find("<script>") == std::string::npos);
  }
  CHECK(pages > 10);
}

}  // namespace
}  // namespace baoku
