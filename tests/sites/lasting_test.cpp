// URLs survive corrections: what a reader has bookmarked is still there after the publisher has put
// something right.

#include <catch2/catch.hpp>
#include <set>

#include "base/temporary_folder.h"
#include "sites/site_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

const std::string kFirst =
    "石桥通车了\n\n本报讯 1月24日上午，城东的石桥修好通车，两岸的居民不用再绕行五里路。\n\n"
    "记者 戚明远\n";
const std::string kSecond =
    "春茶开秤三天\n\n本报讯 连日晴好，云台乡茶园进入采摘旺季，三个收购点共收鲜叶两万斤。\n\n"
    "记者 卢小满\n";

// The page that holds the sentence about the bridge.
std::string page_of_bridge(const fs::path& root) {
  const TemporaryFolder output;
  const BuildResult result = build_fixture(root, output.path() / "out");
  REQUIRE(result.published);
  std::string found;
  for (const auto& [path, bytes] : files_below(output.path() / "out")) {
    if (!path.starts_with("articles/") || !path.ends_with("index.html")) continue;
    if (bytes.find("<p>两岸的居民") == std::string::npos &&
        bytes.find("城东的石桥修好通车，两岸的居民") == std::string::npos) {
      continue;
    }
    CHECK(found.empty());
    found = path;
  }
  REQUIRE_FALSE(found.empty());
  return found;
}

TEST_CASE("an article keeps its address when something else than its words is corrected") {
  const TemporaryFolder root;
  root.write("content/2021/01-25/02.txt", kFirst + "\n" + kSecond);
  const std::string page = page_of_bridge(root.path());
  SECTION("its headline") {
    root.write("content/2021/01-25/02.txt",
               "城东石桥昨天通车" + kFirst.substr(kFirst.find("\n\n")) + "\n" + kSecond);
  }
  SECTION("the date of its issue") {
    root.write("content/2021/01-25/02.toml", "date = 2021-01-26\n");
  }
  SECTION("the day in its first sentence") {
    std::string corrected = kFirst;
    corrected.replace(corrected.find("24日"), std::string("24日").size(), "23 日");
    root.write("content/2021/01-25/02.txt", corrected + "\n" + kSecond);
  }
  SECTION("its neighbour on the sheet is removed") {
    root.write("content/2021/01-25/02.txt", kFirst);
  }
  SECTION("a neighbour comes before it") {
    root.write("content/2021/01-25/02.txt", kSecond + "\n" + kFirst);
  }
  SECTION("its file gets another name") {
    fs::remove(root.path() / "content/2021/01-25/02.txt");
    root.write("content/2021-01-25-03版.txt", kFirst + "\n" + kSecond);
  }
  SECTION("its file is saved in another encoding with other line ends") {
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : kFirst + "\n" + kSecond) windows += c == '\n' ? "\r\n" : std::string(1, c);
    root.write("content/2021/01-25/02.txt", windows);
  }
  CHECK(page_of_bridge(root.path()) == page);
}

TEST_CASE("an article that begins like an older one does not take its address") {
  const TemporaryFolder root;
  root.write("content/2021/01-25/02.txt", kFirst);
  const std::string page = page_of_bridge(root.path());
  root.write("content/2022/01-25/02.txt", kFirst);
  const TemporaryFolder output;
  REQUIRE(build_fixture(root.path(), output.path() / "out").published);
  const auto files = files_below(output.path() / "out");
  REQUIRE(files.count(page) == 1);
  CHECK(files.at(page).find("2021") != std::string::npos);
}

}  // namespace
}  // namespace baoku
