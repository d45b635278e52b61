// Corrections beside the sheets, as a whole site sees them: addresses stay, and what is printed is
// still shown, found and told to other programs.

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "base/temporary_folder.h"
#include "commands/inspect.h"
#include "commands/watch.h"
#include "sites/site_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

const std::string kSheet =
    "石桥通车了\n\n"
    "本报讯 1月24日上午，城东的石桥修好通车，\n"
    "两岸的居民不用再绕行五里路。\n\n"
    "石匠倪广田砌了三个月，最后一块石头是他\n"
    "母亲递上来的。\n"
    "记者 戚明远\n\n"
    "春茶开秤三天\n\n"
    "本报讯 连日晴好，云台乡茶园进入采摘旺\n"
    "季，三个收购点共收鲜叶两万斤。\n\n"
    "收购点的灯亮到半夜，来卖茶的人排到了路\n"
    "口的老槐树下。\n"
    "记者 卢小满\n";

using Pages = std::map<std::string, std::string>;  // path -> HTML

struct Built {
  std::map<std::string, std::string> files;
  std::string reports;

  Pages articles() const {
    Pages pages;
    for (const auto& [path, bytes] : files) {
      if (path.starts_with("articles/") && path.ends_with("index.html")) pages[path] = bytes;
    }
    return pages;
  }
  // The page whose text holds the words, "" without one.
  std::string page_with(const std::string& words) const {
    std::string found;
    for (const auto& [path, bytes] : articles()) {
      const std::size_t text = bytes.find("<div class=\"text\">");
      if (text == std::string::npos || bytes.find(words, text) == std::string::npos) continue;
      CHECK(found.empty());
      found = path;
    }
    return found;
  }
};

class CorrectedSite {
 public:
  CorrectedSite() { root_.write("content/2021/01-25/02.txt", kSheet); }

  void correct(const std::string& toml) {
    root_.write("content/2021/01-25/02.corrections.toml", toml);
  }
  Built build() const {
    const TemporaryFolder output;
    const BuildResult result = build_fixture(root_.path(), output.path() / "out");
    CHECK(result.published);
    return {files_below(output.path() / "out"), reports(result)};
  }

 private:
  TemporaryFolder root_;
};

TEST_CASE("corrections of words, headlines, bylines and dates leave every address as it is") {
  CorrectedSite site;
  const Built before = site.build();
  site.correct(
      "[[misread]]\nprinted = \"石桥\"\nreads = \"木桥\"\n"
      "[[misread]]\nprinted = \"1月24日\"\nreads = \"1月23日\"\n"
      "[[article]]\nbegins = \"连日晴好\"\ntitle = \"春茶\"\ndate = 2021-01-26\n"
      "reporters = [\"卢小曼\"]\n"
      "[[headline]]\nlines = [\"春茶开秤\"]\nof = \"连日晴好\"\n");
  const Built after = site.build();
  CHECK(after.reports == "");
  CHECK(after.page_with("城东的") == before.page_with("城东的"));
  CHECK(after.page_with("云台乡") == before.page_with("云台乡"));
  CHECK(after.articles().size() == 2);
}

TEST_CASE("of a split article the part that keeps the beginning keeps the address") {
  CorrectedSite site;
  const Built before = site.build();
  site.correct("[[article]]\nbegins = \"石匠倪广田\"\ntitle = \"石匠和他的母亲\"\n");
  const Built after = site.build();
  CHECK(after.reports == "");
  CHECK(after.articles().size() == 3);
  CHECK(after.page_with("城东的石桥修好") == before.page_with("城东的石桥修好"));
  CHECK(before.articles().count(after.page_with("砌了三个月")) == 0);
}

TEST_CASE("articles that are joined have the address of the first") {
  CorrectedSite site;
  const Built before = site.build();
  site.correct(
      "[[line]]\nsays = \"春茶开秤三天\"\nis = \"subhead\"\n"
      "[[line]]\nsays = \"本报讯 连日晴好\"\nis = \"paragraph\"\n");
  const Built after = site.build();
  CHECK(after.reports == "");
  CHECK(after.page_with("云台乡") == before.page_with("城东的石桥"));
  // Who comes by the second one's address is led on.
  const std::string second = before.page_with("云台乡");
  REQUIRE(after.files.count(second) == 1);
  const std::string first = before.page_with("城东的石桥");
  CHECK(after.files.at(second).find(first.substr(0, first.rfind('/'))) != std::string::npos);
}

TEST_CASE("an article keeps its address when paragraphs move into or out of it") {
  CorrectedSite site;
  const Built before = site.build();
  const std::string bridge = before.page_with("城东的石桥");
  const std::string tea = before.page_with("云台乡");
  SECTION("its last paragraph becomes another one's first") {
    site.correct("[[move]]\nfrom = \"收购点的灯\"\nbefore = \"1月24日上午\"\n");
    CHECK(site.build().page_with("收购点的灯") == bridge);
  }
  SECTION("its first paragraph moves away") {
    site.correct("[[move]]\nfrom = \"1月24日上午\"\nafter = \"收购点的灯\"\n");
    CHECK(site.build().page_with("城东的石桥") == tea);
    CHECK(site.build().page_with("砌了三个月") == bridge);
  }
  SECTION("its paragraphs change places") {
    site.correct("[[move]]\nfrom = \"1月24日上午\"\nafter = \"石匠倪广田\"\n");
  }
  const Built after = site.build();
  CHECK(after.reports == "");
  CHECK(after.articles().count(bridge) == 1);
  CHECK(after.articles().count(tea) == 1);
  CHECK(after.articles().size() == 2);
}

TEST_CASE("a line in front of an article that turns out to be furniture does not move it") {
  CorrectedSite site;
  site.correct("[[line]]\nsays = \"石匠倪广田\"\nthrough = \"母亲递上来\"\nis = \"furniture\"\n");
  const std::string bridge = site.build().page_with("城东的石桥");
  site.correct(
      "[[line]]\nsays = \"本报讯 1月24日\"\nthrough = \"两岸的居民\"\nis = \"furniture\"\n");
  CHECK(site.build().page_with("砌了三个月") == bridge);
}

TEST_CASE("a corrected word is shown with what is printed, and both are told to other programs") {
  CorrectedSite site;
  site.correct(
      "[[misread]]\nprinted = \"倪广田\"\nreads = \"倪广厚\"\n"
      "[[article]]\nbegins = \"连日晴好\"\ntitle = \"<b>春茶</b>\"\nkicker = \"云台\"\n");
  const Built built = site.build();
  CHECK(built.reports == "");
  const std::string bridge = built.articles().at(built.page_with("城东的石桥"));
  CHECK(bridge.find("<span class=\"corrected\" title=\"原文作“倪广田”\">倪广厚</span>") !=
        std::string::npos);
  CHECK(bridge.find("id=\"corrections\"") != std::string::npos);
  const std::string tea = built.articles().at(built.page_with("云台乡"));
  CHECK(tea.find("标题：更正前为“<bdi>春茶开秤三天</bdi>”") != std::string::npos);
  CHECK(tea.find("引题：更正前没有") != std::string::npos);
  CHECK(tea.find("<b>春茶") == std::string::npos);
  const std::string& table = built.files.at("data/articles.jsonl");
  CHECK(table.find(
            "\"corrections\":[{\"of\":\"text\",\"printed\":\"倪广田\",\"reads\":\"倪广厚\"}]") !=
        std::string::npos);
  CHECK(table.find("\"printed\":\"春茶开秤三天\"") != std::string::npos);
}

TEST_CASE("a name that was misread is linked to the person it means") {
  CorrectedSite site;
  site.correct("[[misread]]\nprinted = \"戚明远\"\nreads = \"戚明达\"\n");
  const Built built = site.build();
  bool is_known = false;
  for (const auto& [path, bytes] : built.files) {
    CHECK(path.find("qi-ming-yuan") == std::string::npos);
    is_known = is_known || path == "people/qi-ming-da/index.html";
  }
  CHECK(is_known);
}

TEST_CASE("inspect finds the corrections beside a single sheet") {
  const TemporaryFolder folder;
  const fs::path sheet = folder.write("02.txt", kSheet);
  folder.write("02.corrections.toml", "[[article]]\nbegins = \"连日晴好\"\nsection = \"茶事\"\n");
  InspectOptions options;
  options.files = {sheet};
  const Outcome outcome = inspect_command(options);
  CHECK(outcome.status == kDone);
  CHECK(outcome.output.find("栏目  茶事") != std::string::npos);
  CHECK(outcome.output.find("更正  section “茶事”, printed nothing") != std::string::npos);
  folder.write("02.corrections.toml", "[[article]]\nbegins = \"连日晴朗\"\n");
  const Outcome stale = inspect_command(options);
  CHECK(stale.status == kContentErrors);
  REQUIRE(stale.diagnostics.size() == 1);
  CHECK(stale.diagnostics[0].position.line == 2);
}

TEST_CASE("a word is corrected in the table of a Markdown sheet, unless markup parts it") {
  const TemporaryFolder root;
  root.write("content/a.md",
             "# 春茶开秤\n\n本报讯 云台乡茶园进入采摘旺季，三个收购点共收鲜叶两万斤。\n\n"
             "| 收购点 | 斤 |\n|---|---|\n| 河<b>埠</b> | 900 |\n| 青石里 & 柳巷 | 800 |\n");
  const TemporaryFolder output;
  root.write("content/a.corrections.toml",
             "[[misread]]\nprinted = \"青石里 & 柳巷\"\nreads = \"青石里 & 柳叶弄\"\n");
  const BuildResult result = build_fixture(root.path(), output.path() / "out");
  CHECK(reports(result) == "");
  bool is_corrected = false;
  for (const auto& [path, bytes] : files_below(output.path() / "out")) {
    if (!path.starts_with("articles/") || !path.ends_with("index.html")) continue;
    is_corrected = is_corrected || bytes.find("<td>青石里 &amp; 柳叶弄</td>") != std::string::npos;
  }
  CHECK(is_corrected);
}

TEST_CASE("the watched folder looks different when a corrections file changes") {
  const TemporaryFolder root;
  root.write("content/a.txt", kSheet);
  const std::vector<fs::path> places = {root.path() / "content"};
  const std::uint64_t before = fingerprint(places);
  root.write("content/a.corrections.toml", "# nothing yet\n");
  const std::uint64_t with_file = fingerprint(places);
  CHECK(with_file != before);
  root.write("content/a.corrections.toml", "[[article]]\nbegins = \"连日晴好\"\n");
  CHECK(fingerprint(places) != with_file);
}

}  // namespace
}  // namespace baoku
