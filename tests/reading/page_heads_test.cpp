// What stands at the head of a page, and what only looks like it.

#include "reading/layout/page_heads.h"

#include <catch2/catch.hpp>
#include <string_view>

#include "base/utf8.h"

namespace baoku {
namespace {

bool is_head(std::string_view text, bool is_at_top) {
  Date printed;
  return is_page_head(to_utf32(text), is_at_top, printed);
}

TEST_CASE("Page heads are told wherever they stand, as far as they say enough") {
  for (const char* head : {
           "云渡时报 2021.1.22 星期五 A12 要闻",
           "A13 本埠新闻 云渡时报 2021.1.22 星期五",
           "云渡时报 | 2021-01-22 | 第03版",
           "二〇二一年一月二十二日 星期五 第3版",
           "2021/1/22 B2版",
           "农历庚子年腊月初十",
           "星期五 农历庚子年腊月初十 第1234期",
           "今日8版 总第12345期",
           "上一版 下一版",
           "版权所有 云渡时报社",
           "零售价：1.00元",
           "云渡时报数字报",
           "第04版 副刊 2023年8月14日 责编：王二 电子信箱：fukan@example.org",
       }) {
    INFO(head);
    CHECK(is_head(head, false));
    CHECK(is_head(head, true));
  }
}

TEST_CASE("Some lines are heads at the top of a page only") {
  for (const char* head :
       {"13 要闻", "B22 体育", "T03 特刊", "云渡时报", "YUNDU SHIBAO", "2021.1.22", "星期五",
        "http://www.example.org 云渡时报数字报", "第1234期"}) {
    INFO(head);
    CHECK(is_head(head, true));
    CHECK_FALSE(is_head(head, false));
  }
}

TEST_CASE("Headlines and lines of a story are no page heads") {
  for (const char* line :
       {"定价机制改革", "电子版身份证启用", "农历八月十五是中秋节", "G20 峰会", "T3 航站楼启用",
        "第3期 培训班开班", "代号“猎狐”", "本期节目", "5G 手机", "美编：一个人的版面",
        "周一鸣 上台", "云渡时报记者", "共三人获奖", "江堤植树一千亩", ""}) {
    INFO(line);
    CHECK_FALSE(is_head(line, true));
    CHECK_FALSE(is_head(line, false));
  }
  // Who signs below his piece, and who writes a diary.
  CHECK_FALSE(is_head("沈怀瑾 2021年1月22日", false));
  CHECK_FALSE(is_head("2021年1月22日 星期五 晴", false));
}

TEST_CASE("A page head dates its sheet, once") {
  Date printed;
  CHECK(is_page_head(U"云渡时报 2021.1.22 星期五 A12", true, printed));
  CHECK(printed.iso() == "2021-01-22");
  CHECK(printed.basis == DateBasis::stated);
  CHECK(is_page_head(U"云渡时报 2021.1.23 星期六 A13", true, printed));
  CHECK(printed.iso() == "2021-01-22");
  Date none;
  CHECK_FALSE(is_page_head(U"2021.2.30", true, none));
}

}  // namespace
}  // namespace baoku
