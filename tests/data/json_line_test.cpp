#include "data/json_line.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace baoku {
namespace {

TEST_CASE("whatever a text holds, a JSON parser reads it back") {
  std::string everything = "引号\" 反斜\\ 换行\n 回车\r 制表\t 报库 \U0001F5DE </script> ";
  for (char c = 1; c < 0x20; ++c) everything += c;
  everything += '\0';
  std::string out;
  JsonLine line(out);
  line.begin_object();
  line.text("a", everything);
  line.number("b", -12);
  line.texts("c", {"一", "", "二\""});
  line.key("d");
  line.null();
  line.key("e");
  line.fraction(0.5);
  line.key("f");
  line.begin_array();
  line.begin_object();
  line.end_object();
  line.number(1);
  line.end_array();
  line.end_object();
  const nlohmann::json read = nlohmann::json::parse(out);
  CHECK(read["a"] == everything);
  CHECK(read["b"] == -12);
  CHECK(read["c"] == nlohmann::json({"一", "", "二\""}));
  CHECK(read["d"].is_null());
  CHECK(read["e"] == 0.5);
  CHECK(read["f"] == nlohmann::json::parse("[{},1]"));
  CHECK(out.find('\n') == std::string::npos);
}

}  // namespace
}  // namespace baoku
