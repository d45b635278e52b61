#include "reading/stored_sheet.h"

#include <catch2/catch.hpp>
#include <random>

#include "reading/read_source.h"

namespace baoku {
namespace {

constexpr const char* kSheet =
    "第02版 要闻\n"
    "\n"
    "渡口灯塔昨晚重新亮灯\n"
    "本报讯 1月22日，市委副书记王新亭在航\n"
    "运站调研时强调，要保证夜航安全平稳。记者\n"
    "何青山\n"
    "\n"
    "帖姣：守望码头\n"
    "本报讯 4月6日，南岸码头的老站长帖姣说，\n"
    "四十一年来，替 代的船换了三条。\n"
    "□通讯员 张红军\n";

ReadSheet read_example() {
  SourceFile file;
  file.path = "content/2021/01-25/02.txt";
  file.stem = "2021/01-25/02";
  file.bytes = kSheet;
  file.sidecar_path = "content/2021/01-25/02.toml";
  file.sidecar_bytes = "newspaper = \"云渡时报\"\nshet = 1\n";
  file.corrections_path = "content/2021/01-25/02.corrections.toml";
  file.corrections_bytes =
      "[[misread]]\nprinted = \"码头\"\nreads = \"渡口\"\nin = \"4月6日，南岸\"\n";
  Diagnostics diagnostics;
  ReadSheet read{read_source(file, {}, diagnostics), {}};
  read.diagnostics = diagnostics.sorted();
  return read;
}

TEST_CASE("a stored sheet comes back as it was, with what was said about it") {
  const ReadSheet read = read_example();
  REQUIRE(read.sheet.articles.size() >= 2);
  REQUIRE_FALSE(read.diagnostics.empty());
  const StoredSheet stored = store_sheet(read);
  const auto loaded = load_sheet(stored);
  REQUIRE(loaded);
  CHECK(store_sheet(*loaded) == stored);
  CHECK(loaded->sheet.source.text() == read.sheet.source.text());
  CHECK(loaded->sheet.source.line_count() == read.sheet.source.line_count());
  CHECK(loaded->sheet.newspaper == "云渡时报");
  CHECK(loaded->sheet.date.iso() == "2021-01-25");
  REQUIRE(loaded->sheet.articles.size() == read.sheet.articles.size());
  for (std::size_t i = 0; i < read.sheet.articles.size(); ++i) {
    CHECK(loaded->sheet.articles[i].title == read.sheet.articles[i].title);
    CHECK(loaded->sheet.articles[i].confidence == read.sheet.articles[i].confidence);
    CHECK(loaded->sheet.articles[i].people.size() == read.sheet.articles[i].people.size());
  }
  REQUIRE(loaded->diagnostics.size() == read.diagnostics.size());
  CHECK(loaded->diagnostics[0].text() == read.diagnostics[0].text());
}

TEST_CASE("numbers keep their sign and their last digit") {
  ReadSheet read;
  read.sheet.number = -7;
  read.sheet.date.year = -300;
  read.sheet.date.confidence = 0.1 + 0.2;
  read.sheet.articles.resize(1);
  read.sheet.articles[0].stray_lines = {0, 127, 128, SIZE_MAX};
  const auto loaded = load_sheet(store_sheet(read));
  REQUIRE(loaded);
  CHECK(loaded->sheet.number == -7);
  CHECK(loaded->sheet.date.year == -300);
  CHECK(loaded->sheet.date.confidence == 0.1 + 0.2);
  CHECK(loaded->sheet.articles[0].stray_lines == read.sheet.articles[0].stray_lines);
}

TEST_CASE("texts are stored apart: a sheet comes back without them, and they without it") {
  ReadSheet read = read_example();
  for (Article& article : read.sheet.articles) article.facts = make_text_facts(article);
  const StoredSheet stored = store_sheet(read);
  CHECK(stored.facts.find("四十一年") == std::string::npos);
  const auto sheet = load_sheet_without_texts(stored.facts);
  REQUIRE(sheet);
  CHECK(sheet->sheet.source.text().empty());
  REQUIRE(sheet->sheet.articles.size() == read.sheet.articles.size());
  const auto texts = load_texts(stored.texts, read.sheet.articles.size());
  REQUIRE(texts);
  CHECK(texts->printed == read.sheet.source.text());
  CHECK(texts->corrections == read.sheet.corrections.text());
  for (std::size_t i = 0; i < read.sheet.articles.size(); ++i) {
    const Article& article = read.sheet.articles[i];
    CHECK(sheet->sheet.articles[i].blocks.empty());
    REQUIRE(sheet->sheet.articles[i].facts);
    CHECK(sheet->sheet.articles[i].facts->whole == article.facts->whole);
    CHECK(sheet->sheet.articles[i].facts->address == article.facts->address);
    REQUIRE(texts->blocks[i].size() == article.blocks.size());
    for (std::size_t b = 0; b < article.blocks.size(); ++b) {
      CHECK(texts->blocks[i][b].text == article.blocks[b].text);
    }
  }
  CHECK_FALSE(load_texts(stored.texts, read.sheet.articles.size() + 1));
  CHECK_FALSE(load_texts(stored.texts + "x", read.sheet.articles.size()));
}

TEST_CASE("bytes that are cut off, too long or of something else are no sheet and no crash") {
  const StoredSheet stored = store_sheet(read_example());
  std::mt19937 random(1);
  for (std::string StoredSheet::*part : {&StoredSheet::facts, &StoredSheet::texts}) {
    const std::string& bytes = stored.*part;
    const auto load_with = [&](const std::string& other) {
      StoredSheet damaged = stored;
      damaged.*part = other;
      return load_sheet(damaged);
    };
    for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 40) {
      CHECK_FALSE(load_with(bytes.substr(0, size)));
    }
    CHECK_FALSE(load_with(bytes + "x"));
    for (int i = 0; i < 300; ++i) {
      std::string damaged = bytes;
      damaged[random() % damaged.size()] = static_cast<char>(random());
      load_with(damaged);  // any answer will do
    }
  }
}

}  // namespace
}  // namespace baoku
