#include "archive/arrange.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>

#include "archive/made_sheets.h"

namespace baoku {
namespace {

std::string titles(const Archive& archive) {
  std::string out;
  for (const Entry& entry : archive.entries) out += entry.article.title;
  return out;
}

std::string report(std::vector<Sheet> sheets) {
  Diagnostics diagnostics;
  (void)arrange(std::move(sheets), 1, diagnostics);
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) out += diagnostic.text();
  return out;
}

Archive arranged(std::vector<Sheet> sheets) {
  Diagnostics diagnostics;
  return arrange(std::move(sheets), 2, diagnostics);
}

std::vector<Sheet> some_sheets() {
  return {
      printed(made_sheet("c", {made_article("庚", "庚的正文"), made_article("辛", "辛的正文")}),
              "云渡时报", 2021, 1, 25, 2),
      printed(made_sheet("b", {made_article("己", "己的正文")}), "云渡时报", 2021, 1, 25, 1),
      printed(made_sheet("d", {made_article("戊", "戊的正文")}), "丁家报", 2021, 1, 25, 7),
      made_sheet("e",
                 {made_article("甲", "甲的正文"), dated(made_article("丙", "丙的正文"), 0, 3, 1),
                  dated(made_article("丁", "丁的正文"), 1998, 9, 1)}),
      made_sheet("f", {made_article("乙", "乙的正文")}),
  };
}

TEST_CASE("articles are ordered by date, newspaper, sheet and position, the undated first") {
  const Archive archive = arranged(some_sheets());
  CHECK(titles(archive) == "甲乙丙丁戊己庚辛");
  CHECK(archive.undated == std::vector<ArticleIndex>{0, 1, 2});
  REQUIRE(archive.days.size() == 2);
  CHECK(archive.days[0].year == 1998);
  CHECK(archive.days[1].articles == std::vector<ArticleIndex>{4, 5, 6, 7});
}

TEST_CASE("the same sheets in any order make the same archive") {
  std::vector<Sheet> sheets = some_sheets();
  const Archive first = arranged(sheets);
  std::reverse(sheets.begin(), sheets.end());
  const Archive second = arranged(sheets);
  CHECK(titles(first) == titles(second));
  for (std::size_t i = 0; i < first.entries.size(); ++i) {
    CHECK(first.entries[i].id == second.entries[i].id);
    CHECK(first.entries[i].sheet == second.entries[i].sheet);
  }
}

TEST_CASE("sheets and articles point at each other") {
  const Archive archive = arranged(some_sheets());
  for (std::size_t e = 0; e < archive.entries.size(); ++e) {
    const Entry& entry = archive.entries[e];
    CHECK(archive.sheets[entry.sheet].articles[entry.position] == e);
    CHECK(entry.path == "articles/" + entry.id + "/");
  }
}

TEST_CASE("a sheet's address says its date and number, or its file's name") {
  Sheet with_series = printed(made_sheet("20210125-B02", {}), "云渡时报", 2021, 1, 25, 2);
  with_series.series = "B";
  const Archive archive = arranged({
      printed(made_sheet("2021/01-25/02", {}), "云渡时报", 2021, 1, 25, 2),
      with_series,
      printed(made_sheet("2021/01-25/春茶专版", {}), "云渡时报", 2021, 1, 25, 0),
      made_sheet("杂/读者来信", {}),
  });
  std::vector<std::string> paths;
  for (const SheetEntry& sheet : archive.sheets) paths.push_back(sheet.path);
  CHECK(paths == std::vector<std::string>{
                     "sheets/za/du-zhe-lai-xin/",
                     "sheets/2021-01-25/chun-cha-zhuan-ban/",
                     "sheets/2021-01-25/02/",
                     "sheets/2021-01-25/b02/",
                 });
}

TEST_CASE("two files that are the same printed sheet are both shown, and that is said") {
  const std::vector<Sheet> sheets = {
      printed(made_sheet("a", {made_article("甲", "甲的正文")}), "云渡时报", 2021, 1, 25, 2),
      printed(made_sheet("b", {made_article("乙", "乙的正文")}), "云渡时报", 2021, 1, 25, 2)};
  CHECK(report(sheets) ==
        "content/b.txt: warning: this is sheet 2 of 2021-01-25, and so is content/a.txt\n");
  const Archive archive = arranged(sheets);
  CHECK(archive.sheets[0].path == "sheets/2021-01-25/02/");
  CHECK(archive.sheets[1].path.starts_with("sheets/2021-01-25/02-"));
}

TEST_CASE("a lone article has no sheet page, and a draft is not there at all") {
  Sheet lone = made_sheet("a", {made_article("甲", "甲的正文")});
  lone.is_article = true;
  Sheet draft = made_sheet("b", {});
  draft.is_article = true;
  const Archive archive = arranged({lone, draft});
  REQUIRE(archive.sheets.size() == 1);
  CHECK(archive.sheets[0].path.empty());
}

TEST_CASE("an archive of nothing is an archive") {
  const Archive archive = arranged({});
  CHECK(archive.entries.empty());
  CHECK(archive.days.empty());
}

// A hundred thousand articles on twenty thousand sheets, a dozen names in each.
TEST_CASE("arranging a large archive takes about a second", "[.speed]") {
  const std::vector<std::string> characters = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄",
                                               "周", "吴", "文", "军", "明", "华", "国", "庆",
                                               "丽", "春", "小", "建", "志", "海", "云", "山"};
  std::vector<Sheet> sheets;
  unsigned seed = 1;
  const auto text = [&](int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
      seed = seed * 1664525u + 1013904223u;
      out += characters[(seed >> 8) % characters.size()];
    }
    return out;
  };
  for (int s = 0; s < 20000; ++s) {
    std::vector<Article> articles;
    for (int a = 0; a < 5; ++a) {
      std::vector<std::string> names;
      for (int p = 0; p < 12; ++p) names.push_back(text(3));
      articles.push_back(naming(made_article(text(12), text(300)), names));
    }
    sheets.push_back(printed(made_sheet(std::to_string(s), std::move(articles)), "云渡时报",
                             1950 + s % 70, 1 + unsigned(s) % 12, 1 + unsigned(s) % 28, s % 8));
  }
  const auto start = std::chrono::steady_clock::now();
  const Archive archive = arranged(std::move(sheets));
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  WARN(archive.entries.size() << " articles, " << archive.people.size() << " people in "
                              << spent.count() << " s");
  CHECK(archive.entries.size() == 100000);
}

}  // namespace
}  // namespace baoku
