#include "commands/review.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/temporary_folder.h"

namespace baoku {
namespace {

// Two stories whose days have no year.
const std::string kSheet =
    "石桥通车了\n\n本报讯 1月24日上午，城东的石桥修好通车，\n两岸的居民不用再绕行五里路。\n"
    "记者 戚明远\n\n春茶开秤三天\n\n本报讯 4月3日，云台乡茶园进入采摘旺\n季，三个收购点共收鲜叶两万"
    "斤。\n记者 卢小满\n";

TEST_CASE("review lists the doubts of an archive with their places, reasons and cures") {
  const TemporaryFolder root;
  root.write("content/a.txt", kSheet);
  ReviewRequest request;
  request.root = root.path();
  const Outcome outcome = review_command(request);
  CHECK(outcome.status == kDone);
  CHECK(outcome.diagnostics.empty());
  CHECK(outcome.output.find(
            "content/a.txt:3  date, 40 % sure\n  “石桥通车了” and 1 more on the sheet have no full "
            "date\n  month and day stand "
            "in the text; nothing on the sheet or in its folder tells the year for certain\n\n"
            "      # content/a.corrections.toml\n      # [[article]]\n") != std::string::npos);
  CHECK(outcome.output.find("2 articles, 1 doubt:\n     1  date       of which day it is\n") !=
        std::string::npos);
}

TEST_CASE("review as JSON has the same for programs") {
  const TemporaryFolder root;
  root.write("content/a.txt", kSheet);
  ReviewRequest request;
  request.root = root.path();
  request.as_json = true;
  const nlohmann::json found = nlohmann::json::parse(review_command(request).output);
  CHECK(found["articles"] == 2);
  CHECK(found["doubts"] == 1);
  CHECK(found["kinds"]["date"] == 1);
  CHECK(found["kinds"]["headline"] == 0);
  REQUIRE(found["listed"].size() == 1);
  const nlohmann::json& doubt = found["listed"][0];
  CHECK(doubt["kind"] == "date");
  CHECK(doubt["confidence"] == 0.4);
  CHECK(doubt["path"] == "content/a.txt");
  CHECK(doubt["line"] == 3);
  CHECK(doubt["article"].get<std::string>().starts_with("articles/"));
  CHECK(doubt["what"] == "“石桥通车了” and 1 more on the sheet have no full date");
}

TEST_CASE("review lists no more than it was asked for, and says so") {
  const TemporaryFolder root;
  root.write("content/a.txt", kSheet);
  root.write("content/b.txt", kSheet + "\n");
  ReviewRequest request;
  request.root = root.path();
  request.limit = 1;
  const std::string text = review_command(request).output;
  CHECK(text.find("content/a.txt:3") != std::string::npos);
  CHECK(text.find("content/b.txt:3") == std::string::npos);
  CHECK(text.find("The worst 1 are listed; --limit 0 lists all.\n") != std::string::npos);
  request.below = 0.3;
  CHECK(review_command(request).output == "4 articles, 0 doubts\n");
}

TEST_CASE("review reports errors of the content, and reviews the rest") {
  const TemporaryFolder root;
  root.write("content/a.txt", kSheet);
  root.write("content/a.corrections.toml", "[[line]]\nsays = \"无此行\"\nis = \"lead\"\n");
  ReviewRequest request;
  request.root = root.path();
  const Outcome outcome = review_command(request);
  CHECK(outcome.status == kContentErrors);
  CHECK(outcome.diagnostics.size() == 1);
  CHECK(outcome.output.find("2 articles, 1 doubt") != std::string::npos);
}

}  // namespace
}  // namespace baoku
