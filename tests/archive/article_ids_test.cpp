#include "archive/article_ids.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "archive/made_sheets.h"

namespace baoku {
namespace {

struct Given {
  std::vector<std::string> ids;
  std::map<std::string, std::vector<std::size_t>> alike;
  std::string reports;
};

Given ids_of(const std::vector<Sheet>& sheets, unsigned jobs = 1) {
  std::vector<NamedArticle> articles;
  for (const Sheet& sheet : sheets) {
    std::uint32_t position = 0;
    for (const Article& article : sheet.articles) {
      articles.push_back({&article, &sheet.source, position++});
    }
  }
  Given out;
  Diagnostics diagnostics;
  ArticleIds given = article_ids(articles, jobs, diagnostics);
  out.ids = std::move(given.ids);
  out.alike = std::move(given.alike);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) out.reports += diagnostic.text();
  return out;
}

std::string id_of(const Article& article) { return ids_of({made_sheet("a", {article})}).ids.at(0); }

const std::string kBody =
    "1月22日上午，城东的石桥修好通车，两岸的居民不用再绕行五里路，孩子上学也不用早起了。";

TEST_CASE("an id is twelve characters that can stand in every address") {
  const std::string id = id_of(made_article("石桥通车", kBody));
  CHECK(id.size() == 12);
  CHECK(id.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz") == std::string::npos);
}

TEST_CASE("an article keeps its id when anything but its opening words is corrected") {
  const Article article = made_article("石桥通车", kBody);
  const std::string id = id_of(article);
  SECTION("its headline and date") {
    Article corrected = dated(made_article("城东石桥通车了", kBody), 2021, 1, 22);
    corrected.kicker = "民生";
    CHECK(id_of(corrected) == id);
  }
  SECTION("a day in its text, its spaces and its punctuation") {
    CHECK(id_of(made_article("",
                             "１月 23 日上午,城东的石桥修好通车,两岸的居民不用再绕行五里路,"
                             "孩子上学也不用早起了")) == id);
  }
  SECTION("its dateline, in the paragraph or apart from it") {
    Article inside = made_article("", "本报讯" + kBody);
    inside.dateline = "本报讯";
    Article apart = article;
    apart.dateline = "本报讯";
    CHECK(id_of(inside) == id);
    CHECK(id_of(apart) == id);
  }
  SECTION("its file and its neighbours") {
    const Given given = ids_of({made_sheet("b/c", {made_article("前", "另一篇文章的正文"), article,
                                                   made_article("后", "又一篇文章的正文")})});
    CHECK(given.ids[1] == id);
  }
}

TEST_CASE("articles that begin alike have ids that none of them can take from another") {
  const std::string notice = "福利彩票开奖公告，本期开奖号码见下，中奖者请在六十天内兑奖。";
  const Sheet june = made_sheet("2023/06-02", {made_article("公告", "第2023063期" + notice)});
  const Sheet may = made_sheet("2023/05-30", {made_article("公告", "第2023062期" + notice)});
  const Sheet older = made_sheet("2022/05-30", {made_article("公告", "第2022062期" + notice)});
  const std::string alone = ids_of({june}).ids[0];
  CHECK(ids_of({may}).ids[0] == alone);
  const Given two = ids_of({may, june});
  CHECK(two.ids[0] != two.ids[1]);
  CHECK(two.ids[0] != alone);
  CHECK(two.ids[1] != alone);
  CHECK(two.alike.at(alone) == std::vector<std::size_t>{0, 1});
  // An older one that is put in later changes nothing for the others.
  const Given three = ids_of({older, may, june});
  CHECK(three.ids[1] == two.ids[0]);
  CHECK(three.ids[2] == two.ids[1]);
  CHECK(three.alike.at(alone).size() == 3);
  CHECK(ids_of({june}).alike.empty());
}

TEST_CASE("even the same text a hundred times gives a hundred ids") {
  std::vector<Article> articles(100, made_article("停水通知", "明天停水。"));
  const Given given = ids_of({made_sheet("a", articles), made_sheet("b", articles)});
  CHECK(std::set<std::string>(given.ids.begin(), given.ids.end()).size() == 200);
}

TEST_CASE("an article without a letter in its body has an id all the same") {
  const Given given =
      ids_of({made_sheet("a", {Article(), made_article("题", ""), made_article("题", "123 ……")})});
  CHECK(std::set<std::string>(given.ids.begin(), given.ids.end()).size() == 3);
}

TEST_CASE("a slug of the front matter is the id, and no other article may have it") {
  Article wanted = made_article("石桥通车", kBody);
  wanted.slug = "shi-qiao";
  CHECK(ids_of({made_sheet("a", {wanted})}).ids[0] == "shi-qiao");

  Article thief = made_article("别的", "另一篇文章的正文");
  thief.slug = id_of(made_article("", kBody));
  const Given given =
      ids_of({made_sheet("a", {made_article("", kBody)}), made_sheet("b", {thief})});
  CHECK(given.ids[1] == thief.slug);
  CHECK(given.ids[0] != thief.slug);
}

TEST_CASE("a slug that two articles want is an error that names both") {
  Article one = made_article("甲", kBody);
  one.slug = "qiao";
  Article two = made_article("乙", "另一篇文章的正文");
  two.slug = "qiao";
  CHECK(ids_of({made_sheet("a", {one}), made_sheet("b", {two})}).reports ==
        "content/b.txt: error: slug “qiao” is already that of content/a.txt\n");
}

TEST_CASE("ids do not depend on the number of threads") {
  std::vector<Sheet> sheets;
  for (int i = 0; i < 200; ++i) {
    sheets.push_back(
        made_sheet(std::to_string(i), {made_article("题", std::string(std::size_t(i % 50), 'x'))}));
  }
  CHECK(ids_of(sheets, 1).ids == ids_of(sheets, 4).ids);
}

}  // namespace
}  // namespace baoku
