#include "base/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <string>
#include <system_error>
#include <vector>

#include "temporary_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> relative_names(const fs::path& folder, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const FoundFile& file : list_files(folder, diagnostics)) names.push_back(file.relative);
  return names;
}

std::string reports(const Diagnostics& diagnostics, const fs::path& folder) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    std::string text = diagnostic.text();
    const std::string prefix = folder.string() + "/";
    if (text.starts_with(prefix)) text.erase(0, prefix.size());
    out += text;
  }
  return out;
}

using Names = std::vector<std::string>;

TEST_CASE("read_file returns every byte, NUL and all") {
  const TemporaryFolder folder;
  const std::string bytes("a\0b\r\n\xFF", 6);
  CHECK(read_file(folder.write("x", bytes)) == bytes);
  CHECK(read_file(folder.write("empty", "")).empty());
  const std::string large(3'000'000, 'x');
  CHECK(read_file(folder.write("large", large)) == large);
}

TEST_CASE("read_file names the path that it cannot read") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(read_file(folder.path() / "absent"), std::system_error);
  CHECK_THROWS_WITH(
      read_file(folder.path() / "absent"),
      "cannot open " + (folder.path() / "absent").string() + ": No such file or directory");
  CHECK_THROWS_WITH(read_file(folder.path()),
                    "cannot read " + folder.path().string() + ": Is a directory");
}

TEST_CASE("A named pipe is not waited for") {
  const TemporaryFolder folder;
  const fs::path pipe = folder.path() / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK_THROWS_AS(read_file(pipe), std::system_error);
  Diagnostics diagnostics;
  CHECK(relative_names(folder.path(), diagnostics).empty());
  CHECK(reports(diagnostics, folder.path()) ==
        "pipe: warning: neither a file nor a folder; left out\n");
}

TEST_CASE("Files are listed sorted by their path below the folder, hidden ones left out") {
  const TemporaryFolder folder;
  for (const char* name :
       {"b/2.txt", "b.txt", "a/x/1.txt", "a/版.txt", ".git/config", "a/.x", "a/draft.txt~", "z"}) {
    folder.write(name, "");
  }
  Diagnostics diagnostics;
  CHECK(relative_names(folder.path(), diagnostics) ==
        Names{"a/x/1.txt", "a/版.txt", "b.txt", "b/2.txt", "z"});
  CHECK(diagnostics.sorted().empty());
  CHECK(read_file(list_files(folder.path(), diagnostics)[0].path).empty());
}

TEST_CASE("A link to a folder is followed once, under the folder's own name where it has one") {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  elsewhere.write("far.txt", "");
  folder.write("b/1.txt", "");
  fs::create_directory_symlink("b", folder.path() / "a");
  fs::create_directory_symlink(elsewhere.path(), folder.path() / "far");
  fs::create_directory_symlink(elsewhere.path(), folder.path() / "far2");
  fs::create_symlink("b/1.txt", folder.path() / "one.txt");
  Diagnostics diagnostics;
  CHECK(relative_names(folder.path(), diagnostics) == Names{"b/1.txt", "far/far.txt", "one.txt"});
  CHECK(reports(diagnostics, folder.path()) ==
        "a: warning: the link leads to a folder that is read already; left out\n"
        "far2: warning: the link leads to a folder that is read already; left out\n");
}

TEST_CASE("A link loop, a dangling link and an unreadable name are errors; the rest is listed") {
  const TemporaryFolder folder;
  folder.write("a/1.txt", "");
  folder.write("bad\xFFname\n.txt", "");
  fs::create_directory_symlink("..", folder.path() / "a/up");
  fs::create_symlink("self", folder.path() / "self");
  fs::create_symlink("nowhere", folder.path() / "gone.txt");
  Diagnostics diagnostics;
  CHECK(relative_names(folder.path(), diagnostics) == Names{"a/1.txt"});
  CHECK(reports(diagnostics, folder.path()) ==
        "a/up: error: the link leads back to a folder that holds it\n"
        "bad\\xFFname\\x0A.txt: error: the file's name is not valid UTF-8 or holds control "
        "characters\n"
        "gone.txt: error: cannot be read: No such file or directory\n"
        "self: error: cannot be read: Too many levels of symbolic links\n");
}

TEST_CASE("Links that double at every step are listed in linear time") {
  const TemporaryFolder folder;
  for (int i = 0; i < 40; ++i) {
    const fs::path step = folder.path() / ("x" + std::to_string(i));
    fs::create_directory(step);
    fs::create_directory_symlink("../x" + std::to_string(i + 1), step / "l");
    fs::create_directory_symlink("../x" + std::to_string(i + 1), step / "r");
  }
  folder.write("x40/1.txt", "");
  Diagnostics diagnostics;
  CHECK(relative_names(folder.path(), diagnostics) == Names{"x40/1.txt"});
}

TEST_CASE("A folder that cannot be opened is an error, and the rest is listed") {
  const TemporaryFolder folder;
  folder.write("a.txt", "");
  folder.write("locked/1.txt", "");
  Diagnostics absent;
  CHECK(list_files(folder.path() / "absent", absent).empty());
  CHECK(reports(absent, folder.path()) ==
        "absent: error: cannot be read: No such file or directory\n");
  if (geteuid() == 0) {
    WARN("run as root: folders without rights are not tested");
    return;
  }
  fs::permissions(folder.path() / "locked", fs::perms::none);
  Diagnostics diagnostics;
  CHECK(relative_names(folder.path(), diagnostics) == Names{"a.txt"});
  CHECK(reports(diagnostics, folder.path()) ==
        "locked: error: cannot be read: Permission denied\n");
  fs::permissions(folder.path() / "locked", fs::perms::owner_all);
}

}  // namespace
}  // namespace baoku
