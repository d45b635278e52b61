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
