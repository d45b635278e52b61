#include "commands/init.h"

#include <catch2/catch.hpp>

#include "base/temporary_folder.h"
#include "build.h"

namespace baoku {
namespace {

TEST_CASE("what init writes can be published at once, without a warning") {
  const TemporaryFolder temporary;
  const std::filesystem::path root = temporary.path() / "new";
  CHECK(init_command(root).status == kDone);
  BuildOptions options;
  options.root = root;
  options.resources = BAOKU_SOURCE_DIR;
  options.strict = true;
  const BuildResult result = build_site(options);
  CHECK(result.diagnostics.sorted().empty());
  CHECK(result.published);
  CHECK(result.stats.articles == 6);
  CHECK(result.stats.undated == 0);
  CHECK(std::filesystem::exists(root / "README.txt"));
  CHECK(std::filesystem::exists(root / "public/index.html"));
}

TEST_CASE("init writes into an empty folder, and into no other") {
  const TemporaryFolder empty;
  CHECK(init_command(empty.path()).status == kDone);
  CHECK_THROWS_WITH(init_command(empty.path()), Catch::Contains("is not empty"));
  const TemporaryFolder other;
  const auto file = other.write("a", "x");
  CHECK_THROWS_WITH(init_command(other.path()), Catch::Contains("is not empty"));
  CHECK_THROWS_WITH(init_command(file), Catch::Contains("is a file"));
}

}  // namespace
}  // namespace baoku
