#include "base/site_archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "base/files.h"
#include "base/publication.h"
#include "temporary_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

void publish(const fs::path& folder, const std::string& home) {
  Publication publication(folder);
  publication.write("index.html", home);
  publication.write("人物/王/index.html", "王");
  publication.write(".nojekyll", "");
  publication.write("long.txt", std::string(300'000, 'x'));
  publication.publish();
}

std::map<std::string, std::string> unpacked(const fs::path& file) {
  std::map<std::string, std::string> files;
  const std::unique_ptr<struct archive, int (*)(struct archive*)> in(archive_read_new(),
                                                                     archive_read_free);
  archive_read_support_format_all(in.get());
  archive_read_support_filter_all(in.get());
  REQUIRE(archive_read_open_filename(in.get(), file.c_str(), 1 << 16) == ARCHIVE_OK);
  archive_entry* entry = nullptr;
  while (archive_read_next_header(in.get(), &entry) == ARCHIVE_OK) {
    std::string bytes;
    char buffer[4096];
    for (la_ssize_t got; (got = archive_read_data(in.get(), buffer, sizeof buffer)) > 0;) {
      bytes.append(buffer, static_cast<std::size_t>(got));
    }
    files[archive_entry_pathname_utf8(entry)] = bytes;
  }
  return files;
}

TEST_CASE("a packed site holds the published files, whatever the form") {
  std::setlocale(LC_ALL, "C.UTF-8");  // for reading the names back
  const TemporaryFolder temporary;
  const fs::path site = temporary.path() / "site";
  publish(site, "home");
  for (const char* name : {"site.tar", "site.tar.gz", "site.tgz", "site.zip"}) {
    INFO(name);
    write_site_archive(site, temporary.path() / name);
    const auto files = unpacked(temporary.path() / name);
    CHECK(files.size() == 4);
    CHECK(files.at("index.html") == "home");
    CHECK(files.at("人物/王/index.html") == "王");
    CHECK(files.at("long.txt").size() == 300'000);
    CHECK_FALSE(fs::exists(temporary.path() / (std::string(name) + ".part")));
  }
}

TEST_CASE("the same site packed twice, elsewhere and in another time zone, gives the same bytes") {
  const TemporaryFolder temporary;
  for (const char* name : {"a", "b"}) publish(temporary.path() / name, "home");
  for (const std::string form : {".tar", ".tar.gz", ".zip"}) {
    INFO(form);
    setenv("TZ", "UTC", 1);
    tzset();
    write_site_archive(temporary.path() / "a", temporary.path() / ("a" + form));
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
    write_site_archive(temporary.path() / "b", temporary.path() / ("b" + form));
    unsetenv("TZ");
    CHECK(read_file(temporary.path() / ("a" + form)) == read_file(temporary.path() / ("b" + form)));
  }
}

TEST_CASE("a file that was changed by hand is not packed, and no half archive is left") {
  const TemporaryFolder temporary;
  publish(temporary.path() / "site", "home");
  std::ofstream(temporary.path() / "site/index.html") << "mine";
  CHECK_THROWS_WITH(write_site_archive(temporary.path() / "site", temporary.path() / "site.tar"),
                    Catch::Contains("index.html was changed since it was published"));
  CHECK_FALSE(fs::exists(temporary.path() / "site.tar"));
  CHECK_FALSE(fs::exists(temporary.path() / "site.tar.part"));
}

TEST_CASE("a folder that nobody published and a name of no known form are refused") {
  const TemporaryFolder temporary;
  CHECK_THROWS(write_site_archive(temporary.path(), temporary.path() / "site.tar"));
  CHECK_FALSE(archive_form("site.rar"));
}

}  // namespace
}  // namespace baoku
