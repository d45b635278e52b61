#include "commands/inspect.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/temporary_folder.h"

namespace baoku {
namespace {

const std::string kSheet =
    "石桥通车了\n\n本报讯 1月24日上午，城东的石桥修好通车，两岸的居民不用再绕行五里路。\n\n"
    "记者 戚明远 通讯员 卢小满\n";

TEST_CASE("inspect shows as JSON what was read, with the lines it comes from") {
  const TemporaryFolder folder;
  const auto file = folder.write("2021/01-25/02.txt", kSheet);
  folder.write("2021/01-25/02.toml", "newspaper = \"云渡时报\"\n");
  const Outcome outcome = inspect_command({{file}, true});
  CHECK(outcome.status == kDone);
  const nlohmann::json sheet = nlohmann::json::parse(outcome.output)["sheets"][0];
  CHECK(sheet["source"] == file.string());
  CHECK(sheet["newspaper"] == "云渡时报");
  CHECK(sheet["sheet"] == 2);
  CHECK(sheet["date"]["value"] == "2021-01-25");
  REQUIRE(sheet["articles"].size() == 1);
  const nlohmann::json& article = sheet["articles"][0];
  CHECK(article["title"] == "石桥通车了");
  CHECK(article["kicker"].is_null());
  CHECK(article["blocks"][0]["type"] == "paragraph");
  CHECK(article["byline"]["reporters"] == nlohmann::json({"戚明远"}));
  CHECK(article["byline"]["correspondents"] == nlohmann::json({"卢小满"}));
  CHECK(article["date"]["basis"].is_string());
  CHECK(article["confidence"].is_number());
  CHECK(article["reasons"].is_array());
  CHECK(article["lines"]["headline"] == nlohmann::json({1, 1}));
  CHECK(article["lines"]["body"] == nlohmann::json({3, 3}));
  CHECK(article["lines"]["byline"] == nlohmann::json({5, 5}));
}

TEST_CASE("a file that cannot be read does not hide the others") {
  const TemporaryFolder folder;
  const auto good = folder.write("a.txt", kSheet);
  const auto broken = folder.write("b.txt", "\xFF\xFF\xFE");
  const Outcome outcome = inspect_command({{broken, folder.path() / "none.txt", good}, true});
  CHECK(outcome.status == kContentErrors);
  CHECK(outcome.diagnostics.size() == 2);
  const nlohmann::json sheets = nlohmann::json::parse(outcome.output)["sheets"];
  CHECK(sheets.back()["articles"][0]["title"] == "石桥通车了");
}

TEST_CASE("the text form is an outline that a person can read") {
  const TemporaryFolder folder;
  const auto file = folder.write("2021/01-25/02.txt", kSheet);
  const std::string text = inspect_command({{file}, false}).output;
  CHECK(text.find("2021-01-25 · 第2版 · 1 article\n") != std::string::npos);
  CHECK(text.find("1  石桥通车了") != std::string::npos);
  CHECK(text.find("记者  戚明远\n") != std::string::npos);
  CHECK(text.find("通讯员  卢小满\n") != std::string::npos);
}

TEST_CASE("a page's view is found by its path, its address and the one that serve gives it") {
  const TemporaryFolder folder;
  folder.write("site.toml", "base_url = \"https://example.org/bao/\"\nlanguages = [\"en\"]\n");
  folder.write("content/2021/01-25/02.txt", kSheet);
  const auto title = [&](const std::string& url) -> std::string {
    const Outcome outcome = inspect_command({.files = {}, .view = url, .root = folder.path()});
    return nlohmann::json::parse(outcome.output)["TITLE"];
  };
  for (const char* url : {"dates/2021/01/25/", "/dates/2021/01/25/index.html",
                          "https://example.org/bao/dates/2021/01/25/?q=1#sheet-1",
                          "http://127.0.0.1:8000/dates/2021/01/25/"}) {
    INFO(url);
    CHECK(title(url) == "2021年1月25日 星期一");
  }
  CHECK(title("http://127.0.0.1:8000/en/dates/2021/01/25/") == "Monday, 25 January 2021");
  CHECK_THROWS_WITH(title("articles/none/"), Catch::Contains("no page"));
}

TEST_CASE("only sheets can be inspected") {
  CHECK_THROWS_WITH(inspect_command({{"a.doc"}, true}), Catch::Contains("is no sheet"));
}

}  // namespace
}  // namespace baoku
