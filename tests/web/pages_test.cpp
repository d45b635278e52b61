#include <catch2/catch.hpp>

#include "archive_builder.h"
#include "html_scan.h"

using namespace baoku;

namespace {

const MemoryOutput& sample_site() {
  static MemoryOutput site;
  if (site.files.empty()) write_site(sample_archive(), sample_config(), site);
  return site;
}

bool shows(const std::string& path, const std::string& part) {
  return count(sample_site()[path], part) > 0;
}

}  // namespace

TEST_CASE("an article shows its headline block, date, sheet, section and dateline") {
  const std::string path = "articles/a0002/index.html";
  CHECK(shows(path, "<p class=\"kicker\">旧楼新用</p>"));
  CHECK(shows(path, "<h1>粮站改成图书馆</h1>"));
  CHECK(shows(path, "<p class=\"subtitle\">三千册书上架</p>"));
  CHECK(shows(path,
              "<time datetime=\"2021-01-22\"><a href=\"../../dates/2021/01/22/\">"
              "2021年1月22日 星期五</a></time>"));
  CHECK(shows(path, "<a href=\"../../sheets/s1/\">第02版</a>"));
  CHECK(shows(path, "<span class=\"dateline\">本报讯</span>"));
  CHECK(shows(path, "<h2 id=\"p2\">从粮到书</h2>"));
  CHECK(shows(
      path,
      "<div class=\"other\" id=\"p3\"><table><tbody><tr><td>1</td></tr></tbody></table></div>"));
  CHECK(shows("articles/a0001/index.html", ">新闻1+1</a>"));
}

TEST_CASE("names in the text, in the list beside it and in the byline lead to their pages") {
  const std::string path = "articles/a0000/index.html";
  CHECK(shows(path, "镇长<a class=\"name\" href=\"../../people/p1/\">林远山</a>昨天到场"));
  CHECK(shows(
      path, "<li><a href=\"../../people/p1/\">林远山</a> <span class=\"roles\">镇长</span></li>"));
  CHECK(shows(path, "<a href=\"../../people/p2/\"><bdi>苏青</bdi></a>"));
}

TEST_CASE("an article leads to its neighbours on the sheet and in the archive") {
  const std::string path = "articles/a0000/index.html";
  CHECK(shows(path,
              "<li aria-current=\"true\">老桥修复完工</li><li><a "
              "href=\"../../articles/a0001/\">渡口开航</a></li>"));
  CHECK(shows(path, "rel=\"next\" href=\"../../articles/a0001/\""));
  CHECK_FALSE(shows(path, "rel=\"prev\""));  // what comes before has no date
}

TEST_CASE("an article names its source lines, and its sheet shows them") {
  CHECK(shows("articles/a0000/index.html", "<a href=\"../../sheets/s0/#L1\">"));
  CHECK(shows("articles/a0000/index.html", "正文第 1–2"));
  CHECK(shows("sheets/s0/index.html", "<li id=\"L1\">第一行</li>\n<li id=\"L2\">第二行</li>"));
}

TEST_CASE("a doubtful article says so in words, a sure one does not") {
  CHECK(shows("articles/a0002/index.html", "class=\"doubt\""));
  CHECK_FALSE(shows("articles/a0000/index.html", "class=\"doubt\""));
}

TEST_CASE("a date without a year is shown with its doubt and listed among the undated") {
  CHECK(shows("articles/a0003/index.html", "<time datetime=\"--09-02\">9月2日</time>"));
  CHECK(shows("articles/a0003/index.html", "年份不详"));
  CHECK(shows("dates/undated/index.html", "一封来信"));
}

TEST_CASE("an inferred date shows what it rests on, a stated one does not") {
  ArchiveBuilder builder;
  builder.sheet("报", 1, {});
  builder.article("甲", Date{2020, 5, 1, DateBasis::inferred, "同版“去年五一”"}, {"文。"});
  builder.article("乙", Date{2020, 5, 1, DateBasis::stated, "5月1日"}, {"文。"});
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  CHECK(count(site["articles/a0000/index.html"], "依据：同版“去年五一”") == 1);
  CHECK(count(site["articles/a0001/index.html"], "依据") == 0);
}

TEST_CASE("a person's page has the offices in order of time and the sentence of each article") {
  const std::string& page = sample_site()["people/p1/index.html"];
  const std::size_t first = page.find("<b>镇长</b>");
  const std::size_t second = page.find("<b>书记</b>");
  REQUIRE(first != std::string::npos);
  REQUIRE(second != std::string::npos);
  CHECK(first < second);
  CHECK(count(page, "镇长<mark>林远山</mark>昨天到场。</p>") == 1);
  CHECK(count(page, "<p class=\"summary\">2020年12月31日至2021年1月22日，见于 2 篇报道。</p>") ==
        1);
  CHECK(page.find("粮站改成图书馆") < page.rfind("老桥修复完工"));
}

TEST_CASE("an author's page lists what they wrote") {
  CHECK(shows("people/p2/index.html", "署名 1 篇文章"));
  CHECK(shows("people/p2/index.html", "老桥修复完工"));
}

TEST_CASE("the home page opens with the newest day") {
  CHECK(shows("index.html", "2021年1月22日 星期五"));
  CHECK(shows("index.html", "<h3><a href=\"articles/a0002/\">粮站改成图书馆</a></h3>"));
  CHECK(shows("index.html",
              "<a href=\"dates/2020/\"><b>2020</b> <span class=\"count\">2 篇</span></a>"));
  CHECK(shows("index.html",
              "<a href=\"people/p1/\"><span>林远山</span> <span class=\"count\">1</span></a>"));
}

TEST_CASE("years lead to months, months to days, days to sheets and articles") {
  CHECK(shows("dates/index.html", "href=\"../dates/2021/\""));
  CHECK(shows("dates/2021/index.html", "href=\"../../dates/2021/01/\""));
  CHECK(shows("dates/2021/01/index.html",
              "href=\"../../../dates/2021/01/22/\"><span aria-hidden=\"true\">22</span><span "
              "class=\"hidden\">1月22日</span>"));
  CHECK(shows("dates/2021/01/22/index.html", "href=\"../../../../sheets/s1/\""));
  CHECK(shows("dates/2021/01/22/index.html", "href=\"../../../../articles/a0002/\""));
  CHECK(shows("dates/2020/12/31/index.html", "href=\"../../../../dates/2021/01/22/\""));
}

TEST_CASE("people whose names are read the same share a page that tells them apart") {
  Archive archive = sample_archive();
  archive.namesakes.push_back({"people/lin-yuan-shan/", {0, 1}});
  MemoryOutput site;
  write_site(archive, sample_config(), site);
  const std::string& page = site["people/lin-yuan-shan/index.html"];
  CHECK(count(page, "href=\"../../people/p0/\"") == 1);
  CHECK(count(page, "href=\"../../people/p1/\"") == 1);
  CHECK(count(page, "<span>书记</span>") == 1);
}

TEST_CASE("an article alone in its file has no sheet page and no link to one") {
  ArchiveBuilder builder;
  builder.sheet("报", 0, {});
  builder.article("甲", day(2020, 5, 1), {"文。"});
  Archive archive = builder.finish();
  archive.sheets[0].path.clear();
  MemoryOutput site;
  write_site(archive, sample_config(), site);
  CHECK(count(site["articles/a0000/index.html"], "sheets/") == 0);
  CHECK(count(site["articles/a0000/index.html"], "content/s0.txt") == 1);
}

TEST_CASE("the search page keeps its contract with the search script") {
  const std::string path = "search/index.html";
  CHECK(shows(path, "<html lang=\"zh-Hans\" data-root=\"../\" data-files=\"../\">"));
  for (const char* id : {"search-form", "search-query", "search-sort", "search-status",
                         "search-results", "search-more", "ui-strings"}) {
    INFO(id);
    CHECK(count(sample_site()[path], " id=\"" + std::string(id) + "\"") == 1);
  }
  for (const char* sort : {"relevance", "newest", "oldest"}) {
    CHECK(shows(path, "<option value=\"" + std::string(sort) + "\">"));
  }
  CHECK(shows(path, "\"search_none\":\"没有找到“{query}”"));
}

TEST_CASE(
    "the home page lists the issues before the newest day by day, with the year if it is not the "
    "same") {
  ArchiveBuilder builder;
  for (const Date& date : {day(2020, 12, 31), day(2021, 1, 21), day(2021, 1, 22)}) {
    builder.sheet("清河日报", 1, date);
    for (int i = 0; i < 6; ++i) builder.article("消息" + std::to_string(i), date, {"文。"});
  }
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  const std::string& home = site["index.html"];
  CHECK(count(home, "<section class=\"day-row\">") == 2);
  CHECK(count(home, "<time datetime=\"2021-01-21\">1月21日</time>") == 1);
  CHECK(count(home, "<time datetime=\"2020-12-31\">2020年12月31日</time>") == 1);
  CHECK(count(home, "另有 2 篇") == 2);
  CHECK(count(home, "datetime=\"2021-01-22\"") == 1);  // once for the issue, not for each story
  CHECK(count(home, ">清河日报<") == 1);
}

TEST_CASE("of an issue with two papers the home page says which paper a story is from") {
  ArchiveBuilder builder;
  for (const char* paper : {"清河日报", "清河晚报"}) {
    builder.sheet(paper, 1, day(2021, 1, 22));
    builder.article("消息", day(2021, 1, 22), {"文。"});
  }
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  CHECK(count(site["index.html"], "<p class=\"facts\"><span>清河晚报</span>") == 1);
  CHECK(count(site["index.html"], "<p class=\"facts\"><span>清河日报</span>") == 1);
}

TEST_CASE("a year with few issues lists them, one with many is a calendar") {
  ArchiveBuilder builder;
  for (unsigned number = 1; number <= 20; ++number) {
    const Date date = number <= 12 ? day(2020, 3, number) : day(2021, 3, number);
    builder.sheet("报", 1, date);
    builder.article("第" + std::to_string(number) + "天的消息", date, {"文。"});
  }
  for (unsigned number = 1; number <= 13; ++number) {
    builder.sheet("报", 1, day(2019, 3, number));
    builder.article("消息", day(2019, 3, number), {"文。"});
  }
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  CHECK(count(site["dates/2020/index.html"], "<section class=\"day-row\">") == 12);
  CHECK(count(site["dates/2020/index.html"], "<table") == 0);
  CHECK(count(site["dates/2020/index.html"], "href=\"03/\"") +
            count(site["dates/2020/index.html"], "href=\"../../dates/2020/03/\"") ==
        1);
  CHECK(count(site["dates/2019/index.html"], "<table") == 12);
  CHECK(count(site["dates/2019/index.html"], "day-row") == 0);
}

TEST_CASE(
    "a person's page shows two sentences of an article, unfolds the others and counts the rest") {
  ArchiveBuilder builder;
  builder.sheet("报", 1, day(2021, 1, 22));
  std::vector<std::string> paragraphs;
  for (int i = 0; i < 15; ++i) paragraphs.push_back("第" + std::to_string(i) + "次，林远山来了。");
  builder.article("十五次", day(2021, 1, 22), paragraphs);
  builder.names("林远山");
  MemoryOutput site;
  write_site(builder.finish(), sample_config(), site);
  const std::string& html = site["people/p0/index.html"];
  CHECK(count(html, "<mark>林远山</mark>来了。</p>") == 12);
  const std::size_t more = html.find("<summary>另有 13 次</summary>");
  REQUIRE(more != std::string::npos);
  CHECK(html.find("第1次，<mark>") < more);
  CHECK(html.find("第2次，<mark>") > more);
  CHECK(count(html, "另有 3 次") == 1);
}

TEST_CASE("English says one article, not one articles") {
  WebConfig config = sample_config();
  config.language = "en";
  MemoryOutput site;
  write_site(sample_archive(), config, site);
  for (const auto& [path, bytes] : site.files) {
    if (!path.starts_with("people/")) continue;
    INFO(path);
    CHECK(count(bytes, ">1 articles") == 0);
  }
}
