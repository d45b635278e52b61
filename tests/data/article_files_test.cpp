#include "data/article_files.h"

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "archive/arrange.h"
#include "reading/read_source.h"

namespace baoku {
namespace {

class Files : public Output {
 public:
  void write(std::string_view path, std::string_view bytes) override {
    all[std::string(path)] = bytes;
  }
  std::map<std::string, std::string> all;
};

Archive small_archive() {
  Sheet sheet;
  sheet.stem = "a/02";
  sheet.source = Source("content/a/02.txt", "原文\n");
  sheet.newspaper = "云渡时报";
  sheet.series = "B";
  sheet.number = 2;
  sheet.date = {2021, 1, 25, DateBasis::given, ""};
  Article article;
  article.kicker = "旧楼新用";
  article.title = "石桥“通车” \"x\"";
  article.dateline = "本报讯";
  Block first;
  first.text = "1. 昨天*上午*，[石桥]通车。";
  Block second;
  second.kind = Block::Kind::subhead;
  second.text = "小题";
  Block third;
  third.text = "何守田没有来。";
  article.blocks = {first, second, third};
  article.byline.reporters = {"戚明远"};
  article.date = sheet.date;
  article.body_lines = {3, 9};
  sheet.articles = {article};
  Diagnostics diagnostics;
  return arrange({sheet}, 1, diagnostics);
}

TEST_CASE("an article as text has its headline, place, byline, words and source") {
  const Archive archive = small_archive();
  const std::string text = article_as_text(archive, archive.entries[0], "https://example.org/");
  CHECK(
      text.starts_with("旧楼新用\n石桥“通车” \"x\"\n\n云渡时报 2021-01-25 第B02版\n"
                       "记者 戚明远\n\n本报讯 1. 昨天*上午*，[石桥]通车。\n\n小题\n\n"));
  CHECK(text.find("来源：content/a/02.txt，第3–9行\n网址：https://example.org/articles/") !=
        std::string::npos);
}

TEST_CASE("an article as Markdown is read back as the same article") {
  const Archive archive = small_archive();
  const Article& article = archive.entries[0].article;
  SourceFile file;
  file.path = "content/x.md";
  file.stem = "x";
  file.is_markdown = true;
  file.bytes = article_as_markdown(archive, archive.entries[0]);
  INFO(file.bytes);
  Diagnostics diagnostics;
  const Sheet sheet = read_source(file, {}, diagnostics);
  CHECK(diagnostics.errors() == 0);
  REQUIRE(sheet.articles.size() == 1);
  const Article& back = sheet.articles[0];
  CHECK(back.title == article.title);
  CHECK(back.kicker == article.kicker);
  CHECK(back.date.iso() == "2021-01-25");
  CHECK(sheet.newspaper == "云渡时报");
  CHECK(sheet.series == "B");
  CHECK(sheet.number == 2);
  CHECK(back.byline.reporters == article.byline.reporters);
  REQUIRE(back.blocks.size() == 3);
  CHECK(back.blocks[0].text.ends_with("1. 昨天*上午*，[石桥]通车。"));
  CHECK(back.blocks[1].kind == Block::Kind::subhead);
  CHECK(back.blocks[2].text == "何守田没有来。");
}

TEST_CASE("only the files that were asked for stand beside an article") {
  const Archive archive = small_archive();
  Files files;
  write_article_files(archive, Digests(archive, 1), {true, false, true}, "", 1, files);
  REQUIRE(files.all.size() == 2);
  const std::string stem = article_file_stem(archive.entries[0]);
  CHECK(stem == archive.entries[0].path + archive.entries[0].id + ".");
  const auto json = nlohmann::json::parse(files.all.at(stem + "json"));
  CHECK(json["id"] == archive.entries[0].id);
  CHECK(files.all.count(stem + "txt") == 1);
}

}  // namespace
}  // namespace baoku
