#include "commands/watch.h"

#include <catch2/catch.hpp>

#include "base/temporary_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

TEST_CASE("a change below a watched place is noticed, whatever it is") {
  const TemporaryFolder folder;
  const fs::path file = folder.write("content/a/b.txt", "一");
  const std::vector<fs::path> places = {folder.path() / "content", folder.path() / "site.toml",
                                        folder.path() / "templates"};
  const auto before = fingerprint(places);
  CHECK(fingerprint(places) == before);
  SECTION("a file grows") { folder.write("content/a/b.txt", "一二"); }
  SECTION("a file is written again later") {
    fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds(1));
  }
  SECTION("a file is added") { folder.write("content/c.txt", ""); }
  SECTION("a file is removed") { fs::remove(file); }
  SECTION("a file is renamed") { fs::rename(file, folder.path() / "content/a/c.txt"); }
  SECTION("the settings appear") { folder.write("site.toml", ""); }
  SECTION("a folder appears") { folder.write("templates/a.html", ""); }
  CHECK(fingerprint(places) != before);
}

TEST_CASE("a loop of links does not keep the watcher busy for ever") {
  const TemporaryFolder folder;
  folder.write("content/a.txt", "一");
  for (const char* name : {"up", "again", "more"}) {
    fs::create_directory_symlink("..", folder.path() / "content" / name);
  }
  CHECK(fingerprint({folder.path()}) == fingerprint({folder.path()}));
}

}  // namespace
}  // namespace baoku
