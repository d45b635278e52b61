// One broken site for each message: tests/sites/broken/NAME holds the site and, in expected.txt,
// what is printed about it, to the byte.

#include <catch2/catch.hpp>

#include "base/temporary_folder.h"
#include "sites/site_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

TEST_CASE("every broken site is told what is wrong with it, and errors publish nothing") {
  const fs::path folder = fs::path(BAOKU_SOURCE_DIR) / "tests/sites/broken";
  int sites = 0;
  for (const fs::directory_entry& site : fs::directory_iterator(folder)) {
    if (!site.is_directory()) continue;
    ++sites;
    CAPTURE(site.path().filename().string());
    const TemporaryFolder temporary;
    const fs::path output = temporary.path() / "public";
    const BuildResult result = build_fixture(site.path(), output);
    check_expected(site.path() / "expected.txt", reports(result));
    CHECK(result.published == (result.diagnostics.errors() == 0));
    CHECK(fs::exists(output) == result.published);
    CHECK_FALSE(build_fixture(site.path(), output, 1, true).published);  // nothing here is perfect
  }
  CHECK(sites > 20);
}

TEST_CASE("a build with errors leaves yesterday's site as it was") {
  const TemporaryFolder temporary;
  const fs::path output = temporary.path() / "public";
  temporary.write("content/a.txt",
                  "石桥通车了\n\n本报讯 昨天上午，城东的石桥修好通车，两岸欢喜。\n");
  REQUIRE(build_fixture(temporary.path(), output).published);
  const auto yesterday = files_below(output);
  temporary.write("content/b.md", "+++\nslug = \"../x\"\n+++\n");
  CHECK_FALSE(build_fixture(temporary.path(), output).published);
  CHECK(files_below(output) == yesterday);
}

}  // namespace
}  // namespace baoku
