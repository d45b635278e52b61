#include "commands/command_line.h"

#include <catch2/catch.hpp>

namespace baoku {
namespace {

Request parse(std::vector<const char*> words) {
  words.insert(words.begin(), "baoku");
  return parse_command_line(static_cast<int>(words.size()), words.data());
}

std::string complaint(std::vector<const char*> words) {
  const Request request = parse(std::move(words));
  const auto* answer = std::get_if<Answer>(&request);
  REQUIRE(answer != nullptr);
  CHECK(answer->is_error);
  return answer->text;
}

TEST_CASE("a build takes its flags") {
  const Request request = parse({"build", "somewhere", "--output", "out", "--base-url",
                                 "https://example.org/", "--jobs", "3", "--strict", "--quiet"});
  const auto* build = std::get_if<BuildRequest>(&request);
  REQUIRE(build != nullptr);
  CHECK(build->options.root == "somewhere");
  CHECK(build->options.output == std::filesystem::path("out"));
  CHECK(build->options.base_url == "https://example.org/");
  CHECK(build->options.jobs == 3);
  CHECK(build->options.strict);
  CHECK(build->quiet);
}

TEST_CASE("a build without flags is of the folder where one is") {
  const Request request = parse({"build"});
  const auto* build = std::get_if<BuildRequest>(&request);
  REQUIRE(build != nullptr);
  CHECK(build->options.root == ".");
  CHECK_FALSE(build->options.output.has_value());
  CHECK_FALSE(build->options.base_url.has_value());
  CHECK(build->options.jobs == 0);
}

TEST_CASE("inspect takes the folder of a page's archive by its place or by --root") {
  for (const auto& words : std::vector<std::vector<const char*>>{
           {"inspect", "--view", "about/", "a"}, {"inspect", "--view", "about/", "--root", "a"}}) {
    const Request request = parse(words);
    const auto* inspect = std::get_if<InspectOptions>(&request);
    REQUIRE(inspect != nullptr);
    CHECK(inspect->root == "a");
    CHECK(inspect->files.empty());
  }
  CHECK(complaint({"inspect", "--view", "about/", "a", "b"}) ==
        "baoku: --view takes one folder\nSee “baoku inspect --help”.\n");
}

TEST_CASE("inspect takes many files and a format") {
  const Request request = parse({"inspect", "--format", "json", "a.txt", "b.md"});
  const auto* inspect = std::get_if<InspectOptions>(&request);
  REQUIRE(inspect != nullptr);
  CHECK(inspect->as_json);
  CHECK(inspect->files == std::vector<std::filesystem::path>{"a.txt", "b.md"});
}

TEST_CASE("an unknown word is an error that names the likely one") {
  CHECK(complaint({"biuld"}) ==
        "baoku: unknown command “biuld”, did you mean “build”?\nSee “baoku --help”.\n");
  CHECK(complaint({"build", "--outptu", "x"}) ==
        "baoku: unknown flag “--outptu”, did you mean “--output”?\nSee “baoku build --help”.\n");
  CHECK(complaint({"serve", "--prot=1"}) ==
        "baoku: unknown flag “--prot=1”, did you mean “--port”?\nSee “baoku serve --help”.\n");
  CHECK(complaint({"build", "a", "b"}) ==
        "baoku: build has no use for “b”\nSee “baoku build --help”.\n");
  CHECK(complaint({"xyzzy"}) == "baoku: unknown command “xyzzy”\nSee “baoku --help”.\n");
}

TEST_CASE("impossible values are errors") {
  complaint({});
  complaint({"inspect"});
  complaint({"init"});
  complaint({"build", "--jobs", "0"});
  complaint({"build", "--jobs", "many"});
  complaint({"serve", "--port", "70000"});
  complaint({"inspect", "--format", "xml", "a.txt"});
}

TEST_CASE("help and version are answers and no errors") {
  for (const auto& words : std::vector<std::vector<const char*>>{{"--help"},
                                                                 {"--version"},
                                                                 {"build", "--help"},
                                                                 {"inspect", "--help"},
                                                                 {"serve", "--help"},
                                                                 {"init", "--help"}}) {
    const Request request = parse(words);
    const auto* answer = std::get_if<Answer>(&request);
    REQUIRE(answer != nullptr);
    CHECK_FALSE(answer->is_error);
    CHECK_FALSE(answer->text.empty());
  }
}

}  // namespace
}  // namespace baoku
