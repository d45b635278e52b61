#include "archive/slugs.h"

#include <catch2/catch.hpp>

namespace baoku {
namespace {

TEST_CASE("a slug is pinyin and ASCII words joined by hyphens") {
  CHECK(slug_of("王新亭") == "wang-xin-ting");
  CHECK(slug_of("菜场与桥") == "cai-chang-yu-qiao");
  CHECK(slug_of("B02-要闻") == "b02-yao-wen");
  CHECK(slug_of("Mary Ann  O'Neil") == "mary-ann-o-neil");
  CHECK(slug_of("阿尼·普京") == "a-ni-pu-jing");
  CHECK(slug_of("../../etc/passwd") == "etc-passwd");
}

TEST_CASE("a text without letters or with too many still gives an address") {
  CHECK(slug_of("……").size() == 8);
  CHECK(slug_of("……") != slug_of("！！"));
  std::string name;
  for (int i = 0; i < 80; ++i) name += "庄";
  CHECK(slug_of(name).size() <= 60);
  CHECK(slug_of(name) != slug_of(name + "庄"));
}

TEST_CASE("a path keeps its folders") {
  CHECK(slug_path("2018/年末/菜场与桥") == "2018/nian-mo/cai-chang-yu-qiao");
}

}  // namespace
}  // namespace baoku
