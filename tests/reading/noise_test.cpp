#include "reading/layout/noise.h"

#include <catch2/catch.hpp>

using namespace baoku;

TEST_CASE("characters that were never printed are removed") {
  CHECK(without_noise("四十\u00AD人") == "四十人");
  CHECK(without_noise("　　渡\u200B口\uE000 ") == "渡口");
  CHECK(without_noise("o\uFB03ce") == "office");
  CHECK(without_noise("\f第二页") == "第二页");
}

TEST_CASE("letterspacing goes and spaces that part names stay") {
  CHECK(without_letterspacing("1月 22日") == "1月22日");
  CHECK(without_letterspacing("替 代老渡船") == "替代老渡船");
  CHECK(without_letterspacing("600 余处") == "600余处");
  CHECK(without_letterspacing("参加的有 方知微 伍听雨 柳成荫 等人") ==
        "参加的有 方知微 伍听雨 柳成荫 等人");
  CHECK(without_letterspacing("Open Day 开放") == "Open Day 开放");
}

TEST_CASE(
    "half-width marks of Chinese text become what print has, those of numbers and Latin stay") {
  CHECK(with_full_width_marks("3月15日,李恺接任") == "3月15日，李恺接任");
  CHECK(with_full_width_marks("增长2.7%,比去年多;其中:用电") == "增长2.7%，比去年多；其中：用电");
  CHECK(with_full_width_marks("到一线去! 解决问题") == "到一线去！ 解决问题");
  CHECK(with_full_width_marks("“行吗?”他问") == "“行吗？”他问");
  CHECK(with_full_width_marks("1,200人,10:30开会") == "1,200人，10:30开会");
  CHECK(with_full_width_marks("see http://example.org/a,b") == "see http://example.org/a,b");
  CHECK(with_full_width_marks("电话:5550123") == "电话：5550123");
}
