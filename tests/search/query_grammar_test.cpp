#include "search/query_grammar.h"

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace baoku;

namespace {

std::string day_text(std::uint32_t number, std::uint32_t open) {
  if (number == open) return "*";
  char out[16];
  std::snprintf(out, sizeof out, "%04u-%02u-%02u", number / 416, number % 416 / 32, number % 32);
  return out;
}

// -title:"x": an item as query_cases.json writes it.
std::string item_text(const QueryItem& item) {
  constexpr const char* kNames[] = {
      "", "title:", "person:", "author:", "section:", "paper:", "sheet:", ""};
  const std::string dash = item.is_negated ? "-" : "";
  if (item.kind == QueryItem::Kind::days) {
    return dash + "date:" + day_text(item.from, 1) + ".." + day_text(item.to, UINT32_MAX);
  }
  const std::string mark = item.is_exact ? "\"" : "";
  return dash + kNames[static_cast<std::size_t>(item.field)] + mark + item.text + mark;
}

}  // namespace

TEST_CASE("Queries are read as the examples shared with the browser say") {
  std::ifstream file(QUERY_CASES);
  const nlohmann::json cases = nlohmann::json::parse(file);
  REQUIRE(cases.size() > 40);
  for (const nlohmann::json& one : cases) {
    nlohmann::json groups = nlohmann::json::array();
    for (const QueryGroup& group : parse_query(one.at("query").get<std::string>())) {
      nlohmann::json items = nlohmann::json::array();
      for (const QueryItem& item : group) items.push_back(item_text(item));
      groups.push_back(items);
    }
    INFO("query: " << one.at("query"));
    CHECK(groups == one.at("groups"));
  }
}
