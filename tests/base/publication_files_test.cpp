#include "base/publication_files.h"

#include <stdexcept>
#include <string>

#include "publishing.h"
#include "temporary_folder.h"

namespace baoku {
namespace {

TEST_CASE("Paths that leave the folder, or that name the publishing itself, are refused") {
  const TemporaryFolder folder;
  Publication publication(folder.path() / "public");
  for (const char* path : {"", "/", "/etc/passwd", "../x", "a/../../x", "a//b", "a/", "./a", "a/.",
                           ".baoku-files", ".BAOKU-files", ".baoku-state/x", "a\nb", "a\xFF"}) {
    CHECK_THROWS_AS(publication.write(path, "x"), std::logic_error);
  }
  CHECK_THROWS_AS(publication.write("a/" + std::string(256, 'x'), "x"), std::logic_error);
  CHECK(error_of([&] { publication.write("a/../b", "x"); }) ==
        "\"a/../b\" cannot be published: its path has a part \"..\"");
  publication.write("...", "x");
  publication.write("a/.baoku-files", "x");
  publication.publish();
  CHECK(site_of(folder.path() / "public") == Site{{"...", "x"}, {"a/.baoku-files", "x"}});
}

TEST_CASE("A path written twice, or as file and folder, is our mistake") {
  const TemporaryFolder folder;
  for (const char* name : {"first", "first"}) {
    Publication publication(folder.path() / name);
    publication.write("a/b", "x");
    CHECK(error_of([&] { publication.write("a/b", "x"); }) == "\"a/b\" is written twice");
    CHECK(error_of([&] { publication.write("a", "x"); }) == "\"a\" is both a file and a folder");
    CHECK(error_of([&] { publication.write("a/b/c", "x"); }) ==
          "\"a/b\" is both a file and a folder");
  }
}

}  // namespace
}  // namespace baoku
