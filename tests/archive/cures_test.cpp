// Doubts about the reading, and their cures: pasted as they stand, they confirm it.
#include "archive/cures.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "archive/arrange.h"
#include "archive/doubt_list.h"
#include "reading/read_source.h"

namespace baoku {
namespace {

// Reads a sheet with its corrections; `faults` gets what was wrong with them.
Archive archive_of(const std::string& text, const std::string& corrections, std::string& faults) {
  SourceFile file;
  file.path = "content/a.txt";
  file.stem = "a";
  file.bytes = text;
  file.corrections_path = "content/a.corrections.toml";
  if (!corrections.empty()) file.corrections_bytes = corrections;
  Diagnostics diagnostics;
  std::vector<Sheet> sheets;
  sheets.push_back(read_source(file, {}, diagnostics));
  Archive archive = arrange(std::move(sheets), 1, diagnostics);
  for (const Diagnostic& each : diagnostics.sorted()) faults += each.text();
  return archive;
}

// All that is less than certain, so that plain sheets will do.
std::vector<Doubt> doubts_of(const std::string& text, const std::string& corrections = "") {
  std::string faults;
  const Archive archive = archive_of(text, corrections, faults);
  CHECK(faults == "");
  return list_doubts(archive, {0.999, 0}, 1).doubts;
}

// The first doubt of a kind, for which there must be one.
Doubt doubt_of(const std::string& text, Doubt::Kind kind) {
  const std::vector<Doubt> all = doubts_of(text);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Doubt& each) { return each.kind == kind; });
  REQUIRE(found != all.end());
  return *found;
}

std::string shown(const Archive& archive) {
  std::string out;
  for (const Entry& entry : archive.entries) {
    out += entry.id + " " + entry.article.kicker + "|" + entry.article.title + "|" +
           entry.article.subtitle + "\n";
    for (const Block& block : entry.article.blocks) out += "  " + block.text + "\n";
  }
  return out;
}

// Pastes the cure: the doubt goes, and the articles stay as they are.
void check_cured(const std::string& text, const Doubt& doubt) {
  INFO(doubt.cure);
  std::string faults;
  const std::string before = shown(archive_of(text, "", faults));
  CHECK(shown(archive_of(text, doubt.cure, faults)) == before);
  CHECK(faults == "");
  for (const Doubt& each : doubts_of(text, doubt.cure)) {
    CHECK((each.kind != doubt.kind || each.line != doubt.line));
  }
}

const std::string kStory =
    "石桥通车了\n\n本报讯 2021年1月24日上午，城东的石桥修好通车，\n两岸的居民不用再绕行五里路。\n"
    "记者 戚明远\n\n";

TEST_CASE("a story without a headline may be one that has none") {
  const std::string text =
      kStory +
      "本报讯 连日晴好，云台乡茶园进入采摘旺季，三个收\n购点共收鲜叶两万斤。\n记者 卢小满\n";
  const Doubt doubt = doubt_of(text, Doubt::Kind::headline);
  CHECK(in_english(doubt.what) == "no headline was found for “本报讯 连日晴好，云台乡茶园进入…”");
  CHECK(doubt.line == 7);
  CHECK(doubt.cure.starts_with("# content/a.corrections.toml\n[[article]]\nbegins = \"本报讯 "));
  check_cured(text, doubt);
}

TEST_CASE("a line that looks like a headline of nobody is a subhead, furniture or a headline") {
  const std::string text =
      kStory +
      "春茶开秤三天\n\n本报讯 连日晴好，云台乡茶园进入采摘旺季，三个收\n购点共收"
      "鲜叶两万斤。\n记者 卢小满\n\n龙舟下水 鼓声又起\n";
  const Doubt doubt = doubt_of(text, Doubt::Kind::stray);
  CHECK(in_english(doubt.what) == "what is “龙舟下水 鼓声又起”?");
  CHECK(doubt.cure.find("is = \"subhead\"\n") != std::string::npos);
  CHECK(doubt.cure.find("# is = \"furniture\"\n") != std::string::npos);
  CHECK(doubt.cure.find("# lines = [\"龙舟下水 鼓声又起\"]\n") != std::string::npos);
  check_cured(text, doubt);
  // The other choices do what they say.
  std::string faults;
  const Archive without =
      archive_of(text, "[[line]]\nsays = \"龙舟下水 鼓声又起\"\nis = \"furniture\"\n", faults);
  CHECK(faults == "");
  CHECK(shown(without).find("龙舟") == std::string::npos);
}

TEST_CASE("a headline at the foot is doubted where it stands, with the lines of its story") {
  const std::string text =
      "本报讯 2021年1月24日上午，城东的石桥修好通车，\n两岸的居民不用再绕行五里路。\n记者 "
      "戚明远\n\n"
      "本报讯 连日晴好，云台乡茶园进入采摘旺季，三个收\n购点共收鲜叶两万斤，价格与去年持平。\n"
      "记者 卢小满\n\n开秤三天 忙煞众人\n\n石桥修好了\n";
  for (const Doubt& doubt : doubts_of(text)) {
    if (doubt.kind == Doubt::Kind::headline) {
      CHECK(doubt.line > 7);
      CHECK(in_english(doubt.why).find("they were matched by the words they share") !=
            std::string::npos);
    }
    if (doubt.kind != Doubt::Kind::date) check_cured(text, doubt);
  }
}

TEST_CASE("an inferred year is confirmed, one that nothing tells is asked for") {
  const std::string inferred =
      "石桥通车了\n\n本报讯 1月24日上午，城东的石桥修好通车，两岸的居民\n不用再绕行五里路。"
      "2021年春节前，桥上不走货车。\n记者 戚明远\n";
  const Doubt doubt = doubt_of(inferred, Doubt::Kind::date);
  CHECK(in_english(doubt.what) == "the year of 2021-01-24 is inferred, for “石桥通车了”");
  CHECK(doubt.cure.find("date = 2021-01-24\n") != std::string::npos);
  check_cured(inferred, doubt);

  const Doubt open = doubt_of(
      "石桥通车了\n\n本报讯 1月24日上午，城东的石桥修好通车，两岸的居民\n不用再绕行五里路。\n"
      "记者 戚明远\n",
      Doubt::Kind::date);
  CHECK(open.cure.find("# date = YYYY-01-24\n") != std::string::npos);
  CHECK(open.cure.find("\n[[") == std::string::npos);
}

TEST_CASE("where paragraphs join is doubted line by line, worst first") {
  const std::string text =
      "石桥通车了\n\n本报讯 "
      "2021年1月24日上午，城东的石\n桥修好通车，两岸的居民不用再绕\n行五里路。\n"
      "桥上走人，也走车。\n\n桥下的水清了，孩子们又来摸鱼虾\n\n他们说，明年夏天还要来，后年也要\n来"
      "。\n"
      "记者 戚明远\n";
  const std::vector<Doubt> all = doubts_of(text);
  REQUIRE_FALSE(all.empty());
  CHECK(std::is_sorted(all.begin(), all.end(),
                       [](const Doubt& a, const Doubt& b) { return a.confidence < b.confidence; }));
  for (const Doubt& doubt : all) {
    if (doubt.kind == Doubt::Kind::paragraph) check_cured(text, doubt);
  }
}

TEST_CASE("counts are of all doubts, also of those that are not listed") {
  const std::string text = kStory + "龙舟下水 鼓声又起\n";
  std::string faults;
  const Archive archive = archive_of(text, "", faults);
  const DoubtList all = list_doubts(archive, {}, 1);
  const DoubtList some = list_doubts(archive, {0.9, 1}, 1);
  REQUIRE(all.total >= 1);
  CHECK(some.doubts.size() == 1);
  CHECK(some.total == all.total);
  CHECK(some.counts == all.counts);
  CHECK(list_doubts(archive, {0.0, 0}, 1).total == 0);
}

}  // namespace
}  // namespace baoku
