#include "base/publish_place.h"

#include <string>

#include "publishing.h"
#include "temporary_folder.h"

namespace baoku {
namespace {

TEST_CASE("Two builds into one folder do not mix: the second is told to wait") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  for (int round = 0; round < 2; ++round) {
    Publication first(site);
    CHECK(error_of([&] { Publication second(site); }) ==
          "another build is publishing into " + site.string() + "; wait until it has ended");
    first.write("index.html", "x");
    first.publish();
    CHECK(error_of([&] { Publication second(site); }) == "no error");
  }
}

TEST_CASE("A link to the output folder stays a link") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "disk/real");
  fs::create_directory_symlink("disk/real", folder.path() / "public");
  publish(folder.path() / "public", kOld);
  publish(folder.path() / "public/", {{"index.html", "x"}});
  CHECK(fs::is_symlink(folder.path() / "public"));
  CHECK(site_of(folder.path() / "disk/real") == Site{{"index.html", "x"}});
}

TEST_CASE("An output folder that is a file or a dangling link is refused") {
  const TemporaryFolder folder;
  const fs::path file = folder.write("file", "x");
  CHECK(error_of([&] { Publication publication(file); }) ==
        "the output folder " + file.string() + " is a file");
  fs::create_symlink("nowhere", folder.path() / "link");
  CHECK(error_of([&] { Publication publication(folder.path() / "link"); }) ==
        "the output folder " + (folder.path() / "link").string() + " is a link that leads nowhere");
  CHECK(error_of([&] { Publication publication(file / "public"); }).find("Not a directory") !=
        std::string::npos);
}

TEST_CASE("The output folder must stand apart from the sources") {
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  fs::create_directories(root / "content");
  fs::create_directory_symlink("content", root / "link");
  CHECK(error_of([&] { require_apart(root / "public", root / "content"); }) == "no error");
  CHECK(error_of([&] { require_apart(root / "content-public", root / "content"); }) == "no error");
  CHECK(error_of([&] { require_apart(root / "content/public", root / "content/"); }) ==
        "the output folder " + (root / "content/public").string() + " lies inside " +
            (root / "content/").string() + ", which the site is made from");
  CHECK(error_of([&] { require_apart(root, root / "content"); }).find(" holds ") !=
        std::string::npos);
  CHECK(error_of([&] { require_apart(root / "link/x", root / "content"); }).find(" lies inside ") !=
        std::string::npos);
  CHECK(error_of([&] { require_apart(root / "x/../content", root / "content"); }).find(" is ") !=
        std::string::npos);
  // An archive of the site stands beside it.
  CHECK(error_of([&] { require_outside(root / "site.zip", root / "public"); }) == "no error");
  CHECK(error_of([&] {
          require_outside(root / "public/site.zip", root / "public");
        }).find("would lie inside the site") != std::string::npos);
}

}  // namespace
}  // namespace baoku
