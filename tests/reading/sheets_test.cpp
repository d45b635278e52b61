// Example sheets: each file of tests/reading/sheets holds a story, a sheet, and what reading must
// make of it. BAOKU_UPDATE=1 rewrites the expectations; review the difference like code.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "outline.h"
#include "reading/articles.h"

using namespace baoku;

namespace {

const std::string kSeparator = "\n==== becomes ====\n";

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// An example begins with "# " lines that tell its story.
std::size_t story_end(const std::string& text) {
  std::size_t at = 0;
  while (text.compare(at, 2, "# ") == 0) at = text.find('\n', at) + 1;
  return at;
}

}  // namespace

TEST_CASE("each example sheet is read as its expectation says") {
  std::size_t examples = 0;
  for (const auto& file : std::filesystem::directory_iterator(EXAMPLES_DIR "/sheets")) {
    if (file.path().extension() != ".example") continue;
    ++examples;
    const std::string text = read(file.path());
    const std::size_t begin = story_end(text);
    const std::size_t separator = text.find(kSeparator);
    INFO(file.path().filename().string());
    REQUIRE(separator != std::string::npos);
    const Source source("example.txt", text.substr(begin, separator - begin));
    const std::string made = outline(read_articles(plain_lines(source), Date{}));
    if (std::getenv("BAOKU_UPDATE") != nullptr) {
      std::ofstream(file.path(), std::ios::binary) << text.substr(0, separator) + kSeparator + made;
      continue;
    }
    CHECK(made == text.substr(separator + kSeparator.size()));
  }
  REQUIRE(examples >= 10);
}

TEST_CASE("an article that may hold another is doubted for it, and not for where it begins") {
  const std::string bridge =
      "石桥大修两岸绕行半年\n"
      "本报讯 石桥大修昨日开工，两岸居民绕\n行半年，公交改走北门，学生由校车接送，\n"
      "桥头的早市也搬到了河埠街。\n";
  const std::string tea =
      "\n北坡的茶今年晚了\n"
      "清明前后连着下了半个月的雨，北坡的茶\n晚了十来天，茶农说叶子反而厚，价钱也\n没有跌。\n";
  const auto sure = read_articles(plain_lines(Source("sheet.txt", bridge)), Date{});
  REQUIRE(sure.size() == 1);
  CHECK(sure[0].boundary_confidence > 0.99);
  const auto doubtful = read_articles(plain_lines(Source("sheet.txt", bridge + tea)), Date{});
  REQUIRE(doubtful.size() == 1);
  CHECK(doubtful[0].boundary_confidence < 0.7);
  CHECK(beginning_confidence(doubtful[0]) == 1);
  REQUIRE(doubtful[0].reasons.size() == 1);
  CHECK(doubtful[0].reasons[0] == "another article may begin within it (line 7)");
}
