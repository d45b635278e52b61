#include <catch2/catch.hpp>
#include <string>

#include "reading/dates/article_dates.h"
#include "reading/dates/date_marks.h"
#include "reading/dates/date_mentions.h"
#include "reading/dates/date_words.h"
#include "reading/dates/year_clues.h"

using namespace baoku;

namespace {

std::string shown(const std::string& text) {
  std::string out;
  for (const DateMention& date : find_dates(text)) {
    out += std::to_string(date.year) + "-" + std::to_string(date.month) + "-" +
           std::to_string(date.day) + " ";
  }
  return out;
}

Article article_of(const std::string& text) {
  Article article;
  Block block;
  block.text = text;
  article.blocks.push_back(block);
  return article;
}

}  // namespace

TEST_CASE("numbers that belong to no date hide none behind them") {
  CHECK(shown("三十二个项目、1至2亿元，5月3日") == "0-5-3 ");
  CHECK(shown("1 至 2至3日") == "0-0-2 0-0-3 ");
  CHECK(shown("12345年5月 6 日") == "0-5-6 ");
  CHECK(shown("三年级一班12号楼 20日") == "0-0-20 ");
}

TEST_CASE("a text whose units are known has the same dates") {
  for (const std::string text : {"", "没有日子的月", "2021年1月22日至24日，二十五日和97年7月1日",
                                 "3号线与〔2020〕11号，上半年3月"}) {
    const DateMarks marks(text);
    DateFinder finder(text, marks.units);
    for (const DateMention& date : find_dates(text)) {
      const auto same = finder.next();
      REQUIRE(same);
      CHECK((same->begin == date.begin && same->end == date.end));
    }
    CHECK(!finder.next());
  }
}

TEST_CASE("dates are found in each way of writing them") {
  CHECK(shown("2021年1月22日上午") == "2021-1-22 ");
  CHECK(shown("1月 22日，") == "0-1-22 ");
  CHECK(shown("２０２１年１月２２日") == "2021-1-22 ");
  CHECK(shown("二〇二一年一月二十二日") == "2021-1-22 ");
  CHECK(shown("十月三十一日") == "0-10-31 ");
  CHECK(shown("1月22日至24日") == "0-1-22 0-0-24 ");
  CHECK(shown("2020年12月") == "2020-12-0 ");
  CHECK(shown("7月20日至10月31日") == "0-7-20 0-10-31 ");
}

TEST_CASE("the first end of a range has its unit from the second") {
  CHECK(shown("1月22至24日") == "0-1-22 0-0-24 ");
  CHECK(shown("1月22—24日召开") == "0-1-22 0-0-24 ");
  CHECK(shown("前9个月，1-9月") == "0-1-0 0-9-0 ");
  CHECK(shown("二十二至二十四日") == "0-0-22 0-0-24 ");
  CHECK(shown("2019—2021年") == "2019-0-0 2021-0-0 ");
  CHECK(shown("3至5号楼，24-3，第10至11位") == "");
}

TEST_CASE("two figures in front of a month are a year") {
  CHECK(shown("97年7月1日，香港回归") == "1997-7-1 ");
  CHECK(shown("08年5月12日") == "2008-5-12 ");
  CHECK(shown("九七年七月") == "1997-7-0 ");
  CHECK(shown("历时97年，十五年三月") == "0-3-0 ");
}

TEST_CASE("what only looks like a date is none") {
  CHECK(shown("2月30日") == "");
  CHECK(shown("13月1日").find("13-1") == std::string::npos);
  CHECK(shown("三十二日") == "");
  CHECK(shown("100日行动") == "");
  CHECK(shown("渡政发〔2020〕11号文件") == "");
  CHECK(shown("嫦娥五号，3号楼，第12号令") == "");
  CHECK(shown("本月18号，于5号") == "0-0-18 0-0-5 ");
}

TEST_CASE("an issue date that is given dates the article, whatever its text says") {
  Date issue{2020, 5, 4, DateBasis::given, "path"};
  const Date date = date_of_article(article_of("本报讯 5月3日，雨停了。"), issue, Date{});
  CHECK(date.iso() == "2020-05-04");
  CHECK(date.basis == DateBasis::given);
}

TEST_CASE(
    "without a given date the first day of the lead counts, and an unnamed year stays unknown") {
  CHECK(date_of_article(article_of("本报讯 5月3日，雨停了。"), Date{}, Date{}).iso() == "--05-03");
  const Date stated = date_of_article(article_of("2019年5月3日，雨停了。"), Date{}, Date{});
  CHECK(stated.iso() == "2019-05-03");
  CHECK(stated.basis == DateBasis::stated);
}

TEST_CASE("an aim or a bygone day never dates an article") {
  CHECK(date_of_article(article_of("截至5月3日，全县栽树两万棵。"), Date{}, Date{}).iso() == "");
  CHECK(date_of_article(article_of("到2025年，渡口要建成新码头。"), Date{}, Date{}).iso() == "");
  CHECK(date_of_article(article_of("新码头计划于5月1日开工。"), Date{}, Date{}).iso() == "");
  CHECK(date_of_article(article_of("旧码头8月1日前拆完。"), Date{}, Date{}).iso() == "");
  CHECK(date_of_article(article_of("去年3月5日，渡口停过航。"), Date{}, Date{}).iso() == "");
}

TEST_CASE(
    "the date line of a sheet gives the day of a story its year, and a story without one its day") {
  const Date printed{2021, 1, 4, DateBasis::stated, "2021年1月4日 星期一"};
  const auto dated = [&](const char* text) {
    return date_of_article(article_of(text), Date{}, printed);
  };
  CHECK(dated("1月2日，雨停了。").iso() == "2021-01-02");
  CHECK(dated("1月2日，雨停了。").basis == DateBasis::inferred);
  CHECK(dated("12月30日，雨停了。").iso() == "2020-12-30");  // before the turn of the year
  CHECK(dated("雨停了。").iso() == "2021-01-04");
  CHECK(dated("雨停了。").basis == DateBasis::stated);
  CHECK(dated("7月2日，雨停了。").confidence < 0.7);  // half a year ago: it may be a past day
}

TEST_CASE("a document number and a yearly matter anchor the year, aims and bygone years do not") {
  const auto years = [](const char* text) {
    std::string out;
    for (const YearClue& clue : find_year_clues(text).anchors)
      out += std::to_string(clue.year) + " ";
    return out;
  };
  CHECK(years("渡政发〔2020〕11号文件要求") == "2020 ");
  CHECK(years("召开2021年领导干部报告工作会议") == "2021 ");
  CHECK(years("2016年度先进名单公布") == "2016 ");
  CHECK(years("渡政发（2020）11号文件要求") == "2020 ");
  CHECK(years("召开２０２１年领导干部会议") == "2021 ");
  CHECK(years("到2025年建成新码头").empty());
  CHECK(years("渡口2018年成立了船队").empty());
  CHECK(years("自2019年以来，渡口").empty());
  CHECK(years("电话12021年").empty());
}

TEST_CASE("days without a year take the year that the sheet's anchors agree on") {
  std::vector<Article> articles = {article_of("5月3日，雨停了。"),
                                   article_of("5月2日，召开2019年防汛工作会议。")};
  for (Article& article : articles) article.date = date_of_article(article, Date{}, Date{});
  infer_years(articles);
  CHECK(articles[0].date.iso() == "2019-05-03");
  CHECK(articles[0].date.basis == DateBasis::inferred);

  articles.push_back(article_of("5月1日，2020年运动会开幕。"));
  for (Article& article : articles) article.date = date_of_article(article, Date{}, Date{});
  infer_years(articles);
  CHECK(articles[0].date.iso() == "--05-03");  // they do not agree
}

TEST_CASE("a weekday tells the year where the sheet's other years leave only one that fits") {
  const auto dated = [](const std::string& text) {
    std::vector<Article> articles = {article_of(text)};
    articles[0].date = date_of_article(articles[0], Date{}, Date{});
    infer_years(articles);
    return articles[0].date.iso();
  };
  // 22 January is a Friday in 2016, 2021 and 2027.
  CHECK(dated("1月22日（星期五），渡口停航。自2019年以来，力争到2025年建成。") == "2021-01-22");
  CHECK(dated("本周五（1月22日），渡口停航。船队2018年成立，2022年底前换新船。") == "2021-01-22");
  CHECK(dated("1月22日（周五），渡口停航。") == "--01-22");  // nothing bounds the years
  CHECK(dated("1月22日，星期五，渡口停航。自2012年以来，力争到2025年建成。") == "--01-22");
  // Two anchors do not agree; the weekday decides between them.
  CHECK(dated("1月22日，星期五。召开2020年总结大会，部署2021年防汛工作。") == "2021-01-22");
  // An anchor that the weekday contradicts proves nothing.
  CHECK(dated("1月22日，星期五。召开2020年总结大会。") == "--01-22");
  // 去年 is another year's day, and 周日报 is a paper.
  CHECK(dated("1月22日停航。去年1月22日（星期三）也停航。召开2021年总结大会。") == "2021-01-22");
  CHECK(find_weekdays("1月22日周日报刊出").empty());
}

TEST_CASE("every date that a body names is kept with its words and what they mean") {
  const auto words = [](const std::string& text, const Date& date, const Date& issue) {
    Article article = article_of(text);
    article.date = date;
    std::string out;
    for (const DateWords& each : find_date_words(article, issue)) {
      out += text.substr(each.begin, each.end - each.begin) + "=" + each.value + " ";
    }
    return out;
  };
  const Date issue{2021, 1, 25, DateBasis::given, "path"};
  CHECK(words("1月22日召开，24日闭幕", issue, issue) == "1月22日=2021-01-22 24日=2021-01-24 ");
  CHECK(words("1月22日至24日", issue, issue) == "1月22日至24日=2021-01-22/2021-01-24 ");
  CHECK(words("2月下旬开工，2020年12月完工", issue, issue) ==
        "2月下旬=2021-02-21/2021-02-28 2020年12月=2020-12 ");
  CHECK(words("2020年第一季度", issue, issue) == "2020年=2020 第一季度=2020-01-01/2020-03-31 ");
  CHECK(words("今年前三季度，2020年上半年", issue, issue) ==
        "前三季度=2021-01-01/2021-09-30 2020年=2020 上半年=2020-01-01/2020-06-30 ");
  CHECK(words("去年前三季度", Date{}, Date{}) == "去年= 前三季度=--01-01/--09-30 ");
  CHECK(words("1月22-24日，全年1-9月", issue, issue) ==
        "1月22-24日=2021-01-22/2021-01-24 1-9月=2021-01/2021-09 ");
  CHECK(words("去年12月退出，本月18日试射", issue, issue) == "去年12月=2020-12 18日=2021-01-18 ");
  CHECK(words("昨日下雨，明天放晴", issue, issue) == "昨日=2021-01-24 明天=2021-01-26 ");
  CHECK(words("近日，渡口", issue, issue) == "近日=../2021-01-25 ");
  CHECK(words("昨日下雨，1月3日放晴", Date{}, Date{}) == "昨日= 1月3日=--01-03 ");
  CHECK(words("去年3月修过，上月18日又修", issue, issue) == "去年3月=2020-03 上月18日=2020-12-18 ");
  CHECK(words("去年3月修过，上月18日又修", Date{}, Date{}) == "去年3月=--03 上月18日= ");
  CHECK(words("去年一季度，前年立项", issue, issue) ==
        "去年=2020 一季度=2020-01-01/2020-03-31 前年=2019 ");
  CHECK(words("上周五开会，下周一开工", issue, issue) == "上周五=2021-01-22 下周一=2021-02-01 ");
  CHECK(words("上周五开会，8月1日前完工", Date{}, Date{}) == "上周五= 8月1日=--08-01 ");
}
