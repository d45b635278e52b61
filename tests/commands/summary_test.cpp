#include <catch2/catch.hpp>

#include "commands/build.h"

namespace baoku {
namespace {

BuildResult some_result() {
  BuildResult result;
  result.published = true;
  result.output = "public";
  result.stats.sources = 25;
  result.stats.articles = 12345;
  result.stats.people = 1;
  result.stats.days = 19;
  result.stats.files = 30123;
  result.stats.bytes = 67'100'000;
  result.stats.written = 3;
  result.stats.index_files = 32;
  result.stats.index_bytes = 98'700;
  result.stats.steps = {{"list", 0.004}, {"read", 1.25}};
  return result;
}

TEST_CASE("the costs of a build are listed step by step") {
  BuildStats stats;
  stats.steps = {{"read", 1.234, 2.4, 45'600'000}, {"pages", 100, 199.5, 1'500'000'000}};
  CHECK(build_costs(stats) ==
        "step          s    CPU s  peak MB\n"
        "read        1.23    2.40      46\n"
        "pages     100.00  199.50    1500\n");
}

TEST_CASE("a finished build says what, how much, and where the time went") {
  CHECK(build_outcome(some_result(), false).output ==
        "Published 12,345 articles, 1 person and 19 days from 25 sources to public\n"
        "  30,123 files, 67.1 MB (3 written, 0 deleted); search index 32 files, 98.7 kB\n"
        "  1.25 s: list 0.00, read 1.25\n");
  CHECK(build_outcome(some_result(), true).output.empty());
}

TEST_CASE("a build that may not publish says so and fails") {
  BuildResult result = some_result();
  result.published = false;
  result.diagnostics.error("content/a.txt", "wrong");
  result.diagnostics.warning("content/a.txt", "odd");
  result.diagnostics.warning("content/b.txt", "odd");
  const Outcome outcome = build_outcome(result, true);
  CHECK(outcome.status == kContentErrors);
  CHECK(outcome.diagnostics.size() == 3);
  CHECK(outcome.note == "1 error, 2 warnings: nothing was published, public stays as it was\n");
}

TEST_CASE("with --strict a warning is reason enough") {
  BuildResult result = some_result();
  result.published = false;
  result.diagnostics.warning("content/a.txt", "odd");
  CHECK(build_outcome(result, false).note ==
        "1 warning with --strict: nothing was published, public stays as it was\n");
}

}  // namespace
}  // namespace baoku
