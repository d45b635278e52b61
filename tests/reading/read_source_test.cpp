#include "reading/read_source.h"

#include <catch2/catch.hpp>
#include <string>

namespace baoku {
namespace {

struct Read {
  Sheet sheet;
  std::string reports;
};

SourceFile file(const std::string& stem, const std::string& extension, std::string bytes) {
  SourceFile out;
  out.path = "content/" + stem + extension;
  out.stem = stem;
  out.is_markdown = extension == ".md";
  out.bytes = std::move(bytes);
  return out;
}

SourceFile with_sidecar(SourceFile out, std::string bytes) {
  out.sidecar_path = "content/" + out.stem + ".toml";
  out.sidecar_bytes = std::move(bytes);
  return out;
}

Read read(const SourceFile& source, const ReadingConfig& config = {}) {
  Read out;
  Diagnostics diagnostics;
  out.sheet = read_source(source, config, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) out.reports += diagnostic.text();
  return out;
}

const std::string kSheet =
    "石桥通车了\n\n本报讯 昨天上午，城东的石桥修好通车，两岸的居民不用再绕行五里路。\n\n"
    "记者 戚明远\n";

TEST_CASE("the facts of a sheet come from sidecar, settings, path and site, in this order") {
  const std::string settings = "+++\ndate = 2021-01-26\nsheet = 3\n+++\n";
  const SourceFile source =
      with_sidecar(file("2021/01-25/02", ".txt", settings + kSheet), "date = 2021-01-27\n");
  const Read out = read(source, {"云渡时报", {}});
  CHECK(out.sheet.date.iso() == "2021-01-27");
  CHECK(out.sheet.date.reason == "content/2021/01-25/02.toml");
  CHECK(out.sheet.number == 3);
  CHECK(out.sheet.newspaper == "云渡时报");
  CHECK(out.sheet.articles.size() == 1);
  CHECK(out.reports ==
        "content/2021/01-25/02.toml:1:8: warning: date 2021-01-27 is taken, though the settings on "
        "top of the sheet says 2021-01-26\n"
        "    1 | date = 2021-01-27\n"
        "      |        ^\n"
        "content/2021/01-25/02.toml:1:8: warning: date 2021-01-27 is taken, though the path says "
        "2021-01-25\n"
        "    1 | date = 2021-01-27\n"
        "      |        ^\n"
        "content/2021/01-25/02.txt:3:9: warning: sheet 3 is taken, though the path says 2\n"
        "    3 | sheet = 3\n"
        "      |         ^\n");
}

TEST_CASE("a sheet needs no facts at all") {
  const Read out = read(file("seeds/000", ".txt", kSheet));
  CHECK(out.reports.empty());
  CHECK(out.sheet.date.iso().empty());
  CHECK(out.sheet.number == 0);
  CHECK(out.sheet.articles.size() == 1);
}

TEST_CASE("a day that is not in the calendar is a warning and no date") {
  const Read out = read(file("2021/02-30/01", ".txt", kSheet));
  CHECK(out.reports ==
        "content/2021/02-30/01.txt: warning: “2021/02-30” in the path looks like a date, but there "
        "is no such day\n");
  CHECK(out.sheet.date.iso().empty());
}

TEST_CASE("hostile facts are refused where they stand") {
  const Read number = read(with_sidecar(file("a", ".txt", kSheet), "sheet = \"../../etc\"\n"));
  CHECK(number.reports ==
        "content/a.toml:1:9: error: sheet is no number of a sheet: write 2, “A02” or “第02版”\n"
        "    1 | sheet = \"../../etc\"\n"
        "      |         ^\n");
  const Read paper =
      read(with_sidecar(file("a", ".txt", kSheet), "newspaper = \"..\\\\..\\\\x\"\n"));
  CHECK(paper.reports.find("content/a.toml:1:13: error: newspaper is no name") == 0);
  CHECK(paper.sheet.newspaper.empty());
}

TEST_CASE("bytes that are no text are one error, and the sheet has no articles") {
  const Read out = read(file("a", ".txt", "本报讯 \xFF\xFE\x80\x81 \x01 text"));
  CHECK(out.reports.find("content/a.txt:1:5: error: byte 0xFF at offset 10") == 0);
  CHECK(out.sheet.articles.empty());
}

TEST_CASE("settings that are never closed are an error") {
  const Read out = read(file("a", ".txt", "+++\ndate = 2021-01-25\n" + kSheet));
  CHECK(out.reports.find("content/a.txt:1:1: error: the settings that begin here are never closed "
                         "with “+++”\n") == 0);
}

TEST_CASE("a sheet that ends with its settings has no articles") {
  const Read out = read(file("a", ".txt", "+++\nsheet = 2\n+++"));
  CHECK(out.sheet.articles.empty());
  CHECK(out.reports == "content/a.txt: warning: there is no article in this file\n");
}

TEST_CASE("Markdown with front matter is one article") {
  const Read out = read(file("春茶", ".md",
                             "---\n"
                             "title: 春茶上市\n"
                             "kicker: 云台乡\n"
                             "subtitle: 一级鲜叶每斤贵四元\n"
                             "date: 2021-03-18\n"
                             "newspaper: 云渡时报\n"
                             "sheet: B02\n"
                             "section: 乡镇\n"
                             "authors: [戚明远, 卢小满]\n"
                             "people: 邵文清\n"
                             "tags: [茶]\n"
                             "slug: chun-cha\n"
                             "---\n"
                             "\n"
                             "连日晴好，邵文清说，茶园进入采摘旺季。\n"));
  CHECK(out.reports.empty());
  CHECK(out.sheet.is_article);
  CHECK(out.sheet.series == "B");
  CHECK(out.sheet.number == 2);
  REQUIRE(out.sheet.articles.size() == 1);
  const Article& article = out.sheet.articles[0];
  CHECK(article.title == "春茶上市");
  CHECK(article.kicker == "云台乡");
  CHECK(article.subtitle == "一级鲜叶每斤贵四元");
  CHECK(article.section == "乡镇");
  CHECK(article.slug == "chun-cha");
  CHECK(article.tags == std::vector<std::string>{"茶"});
  CHECK(article.date.iso() == "2021-03-18");
  CHECK(article.date.basis == DateBasis::given);
  CHECK(article.byline.reporters == std::vector<std::string>{"戚明远", "卢小满"});
  CHECK(article.headline_lines.first == 2);
  CHECK(article.body_lines.first == 15);
  bool has_person = false;
  for (const NamedPerson& person : article.people) {
    has_person |= person.name == "邵文清" && person.as == NamedPerson::As::subject;
  }
  CHECK(has_person);
}

TEST_CASE("one author may be called so") {
  const Read out =
      read(file("散文/梨花", ".md", "---\ntitle: 梨花\nauthor: 戚明远\n---\n\n梨花开了。\n"));
  CHECK(out.reports.empty());
  REQUIRE(out.sheet.articles.size() == 1);
  CHECK(out.sheet.articles[0].byline.reporters == std::vector<std::string>{"戚明远"});
}

TEST_CASE("people of the front matter are named even when the text does not name them") {
  const Read out =
      read(file("a", ".md", "+++\ntitle = \"旧事\"\npeople = [\"贺长庚\"]\n+++\n渡口停航。\n"));
  REQUIRE(out.sheet.articles.size() == 1);
  REQUIRE(out.sheet.articles[0].people.size() == 1);
  CHECK(out.sheet.articles[0].people[0].name == "贺长庚");
  CHECK(out.sheet.articles[0].people[0].spans.empty());
}

TEST_CASE("an article without a given date has the one that its text states") {
  const Read out =
      read(file("a", ".md", "+++\ntitle = \"石桥\"\n+++\n2021年1月24日上午，石桥通车。\n"));
  REQUIRE(out.sheet.articles.size() == 1);
  CHECK(out.sheet.articles[0].date.iso() == "2021-01-24");
  CHECK(out.sheet.articles[0].date.basis == DateBasis::stated);
}

TEST_CASE("a draft is checked and left out") {
  const Read out =
      read(file("a", ".md", "+++\ntitle = \"旧事\"\ndraft = true\ntitel = 1\n+++\n渡口停航。\n"));
  CHECK(out.sheet.articles.empty());
  CHECK(out.reports.find("unknown key \"titel\" in the front matter; did you mean \"title\"?") !=
        std::string::npos);
}

TEST_CASE("a slug that cannot stand in an address is an error that names it") {
  const Read out =
      read(file("a", ".md", "+++\ntitle = \"旧事\"\nslug = \"../../x\"\n+++\n渡口停航。\n"));
  CHECK(out.reports ==
        "content/a.md:3:8: error: slug “../../x” cannot stand in an address: write 1 to 80 of a-z, "
        "0-9 and -\n"
        "    3 | slug = \"../../x\"\n"
        "      |        ^\n");
}

TEST_CASE("Markdown without front matter is a sheet of articles") {
  const Read out = read(file("2021/03-18/01", ".md",
                             "# 石桥通车了\n\n本报讯 昨天上午，城东的石桥修好通车，两岸的居民不用再"
                             "绕行五里路。\n\n记者 戚明远\n\n"
                             "# 春茶开秤三天\n\n本报讯 连日晴好，云台乡茶园进入采摘旺季，三个收购点"
                             "共收鲜叶两万斤。\n\n记者 卢小满\n"));
  CHECK(out.reports.empty());
  CHECK_FALSE(out.sheet.is_article);
  REQUIRE(out.sheet.articles.size() == 2);
  CHECK(out.sheet.articles[0].title == "石桥通车了");
  CHECK(out.sheet.articles[1].title == "春茶开秤三天");
  CHECK(out.sheet.articles[1].date.iso() == "2021-03-18");
}

TEST_CASE("a sheet that prints another day than its path says is reported") {
  const std::string head = "云渡时报 2021年1月25日 星期一 第02版\n\n";
  CHECK(read(file("2021/01-25/02", ".txt", head + kSheet)).reports.empty());
  const Read out = read(file("2021/01-26/02", ".txt", head + kSheet));
  CHECK(out.reports ==
        "content/2021/01-26/02.txt:1:1: warning: the sheet prints 2021-01-25, but 2021/01-26 gives "
        "2021-01-26, which is taken\n"
        "    1 | 云渡时报 2021年1月25日 星期一 第02版\n"
        "      | ^\n");
  CHECK(out.sheet.articles.at(0).date.iso() == "2021-01-26");
}

TEST_CASE("a GB18030 file reads as the same sheet as its UTF-8 twin") {
  // "石桥通车了" twice and a sentence, in GB18030
  const std::string gb =
      "\xCA\xAF\xC7\xC5\xCD\xA8\xB3\xB5\xC1\xCB\n\n"
      "\xB1\xBE\xB1\xA8\xD1\xB6 \xD7\xF2\xCC\xEC\xC9\xCF\xCE\xE7\xA3\xAC\xB3\xC7\xB6\xAB\xB5\xC4"
      "\xCA\xAF\xC7\xC5\xD0\xDE\xBA\xC3\xCD\xA8\xB3\xB5\xA1\xA3\n";
  const Read out = read(file("a", ".txt", gb));
  CHECK(out.reports.empty());
  REQUIRE(out.sheet.articles.size() == 1);
  CHECK(out.sheet.articles[0].title == "石桥通车了");
}

}  // namespace
}  // namespace baoku
