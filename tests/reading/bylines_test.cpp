#include "reading/layout/bylines.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "reading/layout/byline_grammar.h"

using namespace baoku;
using Names = std::vector<std::string>;

namespace {

struct Expected {
  const char* text;
  Names reporters;
  Names correspondents;
  Names others;
};

}  // namespace

TEST_CASE("a byline is read in each form that print has") {
  const std::vector<Expected> forms = {
      {"记者 方知微", {"方知微"}, {}, {}},
      {"记者 方知微 通讯员 柳成荫", {"方知微"}, {"柳成荫"}, {}},
      {"记者 方知微 伍听雨  通讯员 柳成荫 何须问", {"方知微", "伍听雨"}, {"柳成荫", "何须问"}, {}},
      {"记者方知微 通讯员柳成荫", {"方知微"}, {"柳成荫"}, {}},
      {"记者方知微通讯员柳成荫", {"方知微"}, {"柳成荫"}, {}},
      {"本报记者 陈  敏", {"陈敏"}, {}, {}},
      {"首席记者 方知微 实习生 伍听雨", {"方知微", "伍听雨"}, {}, {}},
      {"（记者 方知微 通讯员 柳成荫 文/图）", {"方知微"}, {"柳成荫"}, {"文/图"}},
      {"记者 方知微 桃溪时报 伍听雨 文/图", {"方知微"}, {}, {"桃溪时报 伍听雨", "文/图"}},
      {"记者：方知微、伍听雨", {"方知微", "伍听雨"}, {}, {}},
      {"文/連雨辰", {}, {}, {"文 連雨辰"}},
      {"方知微 摄", {}, {}, {"方知微 摄"}},
      {"记者 方知微 摄影 伍听雨", {"方知微"}, {}, {"摄影 伍听雨"}},
      {"新华社记者 方知微", {"方知微"}, {}, {}},
      {"（见习记者文 静 通讯员柳  荫 整理）", {"文静"}, {"柳荫"}, {"整理"}},
      {"记者 文  静、图 们", {"文静", "图们"}, {}, {}},
      {"记者 方知微 通讯员 桃溪县公安局 柳成荫", {"方知微"}, {"柳成荫"}, {}},
      {"记者 阿依古丽·买买提", {"阿依古丽·买买提"}, {}, {}},
      {"桃溪时报全媒体记者 方知微 见习记者 文 静", {"方知微", "文静"}, {}, {}},
      {"（桃溪融媒记者 方知微）", {"方知微"}, {}, {}},
      {"记者 方知微 报道", {"方知微"}, {}, {}},
      {"采写：本报记者 方知微 摄影：本报记者 伍听雨", {"方知微"}, {}, {"摄影 伍听雨"}},
      {"□ 方知微", {}, {}, {"作者 方知微"}},
      {"○方知微", {}, {}, {"作者 方知微"}},
      {"□ 欧阳知微", {}, {}, {"作者 欧阳知微"}},
      {"□记者 方知微 实习生 伍听雨", {"方知微", "伍听雨"}, {}, {}},
  };
  for (const Expected& form : forms) {
    INFO(form.text);
    const auto byline = parse_byline(form.text);
    REQUIRE(byline);
    CHECK(byline->reporters == form.reporters);
    CHECK(byline->correspondents == form.correspondents);
    CHECK(byline->others == form.others);
  }
}

TEST_CASE("a sentence about reporters is no byline") {
  for (const char* text : {"记者从县水利局获悉", "记者了解到", "记者看到", "有记者提问", "记者",
                           "记者站", "他告诉记者，这座桥修了三年", "通讯员培训班开课",
                           "记者 昨天从渡口出发", "文静", "□ 背景", "○ 延伸阅读", "■ 方知微"}) {
    INFO(text);
    CHECK_FALSE(parse_byline(text));
  }
}

TEST_CASE("a byline behind the last sentence is found where it begins") {
  const std::string body = "要求把渡口护栏补齐。";
  for (const std::string byline : {"记者 方知微", " 记者 方知微 通讯员 柳成荫", "记者方知微",
                                   "（记者 方知微）", "  记者 方知微 文/图"}) {
    INFO(byline);
    const auto tail = find_tail_byline(body + byline);
    REQUIRE(tail);
    CHECK(tail->byline.reporters == Names{"方知微"});
    CHECK((body + byline).substr(0, tail->begin).find("记者") == std::string::npos);
    CHECK(tail->begin >= body.size());
  }
}

TEST_CASE("text that ends in words about reporters has no byline behind it") {
  for (const char* text : {"他把这件事告诉了记者。", "现场来了许多记者", "在桥头，记者看到了新栏杆",
                           "会上，记者获悉"}) {
    INFO(text);
    CHECK_FALSE(find_tail_byline(text));
  }
}

TEST_CASE("a byline in brackets behind the dateline is found") {
  const std::string text = "本报讯（记者 方知微 通讯员 柳成荫）7月1日，瞭望塔投入使用。";
  const auto head = find_head_byline(std::string_view(text).substr(std::string("本报讯").size()));
  REQUIRE(head);
  CHECK(head->begin == 0);
  CHECK(head->byline.reporters == Names{"方知微"});
  CHECK(head->byline.correspondents == Names{"柳成荫"});
}
