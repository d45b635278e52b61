// Input that was made to do harm, or by accident: it ends in a diagnostic that names the file, and
// the rest of the archive is read all the same.

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "base/temporary_folder.h"
#include "sites/site_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kLongLine = 20'000'000;  // sanitizers make everything several times larger
#else
constexpr std::size_t kLongLine = 100'000'000;
#endif

const std::string kSheet =
    "石桥通车了\n\n本报讯 昨天上午，城东的石桥修好通车，两岸的居民不用再绕行五里路。\n";

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST_CASE("a line of a hundred megabytes is read like any other") {
  const TemporaryFolder root;
  root.write("content/a.txt", repeated("字", kLongLine / 3));
  root.write("content/b.txt", kSheet);
  const TemporaryFolder output;
  const BuildResult result = build_fixture(root.path(), output.path() / "out");
  CAPTURE(reports(result));
  CHECK(result.published);
}

TEST_CASE("fifty thousand marks of a heading are text") {
  const TemporaryFolder root;
  root.write("content/a.md", repeated("#", 50000));
  root.write("content/b.md", repeated("#\n", 50000));
  root.write("content/c.txt", repeated("#", 50000) + "\n" + kSheet);
  root.write("content/d.txt", kSheet);
  const TemporaryFolder output;
  CHECK(build_fixture(root.path(), output.path() / "out").published);
}

TEST_CASE("links of folders that lead back to themselves are walked once") {
  const TemporaryFolder root;
  root.write("content/2021/a.txt", kSheet);
  fs::create_directory_symlink("..", root.path() / "content/2021/again");
  fs::create_directory_symlink(root.path() / "content/round", root.path() / "content/round");
  const TemporaryFolder output;
  const BuildResult result = build_fixture(root.path(), output.path() / "out");
  CAPTURE(reports(result));
  CHECK(result.stats.sources == 1);
  CHECK(reports(result).find("content/2021/again") != std::string::npos);
}

TEST_CASE("a file that may not be read is an error, and the others are checked all the same") {
  const TemporaryFolder root;
  const fs::path secret = root.write("content/a.txt", kSheet);
  root.write("content/b.md", "+++\nslug = \"A\"\n+++\n石桥通车了。\n");
  if (geteuid() == 0) {
    WARN("SKIPPED for root, who may read every file: a folder in the place of the file is tested");
    // A name that ends in .txt but cannot be opened as a file, even by root.
    fs::remove(secret);
    fs::create_symlink(root.path() / "nowhere", secret);
    const TemporaryFolder output;
    const BuildResult result = build_fixture(root.path(), output.path() / "out");
    CHECK(reports(result).find("content/b.md:2:8: error: slug “A”") != std::string::npos);
    return;
  }
  REQUIRE(chmod(secret.c_str(), 0) == 0);
  const TemporaryFolder output;
  const BuildResult result = build_fixture(root.path(), output.path() / "out");
  CHECK(reports(result).find("content/a.txt: error: cannot be read: Permission denied\n") !=
        std::string::npos);
  CHECK(reports(result).find("content/b.md:2:8: error: slug “A”") != std::string::npos);
  CHECK_FALSE(result.published);
}

TEST_CASE("a file whose name is no text is an error that shows its bytes") {
  const TemporaryFolder root;
  root.write("content/\xFF\xFE.txt", kSheet);
  root.write("content/new\nline.txt", kSheet);
  root.write("content/sound.txt", kSheet);
  const TemporaryFolder output;
  CHECK(reports(build_fixture(root.path(), output.path() / "out")) ==
        "content/\\xFF\\xFE.txt: error: the file's name is not valid UTF-8 or holds control "
        "characters\n"
        "content/new\\x0Aline.txt: error: the file's name is not valid UTF-8 or holds control "
        "characters\n");
}

TEST_CASE("names that are as long as a file system allows get addresses that are short enough") {
  const TemporaryFolder root;
  root.write("content/" + repeated("庄", 83) + ".txt", kSheet);
  const std::string person = repeated("欧", 80);
  root.write("content/a.md",
             "+++\ntitle = \"题\"\npeople = [\"" + person + "\"]\n+++\n" + person + "。\n");
  const TemporaryFolder output;
  CHECK(build_fixture(root.path(), output.path() / "out").published);
}

TEST_CASE("a folder without a sheet does not replace yesterday's site by an empty one") {
  const TemporaryFolder root;
  const fs::path sheet = root.write("content/a.txt", kSheet);
  const TemporaryFolder output;
  REQUIRE(build_fixture(root.path(), output.path() / "out").published);
  fs::remove(sheet);
  const BuildResult result = build_fixture(root.path(), output.path() / "out");
  CHECK_FALSE(result.published);
  CHECK(reports(result) == "content/: error: there is no .txt or .md file in this folder\n");
  fs::remove_all(root.path() / "content");
  CHECK_THROWS(build_fixture(root.path(), output.path() / "out"));
  CHECK(fs::exists(output.path() / "out/index.html"));
}

TEST_CASE("the site cannot be published over its own sources") {
  const TemporaryFolder root;
  root.write("content/a.txt", kSheet);
  for (const char* output : {"", "content", "content/x", "static/../content", "templates/a"}) {
    CAPTURE(output);
    CHECK_THROWS(build_fixture(root.path(), root.path() / output));
  }
  CHECK(files_below(root.path()).size() == 1);
}

}  // namespace
}  // namespace baoku
