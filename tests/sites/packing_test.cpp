// Sites that are made to fit: people who share pages, hosts with limits, the whole site as one
// file.
#include <catch2/catch.hpp>
#include <fstream>
#include <regex>
#include <set>

#include "base/temporary_folder.h"
#include "sites/site_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

// The sample archive with a line more in its settings.
fs::path sample_with(const TemporaryFolder& temporary, const std::string& setting) {
  const fs::path root = temporary.path() / "archive";
  fs::create_directories(root);
  fs::copy(fs::path(BAOKU_SOURCE_DIR) / "content", root / "content", fs::copy_options::recursive);
  std::ofstream(root / "site.toml") << "title = \"试验\"\n" << setting << "\n";
  return root;
}

BuildOptions options_of(const fs::path& root, const fs::path& output) {
  BuildOptions options;
  options.root = root;
  options.output = output;
  options.resources = BAOKU_SOURCE_DIR;
  return options;
}

TEST_CASE("every way to somebody who shares a page leads to their anchor on it") {
  const TemporaryFolder temporary;
  const fs::path root = sample_with(temporary, "min_mentions = 3");
  REQUIRE(build_fixture(root, temporary.path() / "site").published);
  const auto files = files_below(temporary.path() / "site");
  const std::regex address("names/few/([0-9a-f]{2})/#([a-z0-9-]+)");
  std::size_t links = 0;
  std::set<std::string> kinds;
  for (const auto& [path, bytes] : files) {
    for (std::sregex_iterator at(bytes.begin(), bytes.end(), address), end; at != end; ++at) {
      ++links;
      kinds.insert(path.substr(0, path.find('/')));
      const auto page = files.find("names/few/" + (*at)[1].str() + "/index.html");
      INFO(path << " " << at->str());
      REQUIRE(page != files.end());
      CHECK(page->second.find("id=\"" + (*at)[2].str() + "\"") != std::string::npos);
    }
  }
  CHECK(links > 50);
  for (const char* kind : {"articles", "names", "search", "data"}) CHECK(kinds.contains(kind));
}

TEST_CASE("people who share pages save files, and articles keep their addresses") {
  const TemporaryFolder temporary;
  const auto articles_of = [](const fs::path& site) {
    std::set<std::string> articles;
    for (const auto& [path, bytes] : files_below(site)) {
      if (path.starts_with("articles/")) articles.insert(path);
    }
    return articles;
  };
  const fs::path root = sample_with(temporary, "");
  const std::size_t before = build_fixture(root, temporary.path() / "all").stats.files;
  std::ofstream(root / "site.toml") << "title = \"试验\"\nmin_mentions = 100\n";
  const std::size_t after = build_fixture(root, temporary.path() / "few").stats.files;
  CHECK(after < before);
  CHECK(articles_of(temporary.path() / "all") == articles_of(temporary.path() / "few"));
}

TEST_CASE("a build can also write the site as one file") {
  const TemporaryFolder temporary;
  BuildOptions options = options_of(sample_with(temporary, ""), temporary.path() / "site");
  options.archive = temporary.path() / "site.tar";
  REQUIRE(build_site(options).published);
  CHECK(fs::file_size(temporary.path() / "site.tar") > 1'000'000);
}

TEST_CASE(
    "an unknown host and a form of archive that nobody knows stop the build before it begins") {
  const TemporaryFolder temporary;
  BuildOptions options = options_of(sample_with(temporary, ""), temporary.path() / "site");
  options.archive = temporary.path() / "site.rar";
  CHECK_THROWS_WITH(build_site(options), Catch::Contains(".tar, .tar.gz or .zip"));
  options.archive.reset();
  options.host = "nowhere";
  CHECK_THROWS_WITH(build_site(options), Catch::Contains("there is no host “nowhere”"));
  CHECK_FALSE(fs::exists(temporary.path() / "site"));
}

TEST_CASE("a scan that the host does not take keeps the site from being published") {
  const TemporaryFolder temporary;
  const fs::path root = sample_with(temporary, "");
  const fs::path site = temporary.path() / "site";
  BuildOptions options = options_of(root, site);
  options.host = "cloudflare";
  REQUIRE(build_site(options).published);
  const auto before = files_below(site);
  std::ofstream scan(root / "content/2020/10-16/04.jpg", std::ios::binary);
  for (int i = 0; i < 27; ++i) scan << std::string(1 << 20, 'x');
  scan.close();
  CHECK_THROWS_WITH(build_site(options), Catch::Contains("cloudflare takes no file of more than") &&
                                             Catch::Contains("facsimile.jpg has 29 MB"));
  CHECK(files_below(site) == before);
  options.host = "any";
  CHECK(build_site(options).published);
}

}  // namespace
}  // namespace baoku
