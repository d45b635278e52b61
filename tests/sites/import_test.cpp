// Articles imported as Markdown: the site that is built from them is the site as it was, to the
// byte.
#include "commands/import.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "content_files.h"
#include "read_archive.h"
#include "sites/sample_archive.h"
#include "sites/site_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

Files build(const fs::path& root) {
  const TemporaryFolder output;
  const BuildResult result = build_fixture(root, output.path() / "out");
  INFO(reports(result));
  CHECK(result.published);
  return files_below(output.path() / "out");
}

// The sheets below content/: no articles with front matter.
std::vector<fs::path> sheets_of(const fs::path& root) {
  std::vector<fs::path> sheets;
  Diagnostics diagnostics;
  for (const SheetEntry& entry : read_archive(root, 2, diagnostics).sheets) {
    if (!entry.sheet.is_article) sheets.push_back(root / entry.sheet.source.path());
  }
  return sheets;
}

std::string faults(const Outcome& outcome) {
  std::string out = outcome.note;
  for (const Diagnostic& each : outcome.diagnostics) out += each.text();
  return out;
}

Outcome import_all(std::vector<fs::path> sheets) {
  ImportRequest request;
  request.sheets = std::move(sheets);
  return import_command(request);
}

void check_round_trip(const fs::path& root) {
  const Files before = build(root);
  const Outcome outcome = import_all(sheets_of(root));
  CHECK(faults(outcome) == "");
  CHECK(outcome.status == kDone);
  CHECK(differing_files(before, build(root)) == "");
}

TEST_CASE("importing every sheet of the sample changes no file of its site") {
  const SampleArchive sample;
  check_round_trip(sample.root());
}

TEST_CASE("importing the shared sheets changes no file of their site") {
  const fs::path shared = fs::path(BAOKU_SOURCE_DIR) / "../shared/sheets";
  for (const char* name : {"seeds", "composed"}) {
    if (!fs::exists(shared / name)) {
      WARN("skipped: there is no " << (shared / name));
      continue;
    }
    const TemporaryFolder root;
    fs::create_directories(root.path() / "content");
    for (const fs::directory_entry& file : fs::directory_iterator(shared / name)) {
      if (!is_sheet_name(file.path().string())) continue;
      fs::copy(file.path(), root.path() / "content" / file.path().filename());
    }
    INFO(name);
    check_round_trip(root.path());
  }
}

const std::string kSheet =
    "石桥*通车*了\n\n本报讯 1月24日上午，城东的[石桥]修好通车，\n两岸的居民_不用_再绕行五里路。\n\n"
    "1. 石匠倪广田砌了三个月，最后一块石头是他\n母亲递上来的，<b>\\n & 其他。\n记者 戚明远\n\n"
    "春茶开秤三天\n\n本报讯 连日晴好，云台乡茶园进入采摘旺\n季，三个收购点共收鲜叶两万斤。\n\n"
    "# 收购点的灯亮到半夜，来卖茶的人排到了路\n口的老槐树下。\n记者 卢小满\n";

TEST_CASE("marks that Markdown would read, and corrections, survive an import") {
  const TemporaryFolder root;
  root.write("content/2021/01-25/02.txt", kSheet);
  root.write("content/2021/01-25/02.corrections.toml",
             "[[misread]]\nprinted = \"鲜叶\"\nreads = \"青叶\"\n"
             "[[article]]\nbegins = \"连日晴好\"\nkicker = \"云台\"\nreporters = [\"卢小曼\"]\n");
  const Files before = build(root.path());
  CHECK(before.at("data/articles.jsonl").find("[石桥]修好") != std::string::npos);
  check_round_trip(root.path());
}

const std::string kTwoStories =
    "石桥通车了\n\n本报讯 1月24日上午，城东的石桥修好通车，\n两岸的居民不用再绕行五里路。\n"
    "记者 戚明远\n\n春茶开秤三天\n\n本报讯 连日晴好，云台乡茶园进入采摘旺\n季，三个收购点共收鲜叶"
    "两万斤。\n记者 卢小满\n";

TEST_CASE("an imported article is what its file says from then on, and keeps its address") {
  const TemporaryFolder root;
  const fs::path sheet = root.write("content/2021/01-25/02.txt", kTwoStories);
  const Files before = build(root.path());
  CHECK(faults(import_all({sheet})) == "");
  const fs::path folder = root.path() / "content/2021/01-25/02";
  const Files imported = files_below(folder);
  REQUIRE(imported.count("01-石桥通车了.md") == 1);
  REQUIRE(imported.count("02-春茶开秤三天.md") == 1);
  // One headline is edited, the other article taken out.
  std::string text = imported.at("01-石桥通车了.md");
  const std::string word = "石桥";
  text.replace(text.find(word), word.size(), "木桥");
  root.write("content/2021/01-25/02/01-石桥通车了.md", text);
  fs::remove(folder / "02-春茶开秤三天.md");
  const Files after = build(root.path());
  std::size_t pages = 0;
  for (const auto& [path, bytes] : after) {
    if (!path.starts_with("articles/") || !path.ends_with("index.html")) continue;
    ++pages;
    CHECK(before.count(path) == 1);
    CHECK(bytes.find("木桥通车了") != std::string::npos);
  }
  CHECK(pages == 1);
  // Without any of them the sheet is read again.
  fs::remove_all(folder);
  CHECK(differing_files(before, build(root.path())) == "");
}

TEST_CASE("a copy of an imported article is reported by its own name") {
  const TemporaryFolder root;
  const fs::path sheet = root.write("content/2021/01-25/02.txt", kTwoStories);
  import_all({sheet});
  const Files imported = files_below(root.path() / "content/2021/01-25/02");
  root.write("content/2021/copy.md", imported.at("01-石桥通车了.md"));
  const TemporaryFolder output;
  const std::string said = reports(build_fixture(root.path(), output.path() / "out"));
  CHECK(said.find("content/2021/copy.md: error: slug “") == 0);
}

TEST_CASE("imported articles stay on their sheet's page when its file is gone") {
  const TemporaryFolder root;
  const fs::path sheet = root.write("content/2021/01-25/02.txt", kTwoStories);
  const Files before = build(root.path());
  import_all({sheet});
  fs::remove(sheet);
  const Files after = build(root.path());
  for (const auto& [path, bytes] : before) {
    if (!path.ends_with(".html")) continue;
    INFO(path);
    CHECK(after.count(path) == 1);
  }
  CHECK(before.at("data/people.csv") == after.at("data/people.csv"));
}

}  // namespace
}  // namespace baoku
