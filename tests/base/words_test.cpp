#include "base/words.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "base/word_dictionary.h"

namespace baoku {
namespace {

// Words with a bar in front of each but the first.
std::string words_of(std::string_view text) {
  const std::u32string characters = to_utf32(text);
  std::vector<std::uint8_t> starts(characters.size());
  WordBreaker().mark_starts(characters, starts.data());
  std::u32string cut;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (i > 0 && starts[i] != 0) cut += U'|';
    cut += characters[i];
  }
  return to_utf8(cut);
}

TEST_CASE("a name that the dictionary does not know falls apart into its characters") {
  CHECK(words_of("区党工委书记沈怀瑾出席会议") == "区|党|工委|书记|沈|怀|瑾|出席|会议");
  CHECK(words_of("记者 Lee 报道") == "记者| |Lee| |报道");
  CHECK(words_of("") == "");
}

// Characters that make words with each other, rare ones, and the ends of the range.
std::u32string random_text(std::mt19937& random) {
  static const std::u32string kUsual =
      U"中国人民代表大会常务委员会主任市长出席会议并讲话新华社北京电记者报道的一是在不了有和人这中"
      U"大为上个";
  std::u32string text;
  const std::size_t length = random() % 60;
  for (std::size_t i = 0; i < length; ++i)
    text += random() % 4 != 0 ? kUsual[random() % kUsual.size()]
                              : static_cast<char32_t>(0x4E00 + random() % (0x9FFF - 0x4E00 + 1));
  return text;
}

TEST_CASE("our walk of ICU's dictionary breaks a text where ICU's break iterator does") {
  std::mt19937 random(4);
  WordBreaker breaker;
  for (int round = 0; round < 20'000; ++round) {
    const std::u32string text = random_text(random);
    std::vector<std::uint8_t> ours(text.size()), icu(text.size());
    breaker.mark_starts(text, ours.data());
    breaker.ask_icu(text, icu.data());
    INFO(to_utf8(text));
    REQUIRE(ours == icu);
  }
}

TEST_CASE("a word of every day costs less than one that is seldom met") {
  const WordDictionary* dictionary = WordDictionary::instance();
  REQUIRE(dictionary != nullptr);
  CHECK(dictionary->cost(U"高度").value() < dictionary->cost(U"高飞").value());
  CHECK(dictionary->cost(U"高飞").value() < dictionary->cost(U"冷锋").value());
  CHECK(!dictionary->cost(U"沈怀"));
  CHECK(!dictionary->cost(U"高度重视会议"));
  CHECK(!dictionary->cost(U""));
  CHECK(!dictionary->cost(U"A"));
}

TEST_CASE("whether one character begins a word is what all of the text says of it") {
  static const std::u32string kBetween = U"1，、年A 。（）仉々カ";
  std::mt19937 random(5);
  WordBreaker breaker;
  for (int round = 0; round < 5'000; ++round) {
    const std::u32string text =
        random_text(random) + kBetween[random() % kBetween.size()] + U"会议" + random_text(random);
    std::vector<std::uint8_t> icu(text.size());
    breaker.ask_icu(text, icu.data());
    for (const std::size_t place : {random() % text.size(), text.size() / 2}) {
      INFO(to_utf8(text) << " at " << place);
      REQUIRE(breaker.begins_word(text, place) == (icu[place] != 0));
    }
  }
}

TEST_CASE("Han characters beside marks, figures and Latin letters are divided by themselves") {
  static const std::u32string kBetween = U"1，、年A 。（）仉々カ“”《》";
  std::mt19937 random(6);
  WordBreaker breaker;
  for (int round = 0; round < 5'000; ++round) {
    std::u32string text = random_text(random);
    for (std::size_t parts = random() % 4; parts > 0; --parts)
      text += kBetween[random() % kBetween.size()] + random_text(random);
    std::vector<std::uint8_t> ours(text.size()), icu(text.size());
    breaker.mark_han_starts(text, ours.data());
    breaker.ask_icu(text, icu.data());
    for (std::size_t i = 0; i < text.size(); ++i) {
      INFO(to_utf8(text) << " at " << i);
      if (WordDictionary::is_common(text[i])) REQUIRE(ours[i] == icu[i]);
    }
  }
}

}  // namespace
}  // namespace baoku
