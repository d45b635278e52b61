#include "commands/import.h"

#include <catch2/catch.hpp>
#include <iterator>
#include <set>

#include "base/temporary_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

const std::string kSheet =
    "石桥通车了 两岸不用绕行\n\n本报讯 1月24日上午，城东的石桥修好通车，\n两岸的居民不用再绕行五里"
    "路。\n记者 戚明远\n\n春茶开秤三天\n\n本报讯 连日晴好，云台乡茶园进入采摘旺\n季，三个收购点共"
    "收鲜叶两万斤。\n记者 卢小满\n";

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  if (!fs::exists(folder)) return names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.insert(entry.path().filename().string());
  }
  return names;
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

ImportRequest request_for(std::vector<fs::path> sheets) {
  ImportRequest request;
  request.sheets = std::move(sheets);
  return request;
}

TEST_CASE("import writes an article a file, named by order and headline, beside the sheet") {
  const TemporaryFolder root;
  const fs::path sheet = root.write("content/2021/01-25/02.txt", kSheet);
  const Outcome outcome = import_command(request_for({sheet}));
  CHECK(outcome.status == kDone);
  CHECK(outcome.diagnostics.empty());
  CHECK(outcome.output.find("Wrote 2 articles of ") == 0);
  const fs::path folder = root.path() / "content/2021/01-25/02";
  CHECK(names_in(folder) ==
        std::set<std::string>{"01-石桥通车了-两岸不用绕行.md", "02-春茶开秤三天.md"});
  const std::string text = text_of(folder / "02-春茶开秤三天.md");
  CHECK(text.find(
            "+++\ntitle = \"春茶开秤三天\"\ndateline = \"本报讯\"\nauthors = [\"卢小满\"]\n") == 0);
  CHECK(text.find("\n[printed]\nof = \"2021/01-25/02\"\norder = 2\nissue = 2021-01-25\n"
                  "headline_lines = \"7\"\nbyline_lines = \"11\"\nbody_lines = \"9-10\"\n") !=
        std::string::npos);
  CHECK(text.ends_with("+++\n\n连日晴好，云台乡茶园进入采摘旺季，三个收购点共收鲜叶两万斤。\n"));
}

TEST_CASE("what was edited is not overwritten unless import is told to") {
  const TemporaryFolder root;
  const fs::path sheet = root.write("content/2021/01-25/02.txt", kSheet);
  import_command(request_for({sheet}));
  const fs::path folder = root.path() / "content/2021/01-25/02";
  const std::string written = text_of(folder / "02-春茶开秤三天.md");
  const fs::path renamed = root.write("content/2021/01-25/02/zz.md",
                                      text_of(folder / "02-春茶开秤三天.md") + "\n补一段。\n");
  fs::remove(folder / "02-春茶开秤三天.md");
  CHECK_THROWS_WITH(import_command(request_for({sheet})),
                    Catch::Contains("was imported from this sheet already; --force"));
  CHECK(fs::exists(renamed));
  ImportRequest again = request_for({sheet});
  again.force = true;
  CHECK(import_command(again).status == kDone);
  CHECK_FALSE(fs::exists(renamed));
  CHECK(text_of(folder / "02-春茶开秤三天.md") == written);
}

TEST_CASE("a file that is there already stops the import before anything is written") {
  const TemporaryFolder root;
  const fs::path sheet = root.write("a/02.txt", kSheet);
  root.write("a/02/02-春茶开秤三天.md", "别的\n");
  CHECK_THROWS_WITH(import_command(request_for({sheet})), Catch::Contains("is there already"));
  CHECK(names_in(root.path() / "a/02") == std::set<std::string>{"02-春茶开秤三天.md"});
}

TEST_CASE("articles can be imported elsewhere, a folder for each of several sheets") {
  const TemporaryFolder root;
  ImportRequest request =
      request_for({root.write("a/01.txt", kSheet), root.write("a/02.txt", kSheet)});
  request.to = root.path() / "drafts";
  const Outcome outcome = import_command(request);
  CHECK(outcome.status == kDone);
  CHECK(outcome.output.find("They count once that folder lies below") != std::string::npos);
  CHECK(names_in(root.path() / "drafts") == std::set<std::string>{"01", "02"});
  CHECK(names_in(root.path() / "drafts/02").size() == 2);
}

TEST_CASE("only sheets can be imported, and only when their content is right") {
  const TemporaryFolder root;
  CHECK_THROWS_WITH(import_command(request_for({root.write("a.doc", "x")})),
                    Catch::Contains("is no sheet"));
  CHECK_THROWS_WITH(import_command(request_for({root.path() / "none.txt"})),
                    Catch::Contains("is no sheet"));
  const fs::path article = root.write("content/a.md", "+++\ntitle = \"题\"\n+++\n\n文。\n");
  CHECK_THROWS_WITH(import_command(request_for({article})),
                    Catch::Contains("is an article already"));
  const fs::path sheet = root.write("content/b.txt", kSheet);
  root.write("content/b.corrections.toml", "[[line]]\nsays = \"无此行\"\nis = \"lead\"\n");
  const Outcome outcome = import_command(request_for({sheet}));
  CHECK(outcome.status == kContentErrors);
  CHECK(outcome.note == "Nothing was imported: put the errors right first\n");
  CHECK_FALSE(fs::exists(root.path() / "content/b"));
}

}  // namespace
}  // namespace baoku
