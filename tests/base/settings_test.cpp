#include "base/settings.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

namespace baoku {
namespace {

// A front matter stands in the middle of a source: the settings begin on its second line.
struct Parsed {
  Source source;
  Diagnostics diagnostics;
  std::optional<SettingTable> table;

  std::string reports() const {
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) out += diagnostic.text();
    return out;
  }
};

Parsed toml(const std::string& settings) {
  Parsed parsed;
  parsed.source = Source("site.toml", "+++\n" + settings + "+++\n正文\n");
  parsed.table = parse_toml(parsed.source, 4, 4 + settings.size(), parsed.diagnostics);
  return parsed;
}

Parsed yaml(const std::string& settings) {
  Parsed parsed;
  parsed.source = Source("a.md", "---\n" + settings + "---\n正文\n");
  parsed.table = parse_yaml(parsed.source, 4, 4 + settings.size(), parsed.diagnostics);
  return parsed;
}

SettingReader reader(Parsed& parsed) {
  REQUIRE(parsed.reports().empty());
  return SettingReader(*parsed.table, parsed.source, "site.toml", parsed.diagnostics);
}

using Texts = std::vector<std::string>;

TEST_CASE("Settings of every type are read from TOML") {
  Parsed parsed = toml(
      "title = '云渡'\nsheet = 2\nratio = 1.50\ndraft = true\ndate = 2021-01-25\n"
      "moment = 2021-01-25T08:00:00+08:00\nnames = ['王', 3]\nsolo = \"李\"\n"
      "[people]\nadd = []\n[[rule]]\nx = 1\n[[rule]]\nx = 2\n");
  SettingReader settings = reader(parsed);
  CHECK(settings.text("title") == "云渡");
  CHECK(settings.integer("sheet", 1, 99) == 2);
  CHECK(settings.text("sheet") == "2");
  CHECK(settings.text("ratio") == "1.50");
  CHECK(settings.boolean("draft") == true);
  CHECK(settings.date("date") == SettingDate{2021, 1, 25});
  CHECK(settings.text("date") == "2021-01-25");
  CHECK(settings.date("moment") == SettingDate{2021, 1, 25});
  CHECK(settings.texts("names") == Texts{"王", "3"});
  CHECK(settings.texts("solo") == Texts{"李"});
  REQUIRE(settings.table("people"));
  CHECK(settings.table("people")->contains("add"));
  REQUIRE(settings.tables("rule").size() == 2);
  CHECK_FALSE(settings.text("absent"));
  CHECK_FALSE(settings.table("absent"));
  settings.finish();
  CHECK(parsed.reports().empty());
}

TEST_CASE("Settings of every type are read from YAML") {
  Parsed parsed = yaml(
      "# 注释\ntitle: 云渡：镇志\nquoted: \"2021\"\nsheet: 02\ndraft: false\ndate: 2021-01-25\n"
      "moment: 2021-1-5 08:00:00 +0800\nratio: 1.50\nempty:\n"
      "tags: [水利, 3, 'x']\npeople:\n  - 王建\n  - 李\nfold: >\n  一行\n  又一行\ntable:\n  k: "
      "v\n");
  SettingReader settings = reader(parsed);
  CHECK(settings.text("title") == "云渡：镇志");
  CHECK(settings.text("quoted") == "2021");
  CHECK(settings.integer("sheet", 1, 99) == 2);
  CHECK(settings.text("sheet") == "02");
  CHECK(settings.boolean("draft") == false);
  CHECK(settings.date("date") == SettingDate{2021, 1, 25});
  CHECK(settings.date("moment") == SettingDate{2021, 1, 5});
  CHECK(settings.text("ratio") == "1.50");
  CHECK_FALSE(settings.text("empty"));
  CHECK(settings.texts("tags") == Texts{"水利", "3", "x"});
  CHECK(settings.texts("people") == Texts{"王建", "李"});
  CHECK(settings.text("fold") == "一行 又一行\n");
  REQUIRE(settings.table("table"));
  settings.finish();
  CHECK(parsed.reports().empty());
}

TEST_CASE("Empty settings are an empty table") {
  CHECK(toml("").table->empty());
  CHECK(toml("# nothing\n").table->empty());
  CHECK(yaml("").table->empty());
  CHECK(yaml("# nothing\n").table->empty());
}

TEST_CASE("An unknown key is an error with a did-you-mean") {
  Parsed parsed = toml("titel = 1\nzzz = 2\n[people]\nexlude = []\n");
  SettingReader settings = reader(parsed);
  settings.text("title");
  settings.text("base_url");
  SettingReader people(*settings.table("people"), parsed.source, "[people]", parsed.diagnostics);
  people.texts("exclude");
  people.finish();
  settings.finish();
  CHECK(parsed.reports() ==
        "site.toml:2:1: error: unknown key \"titel\" in site.toml; did you mean \"title\"?\n"
        "    2 | titel = 1\n"
        "      | ^\n"
        "site.toml:3:1: error: unknown key \"zzz\" in site.toml\n"
        "    3 | zzz = 2\n"
        "      | ^\n"
        "site.toml:5:1: error: unknown key \"exlude\" in [people]; did you mean \"exclude\"?\n"
        "    5 | exlude = []\n"
        "      | ^\n");
}

TEST_CASE("A value of the wrong type is named with its place") {
  Parsed parsed =
      toml("'标题' = ['x']\nsheet = 0\ndraft = 'yes'\ndate = '2021-02-30'\nnames = [[1]]\n");
  SettingReader settings = reader(parsed);
  CHECK_FALSE(settings.text("标题"));
  CHECK_FALSE(settings.integer("sheet", 1, 99));
  CHECK_FALSE(settings.boolean("draft"));
  CHECK_FALSE(settings.date("date"));
  CHECK_FALSE(settings.texts("names"));
  CHECK(parsed.reports() ==
        "site.toml:2:8: error: \"标题\" in site.toml must be a text, not a list\n"
        "    2 | '标题' = ['x']\n"
        "      |          ^\n"
        "site.toml:3:9: error: \"sheet\" in site.toml must be a whole number from 1 to 99, not 0\n"
        "    3 | sheet = 0\n"
        "      |         ^\n"
        "site.toml:4:9: error: \"draft\" in site.toml must be true or false, not a text\n"
        "    4 | draft = 'yes'\n"
        "      |         ^\n"
        "site.toml:5:8: error: \"date\" in site.toml must be a date such as 2021-01-25, not "
        "\"2021-02-30\"\n"
        "    5 | date = '2021-02-30'\n"
        "      |        ^\n"
        "site.toml:6:10: error: \"names\" in site.toml must be a list of texts, not a list\n"
        "    6 | names = [[1]]\n"
        "      |          ^\n");
}

TEST_CASE("Syntax errors and duplicate keys are reported at their place, in TOML") {
  Parsed broken = toml("title = '云渡'\n标题 = 1\n");
  CHECK_FALSE(broken.table);
  CHECK(broken.reports() ==
        "site.toml:3:1: error: not valid TOML: expected keys, tables, whitespace or comments, saw "
        "'标'\n"
        "    3 | 标题 = 1\n"
        "      | ^\n");
  CHECK(toml("title = '云渡'  x\n").reports() ==
        "site.toml:2:15: error: not valid TOML: expected a comment or whitespace, saw 'x'\n"
        "    2 | title = '云渡'  x\n"
        "      |                 ^\n");
  Parsed twice = toml("title = '云渡'\ntitle = 'x'\n");
  CHECK_FALSE(twice.table);
  CHECK(twice.reports() ==
        "site.toml:3:9: error: not valid TOML: cannot redefine existing string 'title'\n"
        "    3 | title = 'x'\n"
        "      |         ^\n");
}

TEST_CASE("Syntax errors and duplicate keys are reported at their place, in YAML") {
  Parsed broken = yaml("title: 云渡\ntags: [一, 二\n");
  CHECK_FALSE(broken.table);
  CHECK(broken.reports() ==
        "a.md:4:1: error: not valid YAML: end of sequence flow not found\n"
        "    4 | ---\n"
        "      | ^\n");
  Parsed twice = yaml("title: 云渡\n'title': x\n");
  CHECK_FALSE(twice.table);
  CHECK(twice.reports() ==
        "a.md:3:1: error: the key \"title\" is given twice\n"
        "    3 | 'title': x\n"
        "      | ^\n");
  CHECK(yaml("- a\n- b\n").reports() ==
        "a.md:2:1: error: the settings must be keys with values\n"
        "    2 | - a\n"
        "      | ^\n");
  CHECK(yaml("[a]: b\n").reports() ==
        "a.md:2:1: error: a key must be a text\n"
        "    2 | [a]: b\n"
        "      | ^\n");
  CHECK(yaml("标: !!binary x\n").reports() ==
        "a.md:2:4: error: YAML tags are not read here\n"
        "    2 | 标: !!binary x\n"
        "      |     ^\n");
  CHECK(yaml("a: 1\n--- \nb: 2\n").reports() ==
        "a.md:2:1: error: the settings hold more than one YAML document\n"
        "    2 | a: 1\n"
        "      | ^\n");
}

TEST_CASE("YAML aliases are refused, so that they cannot multiply") {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before +
            "]\n";
  }
  CHECK(yaml(bomb).reports() ==
        "a.md:3:10: error: YAML aliases are not read here; write the value again\n"
        "    3 | a1: &a1 [*a0, *a0]\n"
        "      |          ^\n");
}

TEST_CASE("Control characters and settings that are nested deep are refused") {
  CHECK(toml("a = \"x\\u0000\"\n").reports() ==
        "site.toml:2:5: error: a text must not hold control characters\n"
        "    2 | a = \"x\\u0000\"\n"
        "      |     ^\n");
  CHECK(toml("\"a\\nb\" = 1\n").reports() ==
        "site.toml:2:1: error: a key must not hold control characters\n"
        "    2 | \"a\\nb\" = 1\n"
        "      | ^\n");
  CHECK(yaml("a: \"x\\0\"\n").reports() ==
        "a.md:2:4: error: a text must not hold control characters\n"
        "    2 | a: \"x\\0\"\n"
        "      |    ^\n");
  CHECK_FALSE(toml("a = " + std::string(100, '[') + std::string(100, ']') + "\n").table);
  CHECK_FALSE(toml("a = " + std::string(100'000, '[') + "\n").table);
  CHECK_FALSE(toml("a" +
                   [] {
                     std::string dots;
                     for (int i = 0; i < 20'000; ++i) dots += ".a";
                     return dots;
                   }() +
                   " = 1\n")
                  .table);
  CHECK_FALSE(yaml("a: " + std::string(100, '[') + std::string(100, ']') + "\n").table);
  CHECK_FALSE(yaml("a: " + std::string(100'000, '[') + "\n").table);
  CHECK_FALSE(yaml("a: " + std::string(100'000, '{') + "\n").table);
  CHECK_FALSE(yaml(std::string(100'000, '-') + "\n").table);
  std::string steps;
  for (int i = 0; i < 200'000; ++i) steps += "- ";
  CHECK_FALSE(yaml(steps + "\n").table);
  CHECK_FALSE(yaml("a: '" + std::string(300 << 10, 'x') + "'\n").table);
  CHECK_FALSE(toml("a = '" + std::string(5 << 20, 'x') + "'\n").table);
}

}  // namespace
}  // namespace baoku
