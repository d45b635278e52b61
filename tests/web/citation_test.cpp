#include "web/citation.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace baoku;

namespace {

Citation bridge() {
  Citation out;
  out.id = "a1b2";
  out.authors = {"丁一", "王二"};
  out.title = "老桥修复完工";
  out.newspaper = "清河日报";
  out.date = {2021, 1, 22, DateBasis::given, ""};
  out.sheet = "02";
  out.url = "https://example.org/articles/a1b2/";
  out.language = "zh-Hans";
  return out;
}

}  // namespace

TEST_CASE("a newspaper article is cited by GB/T 7714-2015 with day and page") {
  CHECK(gbt7714(bridge()) == "丁一, 王二. 老桥修复完工[N]. 清河日报, 2021-01-22(02).");
  const CutCitation online = gbt7714_online(bridge());
  CHECK(online.before == "丁一, 王二. 老桥修复完工[N/OL]. 清河日报, 2021-01-22(02)[");
  CHECK(online.after == "]. https://example.org/articles/a1b2/.");
}

TEST_CASE("of more than three authors GB/T 7714 names three") {
  Citation citation = bridge();
  citation.authors = {"甲", "乙", "丙", "丁"};
  CHECK(gbt7714(citation).starts_with("甲, 乙, 丙, 等. 老桥"));
}

TEST_CASE("what an article lacks is left out of its citation, never made up") {
  Citation citation;
  citation.id = "x";
  citation.title = "题";
  CHECK(gbt7714(citation) == "题[N].");
  CHECK(bibtex(citation).find("author") == std::string::npos);
  CHECK(bibtex(citation).find("year") == std::string::npos);
  CHECK(ris(citation).find("PY") == std::string::npos);
  const auto json = nlohmann::json::parse(csl_json(citation));
  CHECK_FALSE(json[0].contains("issued"));
  CHECK_FALSE(json[0].contains("author"));
  citation.date = {0, 9, 2, DateBasis::stated, ""};
  CHECK(gbt7714(citation) == "题[N].");  // a day without its year is no date of a citation
}

TEST_CASE("CSL-JSON is JSON with the parts that citation programs read") {
  Citation citation = bridge();
  citation.title = "“桥”\"\\</script>";
  const auto json = nlohmann::json::parse(csl_json(citation));
  CHECK(json[0]["type"] == "article-newspaper");
  CHECK(json[0]["title"] == citation.title);
  CHECK(json[0]["author"][1]["literal"] == "王二");
  CHECK(json[0]["issued"]["date-parts"][0] == nlohmann::json({2021, 1, 22}));
  CHECK(json[0]["page"] == "02");
}

TEST_CASE("TeX's own characters are text in BibTeX") {
  Citation citation = bridge();
  citation.title = "100% #1 {a}_b\\";
  CHECK(bibtex(citation).find("title = {{100\\% \\#1 \\{a\\}\\_b\\textbackslash{}}}") !=
        std::string::npos);
}

TEST_CASE("RIS begins with the type and ends with its end mark, a tag a line") {
  const std::string text = ris(bridge());
  CHECK(text.starts_with("TY  - NEWS\nAU  - 丁一\nAU  - 王二\n"));
  CHECK(text.find("DA  - 2021/01/22\n") != std::string::npos);
  CHECK(text.ends_with("ER  - "));
}

TEST_CASE(
    "a citation names who wrote a piece, also without an office, and not who took its pictures") {
  Entry entry;
  entry.article.byline.reporters = {"丁一"};
  entry.article.byline.others = {"作者 王二", "文 丁一", "云渡时报 李四",
                                 "摄影 赵五", "文/图",   "孙六 摄"};
  const Citation citation = citation_of(entry, Sheet(), "老桥", "", "zh-Hans");
  CHECK(citation.authors == std::vector<std::string>{"丁一", "王二", "李四"});
}
