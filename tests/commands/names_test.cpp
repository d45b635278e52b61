#include "commands/names.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "base/temporary_folder.h"

namespace baoku {
namespace {

std::vector<nlohmann::json> json_lines(const std::string& output) {
  std::vector<nlohmann::json> lines;
  std::istringstream in(output);
  for (std::string line; std::getline(in, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

TEST_CASE("names answers each line of a file with a line of JSON, with offsets in characters") {
  const TemporaryFolder folder;
  const auto file =
      folder.write("text.txt", "今天有雨。\n\nA区党工委书记陆明远说，区长欧阳春到会。\n");
  const Outcome outcome = names_command({.file = file});
  CHECK(outcome.status == kDone);
  const auto lines = json_lines(outcome.output);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0]["people"].empty());
  CHECK(lines[1]["people"].empty());
  REQUIRE(lines[2]["people"].size() == 2);
  const nlohmann::json& first = lines[2]["people"][0];
  CHECK(first["name"] == "陆明远");
  CHECK(first["start"] == 7);
  CHECK(first["end"] == 10);
  CHECK(first["confidence"] > 0.9);
  const auto reasons = first["reasons"].get<std::vector<std::string>>();
  CHECK(std::find(reasons.begin(), reasons.end(), "office-before") != reasons.end());
  CHECK(std::find(reasons.begin(), reasons.end(), "says-behind") != reasons.end());
  CHECK(lines[2]["people"][1]["name"] == "欧阳春");
}

TEST_CASE("a name that is sure in one line of the file confirms a weak one in another") {
  const TemporaryFolder folder;
  const std::string weak = "大家都记得梁一苇那天的样子。\n";
  const std::string sure = "校长梁一苇说，书要大家读。\n";
  const auto alone = json_lines(names_command({.file = folder.write("a.txt", weak)}).output);
  const auto both = json_lines(names_command({.file = folder.write("b.txt", weak + sure)}).output);
  REQUIRE(both[0]["people"].size() == 1);
  const double before =
      alone[0]["people"].empty() ? 0 : alone[0]["people"][0]["confidence"].get<double>();
  CHECK(both[0]["people"][0]["confidence"] > before);
  CHECK(both[0]["people"][0]["reasons"].dump().find("confirmed") != std::string::npos);
}

TEST_CASE("names inside the names of things are marked") {
  const TemporaryFolder folder;
  const auto file = folder.write("text.txt", "他在陆明远中学读了《沈怀瑾文集》。\n");
  const std::string output = names_command({.file = file}).output;
  CHECK(output.find("named-after") != std::string::npos);
  CHECK(output.find("in-title") != std::string::npos);
}

TEST_CASE("an explanation adds up what speaks for and against each span") {
  const TemporaryFolder folder;
  const auto file = folder.write("text.txt", "今天有雨。\n县长沈怀瑾主持会议。\n");
  const std::string output = names_command({.file = file, .explain = true}).output;
  CHECK(output.starts_with("line 2\n"));
  CHECK(output.find("沈怀瑾  2-5") != std::string::npos);
  CHECK(output.find("taken: prior -4.50") != std::string::npos);
  CHECK(output.find("before +4.00") != std::string::npos);
}

TEST_CASE("a text that cannot be decoded is reported, and an empty one has no lines") {
  const TemporaryFolder folder;
  const Outcome broken = names_command({.file = folder.write("a.txt", "\xFF\xFE\xFF")});
  CHECK(broken.status == kContentErrors);
  CHECK(broken.diagnostics.size() == 1);
  CHECK(names_command({.file = folder.write("b.txt", "")}).output.empty());
}

}  // namespace
}  // namespace baoku
