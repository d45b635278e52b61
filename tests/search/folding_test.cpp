#include "base/folding.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "archives.h"
#include "base/utf8.h"
#include "search/published_folding.h"

using namespace baoku;

TEST_CASE("Width, case, script variants and white space fold away") {
  const Folding folding;
  CHECK(folding.fold("ＰＭ２．５") == "pm2.5");
  CHECK(folding.fold("臺灣後臺裡面乾淨") == "台湾后台里面干净");
  CHECK(folding.fold("1月 22日，替　代\n3\u00A0个") == "1月22日,替代3个");
  CHECK(folding.fold("㍿①½ﬁ") == "株式会社11⁄2fi");
  CHECK(folding.fold("Straße STRASSE") == "strassestrasse");
  CHECK(folding.fold("a\u200Bb\u00ADc\uFEFFd") == "abcd");
  CHECK(folding.fold("e\u0301") == folding.fold("É"));
  CHECK(folding.fold("") == "");
}

TEST_CASE("Folding what is folded changes nothing, for every character") {
  const Folding folding;
  for (char32_t c : folding.changed()) {
    for (char32_t to : folding.folded(c)) {
      CHECK(folding.folded(to) == std::u32string_view(&to, 1));
    }
  }
}

TEST_CASE("Folding pieces of a text in NFC gives the pieces of the folded text") {
  const Folding folding;
  std::mt19937 random(1);
  for (const Alphabet alphabet : kAlphabets) {
    const PlainScan texts(random_archive(alphabet, 20, random), folding);
    for (int i = 0; i < 100; ++i) {
      const std::u32string text = to_utf32(to_nfc(texts.random_piece(30, random)));
      const std::size_t cut = pick(text.size() + 1, random);
      const std::string left = to_utf8(text.substr(0, cut));
      const std::string right = to_utf8(text.substr(cut));
      if (to_nfc(left) != left || to_nfc(right) != right) continue;
      CHECK(folding.fold(to_utf8(text)) == folding.fold(left) + folding.fold(right));
    }
  }
}

TEST_CASE("Each folded character knows the bytes that it came from") {
  const Folding folding;
  const std::string text = "Ａ 臺e\u0301㍿";
  const FoldedText folded = folding.fold_with_spans(text);
  REQUIRE(folded.text == U"a台é株式会社");
  const auto original = [&](std::size_t i) {
    return text.substr(folded.spans[i].begin, folded.spans[i].end - folded.spans[i].begin);
  };
  CHECK(original(0) == "Ａ");
  CHECK(original(1) == "臺");
  CHECK(original(2) == "e\u0301");
  CHECK(original(3) == "㍿");
  CHECK(original(6) == "㍿");
}

TEST_CASE("Spans fold to the characters that they belong to, in any text") {
  const Folding folding;
  std::mt19937 random(2);
  for (const Alphabet alphabet : kAlphabets) {
    const PlainScan texts(random_archive(alphabet, 20, random), folding);
    for (int i = 0; i < 100; ++i) {
      const std::string text = texts.random_piece(40, random);
      const FoldedText folded = folding.fold_with_spans(text);
      REQUIRE(to_utf8(folded.text) == folding.fold(text));
      std::uint32_t end = 0;
      for (const FoldedText::Span& span : folded.spans) {
        REQUIRE(span.begin < span.end);
        REQUIRE(span.end <= text.size());
        REQUIRE(span.end >= end);
        end = span.end;
      }
    }
  }
}

TEST_CASE("The published folding folds like the one that it was made from") {
  const Folding folding;
  PublishedFolding published;
  published.add(nlohmann::json::parse(folding_json(folding, folding.changed()).dump()));
  for (char32_t c : folding.changed()) {
    const std::string text = to_utf8(std::u32string(1, c));
    CHECK(to_utf8(published.fold(text)) == folding.fold(text));
  }
  CHECK(to_utf8(published.fold("ＰＭ２．５ 臺灣 e\u0301")) == "pm2.5台湾é");
}
