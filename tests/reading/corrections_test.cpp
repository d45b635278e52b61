// Corrections: each file of tests/reading/corrections holds a story, a sheet, its corrections, and
// what both become. BAOKU_UPDATE=1 rewrites the expectations; review the difference like code.
#include "reading/corrections/corrections.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/toml_text.h"
#include "outline.h"
#include "reading/articles.h"

namespace baoku {
namespace {

const std::string kCorrectedBy = "\n==== corrected by ====\n";
const std::string kBecomes = "\n==== becomes ====\n";

// Two plain stories, which the reader gets right by itself.
const std::string kSheet =
    "南岸码头拆除旧仓库\n\n"
    "本报讯 4月6日，南岸码头的旧仓库开始\n"
    "拆除。这座仓库建成四十一年，屋顶塌了\n"
    "一半，去年汛期以后没有再用过。\n\n"
    "拆下来的木梁交给镇里的木匠，做成码头\n"
    "边的长椅。旧仓库的地基留下来，铺成一\n"
    "片小广场，四周要种两排柳树。\n"
    "记者 方知微\n\n"
    "桃溪的路灯全亮了\n\n"
    "本报讯 4月7日晚，桃溪村八十盏路灯一\n"
    "齐点亮。村里的老人说，走夜路再也不用\n"
    "打手电了。\n"
    "记者 伍听雨\n";

struct Corrected {
  std::vector<Article> articles;
  std::vector<Line> furniture;
  std::string reports;
};

Corrected read_corrected(const std::string& sheet, const std::string& corrections) {
  Diagnostics diagnostics;
  const Source source("sheet.txt", sheet);
  const Corrections read =
      read_corrections(Source("sheet.corrections.toml", corrections), diagnostics);
  SheetReading reading = read_sheet_lines(plain_lines(source), Date{}, read, diagnostics);
  Corrected result{std::move(reading.articles), std::move(reading.furniture), ""};
  for (const Diagnostic& diagnostic : diagnostics.sorted()) result.reports += diagnostic.text();
  return result;
}

std::string read_file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string with_corrections(const Corrected& result) {
  std::string out = outline(result.articles);
  for (const Line& line : result.furniture) out += "aside: " + line.text + "\n";
  for (const Article& article : result.articles) {
    for (const Correction& correction : article.corrections) {
      out += std::string(name_of(correction.of)) + " “" + correction.reads + "” was “" +
             correction.printed + "”\n";
    }
    for (const std::string& reason : article.reasons) out += "doubt: " + reason + "\n";
  }
  return out + result.reports;
}

TEST_CASE("each example sheet is read as its corrections say") {
  std::size_t examples = 0;
  for (const auto& file : std::filesystem::directory_iterator(EXAMPLES_DIR "/corrections")) {
    ++examples;
    const std::string text = read_file_text(file.path());
    INFO(file.path().filename().string());
    std::size_t begin = 0;
    while (text.compare(begin, 2, "# ") == 0) begin = text.find('\n', begin) + 1;
    const std::size_t by = text.find(kCorrectedBy);
    const std::size_t becomes = text.find(kBecomes);
    REQUIRE(by != std::string::npos);
    REQUIRE(becomes != std::string::npos);
    const std::size_t corrections = by + kCorrectedBy.size();
    const std::string made = with_corrections(read_corrected(
        text.substr(begin, by + 1 - begin), text.substr(corrections, becomes + 1 - corrections)));
    if (std::getenv("BAOKU_UPDATE") != nullptr) {
      std::ofstream(file.path(), std::ios::binary) << text.substr(0, becomes) + kBecomes + made;
      continue;
    }
    CHECK(made == text.substr(becomes + kBecomes.size()));
  }
  REQUIRE(examples >= 8);
}

TEST_CASE("what is corrected is certain and gives no reason for doubt") {
  const std::string sheet =
      "本报讯 4月6日，南岸码头的旧仓库开始\n拆除。这座仓库建成四十一年。\n记者 方知微\n\n"
      "本报讯 4月7日晚，桃溪村八十盏路灯一\n齐点亮。老人说不用打手电了。\n记者 伍听雨\n";
  const Corrected before = read_corrected(sheet, "");
  REQUIRE(before.articles.size() == 2);
  CHECK(before.articles[0].confidence < 0.7);
  CHECK_FALSE(before.articles[0].reasons.empty());
  const Corrected after = read_corrected(sheet,
                                         "[[article]]\nbegins = \"4月6日\"\ntitle = \"旧仓库\"\n"
                                         "reporters = [\"方知微\"]\ndate = 2021-04-06\n");
  CHECK(after.reports == "");
  CHECK(after.articles[0].confidence == Approx(1.0));
  CHECK(after.articles[0].boundary_confidence == Approx(1.0));
  CHECK(after.articles[0].headline_confidence == 1.0);
  CHECK(after.articles[0].reasons.empty());
  CHECK(after.articles[0].date.iso() == "2021-04-06");
  CHECK(after.articles[0].date.basis == DateBasis::given);
  CHECK(after.articles[0].date.reason == "sheet.corrections.toml");
  CHECK_FALSE(after.articles[1].reasons.empty());
}

TEST_CASE(
    "a beginning may be given without its dateline, over line breaks, in any width and case") {
  for (const char* begins :
       {"本报讯 4月6日，南岸码头的旧仓库开始拆除", "4月6日,南岸码头", "本报讯4月6日", "４月６日",
        "本报讯\\n4月6日，南岸 码头的旧仓库开始\\n拆除。这座仓库"}) {
    INFO(begins);
    const Corrected result = read_corrected(
        kSheet, std::string("[[article]]\nbegins = \"") + begins + "\"\nsection = \"码头\"\n");
    CHECK(result.reports == "");
    REQUIRE(result.articles.size() == 2);
    CHECK(result.articles[0].section == "码头");
    CHECK(result.articles[1].section == "");
  }
}

TEST_CASE("the byline in brackets behind a dateline may be left out of a beginning") {
  const std::string sheet =
      "南岸码头拆除旧仓库\n\n本报讯（记者 方知微）4月6日，南岸码头的旧仓库开始拆除。\n";
  for (const char* begins : {"本报讯（记者 方知微）4月6日", "本报讯 4月6日", "4月6日，南岸"}) {
    INFO(begins);
    const Corrected result = read_corrected(
        sheet, std::string("[[article]]\nbegins = \"") + begins + "\"\nkicker = \"码头\"\n");
    CHECK(result.reports == "");
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].kicker == "码头");
  }
}

TEST_CASE("corrections find their places again when lines above them come and go") {
  const std::string corrections =
      "[[headline]]\nlines = [\"桃溪的路灯全亮了\"]\nof = \"本报讯 4月6日\"\n"
      "[[move]]\nfrom = \"拆下来的木梁\"\nbefore = \"本报讯 4月7日晚\"\n";
  const auto texts = [](const Corrected& result) {
    std::string out;
    for (const Article& article : result.articles) {
      out += article.title + "|" + article.dateline;
      for (const Block& block : article.blocks) out += "|" + block.text;
      out += "\n";
    }
    return out + result.reports;
  };
  const std::string as_it_was = texts(read_corrected(kSheet, corrections));
  CHECK(as_it_was.find("桃溪的路灯全亮了|本报讯|4月6日") != std::string::npos);
  CHECK(texts(read_corrected("\n\n第02版\n责编：李四\n\n" + kSheet, corrections)) == as_it_was);
  CHECK(texts(read_corrected("\n\n" + kSheet + "\n责编：李四\n", corrections)) == as_it_was);
}

TEST_CASE("a misread word keeps what is printed beside it, byte by byte") {
  const Corrected result =
      read_corrected(kSheet, "[[misread]]\nprinted = \"旧仓库\"\nreads = \"老库房\"\n");
  REQUIRE(result.articles.size() == 2);
  const Article& article = result.articles[0];
  CHECK(article.title == "南岸码头拆除老库房");
  REQUIRE(article.blocks.size() == 2);
  CHECK(article.blocks[0].text.starts_with("4月6日，南岸码头的老库房开始拆除。"));
  for (const Block& block : article.blocks) {
    for (const Misreading& misreading : block.misreadings) {
      CHECK(block.text.substr(misreading.begin, misreading.end - misreading.begin) == "老库房");
      CHECK(misreading.printed == "旧仓库");
    }
  }
  const Corrected plain = read_corrected(kSheet, "");
  CHECK(printed_text(article.blocks[0]) == plain.articles[0].blocks[0].text);
  CHECK(printed_text(article.blocks[1]) == plain.articles[0].blocks[1].text);
  const std::vector<std::string> replaced = replaced_texts(article);
  REQUIRE(replaced.size() == 3);
  CHECK(replaced[0] == "南岸码头拆除旧仓库");
  CHECK(replaced[1].starts_with("本报讯 4月6日，南岸码头的旧仓库"));
  CHECK(result.articles[1].corrections.empty());
}

TEST_CASE("of two misread words that overlap the longer one counts, and the printed text decides") {
  const Corrected result =
      read_corrected(kSheet,
                     "[[misread]]\nprinted = \"路灯\"\nreads = \"马灯\"\n"
                     "[[misread]]\nprinted = \"路灯一齐\"\nreads = \"路灯已\"\n"
                     "[[misread]]\nprinted = \"马灯\"\nreads = \"车灯\"\n");
  CHECK(result.articles[1].title == "桃溪的马灯全亮了");
  CHECK(result.articles[1].blocks[0].text.starts_with("4月7日晚，桃溪村八十盏路灯已点亮。"));
  CHECK(result.reports.find(":8:11: error: “马灯” stands in no article of the sheet\n") !=
        std::string::npos);
}

TEST_CASE("a date misread in the text dates the article by the right one") {
  const Corrected result =
      read_corrected(kSheet, "[[misread]]\nprinted = \"4月7日\"\nreads = \"4月9日\"\n");
  CHECK(result.articles[1].date.iso() == "--04-09");
}

TEST_CASE("a file that is no corrections file says where and why") {
  const auto reports = [](const std::string& corrections) {
    return read_corrected(kSheet, corrections).reports;
  };
  CHECK(reports("[[article]]\nbegin = \"本报讯 4月6日\"\n")
            .find("sheet.corrections.toml:2:1: error: unknown key \"begin\" in [[article]]; did "
                  "you mean "
                  "\"begins\"?") != std::string::npos);
  CHECK(reports("[[article]]\ntitle = \"甲\"\n").find("1:1: error: [[article]] needs \"begins\"") !=
        std::string::npos);
  CHECK(reports("[[line]]\nsays = \"一半\"\nis = \"caption\"\n")
            .find("3:6: error: \"is\" must be one of headline, lead, paragraph, continuation, "
                  "subhead, byline, furniture, not \"caption\"") != std::string::npos);
  CHECK(reports("[[move]]\nfrom = \"一半\"\nafter = \"甲\"\nbefore = \"乙\"\n")
            .find("either \"after\" or \"before\", not both") != std::string::npos);
  CHECK(reports("[[misread]]\nprinted = \"仓\"\nreads = \"仓\"\n")
            .find("2:11: error: \"printed\" and \"reads\" are the same") != std::string::npos);
  CHECK(
      reports("[[article]]\nbegins = \"  \"\n").find("2:10: error: \"begins\" must not be empty") !=
      std::string::npos);
  CHECK(reports("[[articles]]\nbegins = \"甲\"\n")
            .find("unknown key \"articles\" in the corrections; did you mean \"article\"?") !=
        std::string::npos);
  CHECK(reports("article = 3\n").find("must be a list of tables") != std::string::npos);
}

TEST_CASE("a snippet that quotes an article's beginning finds that article") {
  const Corrected plain = read_corrected(kSheet, "");
  for (std::size_t i = 0; i < plain.articles.size(); ++i) {
    const std::string begins = toml_quoted(beginning_of(plain.articles[i]));
    const Corrected result =
        read_corrected(kSheet, "[[article]]\nbegins = " + begins + "\nkicker = \"引题\"\n");
    CHECK(result.reports == "");
    CHECK(result.articles[i].kicker == "引题");
  }
  CHECK(toml_quoted("“引”\"号\"\\\n") == "\"“引”\\\"号\\\"\\\\\\u000A\"");
}

TEST_CASE("an empty corrections file changes nothing") {
  CHECK(with_corrections(read_corrected(kSheet, "# nothing yet\n")) ==
        with_corrections(read_corrected(kSheet, "")));
}

}  // namespace
}  // namespace baoku
