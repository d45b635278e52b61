#include <catch2/catch.hpp>

#include "base/temporary_folder.h"
#include "sites/site_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

void copy_sources(const fs::path& from, const fs::path& to) {
  for (const char* part : {"site.toml", "content"}) {
    if (fs::exists(from / part)) fs::copy(from / part, to / part, fs::copy_options::recursive);
  }
}

TEST_CASE("two builds, and builds with one and many threads, give the same bytes") {
  const fs::path root = fs::path(BAOKU_SOURCE_DIR);
  const TemporaryFolder temporary;
  REQUIRE(build_fixture(root, temporary.path() / "one", 1).published);
  const auto one = files_below(temporary.path() / "one");
  REQUIRE(build_fixture(root, temporary.path() / "one", 1).published);  // over the first
  CHECK(files_below(temporary.path() / "one") == one);
  for (const unsigned jobs : {2u, 7u}) {
    const fs::path output = temporary.path() / std::to_string(jobs);
    REQUIRE(build_fixture(root, output, jobs).published);
    CHECK(files_below(output) == one);
  }
}

TEST_CASE("a second build of the same sources writes no file") {
  const TemporaryFolder temporary;
  const fs::path root = fs::path(BAOKU_SOURCE_DIR) / "tests/sites/fixtures/every-kind-of-source";
  REQUIRE(build_fixture(root, temporary.path() / "out").stats.written > 20);
  const BuildResult again = build_fixture(root, temporary.path() / "out");
  CHECK(again.stats.written == 0);
  CHECK(again.stats.deleted == 0);
}

TEST_CASE("the site does not depend on where its sources lie or how the folder is called from") {
  const TemporaryFolder temporary;
  const fs::path fixture = fs::path(BAOKU_SOURCE_DIR) / "tests/sites/fixtures/every-kind-of-source";
  const fs::path elsewhere = temporary.path() / "another place";
  fs::create_directories(elsewhere);
  copy_sources(fixture, elsewhere);
  REQUIRE(build_fixture(fixture, temporary.path() / "a").published);
  REQUIRE(build_fixture(elsewhere / "content" / "..", temporary.path() / "b").published);
  CHECK(files_below(temporary.path() / "a") == files_below(temporary.path() / "b"));
}

}  // namespace
}  // namespace baoku
