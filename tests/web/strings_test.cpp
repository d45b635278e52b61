#include "web/strings.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "archive_builder.h"
#include "base/files.h"
#include "temporary_folder.h"

using namespace baoku;

TEST_CASE("a site replaces single strings of the interface by its own file") {
  const TemporaryFolder own;
  own.write("strings.zh-Hans.toml", "[nav]\nhome = \"封面\"\n");
  MemoryOutput site;
  WebConfig config = sample_config();
  config.template_dirs.insert(config.template_dirs.begin(), own.path());
  write_site(sample_archive(), config, site);
  CHECK(site["index.html"].find(">封面</a>") != std::string::npos);
  CHECK(site["index.html"].find(">日期</a>") != std::string::npos);
}

TEST_CASE("a string that nothing uses is a warning with the place and a suggestion") {
  const TemporaryFolder own;
  own.write("strings.zh-Hans.toml", "[nav]\nhomes = \"封面\"\n");
  Strings strings;
  Diagnostics diagnostics;
  strings.load({own.path(), BAOKU_SOURCE_DIR "/templates"}, "zh-Hans", diagnostics);
  REQUIRE(diagnostics.sorted().size() == 1);
  CHECK(diagnostics.sorted()[0].severity == Severity::warning);
  CHECK(diagnostics.sorted()[0].position.line == 2);
  CHECK(diagnostics.sorted()[0].message ==
        "nothing uses the string “nav.homes”; did you mean “nav.home”?");
}

TEST_CASE("a language without strings is an error, and so is a missing key") {
  Strings strings;
  Diagnostics diagnostics;
  strings.load({BAOKU_SOURCE_DIR "/templates"}, "xx", diagnostics);
  CHECK(diagnostics.errors() == 1);

  const TemporaryFolder own;
  own.write("strings.yy.toml", "[nav]\nhome = \"home\"\n");
  Diagnostics missing;
  strings.load({own.path()}, "yy", missing);
  CHECK(missing.errors() > 10);
}

TEST_CASE("places in a string are filled, unknown ones stay") {
  const TemporaryFolder own;
  own.write("strings.yy.toml", "[a]\nb = \"{x} of {y} {z\"\n");
  Strings strings;
  Diagnostics diagnostics;
  strings.load({own.path()}, "yy", diagnostics);
  CHECK(strings.format("a.b", {{"x", "{y}"}}) == "{y} of {y} {z");
}

TEST_CASE("every string of the interface is used by a template, a view or the search script") {
  Strings strings;
  Diagnostics diagnostics;
  strings.load({BAOKU_SOURCE_DIR "/templates"}, "zh-Hans", diagnostics);
  REQUIRE(diagnostics.errors() == 0);
  std::string users;
  for (const char* folder : {"/templates", "/generator/web"}) {
    for (const FoundFile& file : list_files(std::string(BAOKU_SOURCE_DIR) + folder, diagnostics)) {
      if (!file.relative.ends_with(".toml")) users += read_file(file.path);
    }
  }
  for (const auto& [key, text] : strings.all()) {
    // The names of months and days are asked for by number, doubts by their sentence.
    if (key.starts_with("search_script.") || key.starts_with("date.month_") ||
        key.starts_with("date.weekday_") || key.ends_with("_one") || key.starts_with("doubt.")) {
      continue;
    }
    INFO(key);
    CHECK((users.find("[[" + key + "]]") != std::string::npos ||
           users.find("\"" + key + "\"") != std::string::npos));
  }
}
