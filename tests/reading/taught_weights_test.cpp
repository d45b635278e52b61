#include "reading/people/taught_weights.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace baoku {
namespace {

std::string random_text(std::mt19937& random) {
  static const std::u32string kCharacters =
      U"县委书记沈怀瑾和副县长王军、丁国安出席会议，记者报道：普京说的1A。 𠮷";
  std::u32string text;
  for (std::size_t i = random() % 300; i > 0; --i)
    text += kCharacters[random() % kCharacters.size()];
  return to_utf8(text);
}

// Spans as the finder asks for them: by their begins, several at one place.
std::vector<TaughtTable::Span> random_spans(std::size_t size, std::mt19937& random) {
  std::vector<TaughtTable::Span> spans;
  for (std::uint32_t begin = 0; begin < size; ++begin)
    for (std::uint32_t length = 2; length <= 4 && begin + length <= size; ++length)
      if (random() % 3 == 0) spans.push_back({.begin = begin, .end = begin + length});
  return spans;
}

}  // namespace

TEST_CASE("many spans of a text weigh together what each weighs alone") {
  const TaughtTable& table = taught_weights();
  std::mt19937 random(6);
  std::vector<float> weights;
  bool weighs_anything = false;
  for (int round = 0; round < 200; ++round) {
    const std::string printed = random_text(random);
    const ScannedText text(printed);
    const std::vector<TaughtTable::Span> spans = random_spans(text.size(), random);
    for (const NameForm form : {NameForm::chinese, NameForm::sounds}) {
      table.weigh(text, spans, form, weights);
      REQUIRE(weights.size() == spans.size());
      for (std::size_t i = 0; i < spans.size(); ++i) {
        REQUIRE(weights[i] == table.weight(text, spans[i].begin, spans[i].end, form));
        weighs_anything = weighs_anything || weights[i] != 0;
      }
    }
  }
  CHECK(weighs_anything);
}

TEST_CASE("a span is not looked into where what stands beside it weighs too little") {
  const ScannedText text("县长沈怀瑾出席会议");
  std::vector<float> weights;
  const TaughtTable::Span asked{.begin = 2, .end = 5, .least_beside = -1000};
  const TaughtTable::Span hopeless{.begin = 2, .end = 5, .least_beside = 1000};
  taught_weights().weigh(text, std::vector{asked, hopeless}, NameForm::chinese, weights);
  CHECK(weights[0] == taught_weights().weight(text, 2, 5, NameForm::chinese));
  CHECK(weights[1] == TaughtTable::kHopeless);
}

TEST_CASE("a text that is read with the memory of a longer one is the same") {
  std::mt19937 random(8);
  ScannedText reused;
  for (int round = 0; round < 200; ++round) {
    const std::string printed = random_text(random);
    const ScannedText fresh(printed);
    reused.read(printed);
    REQUIRE(reused.chars() == fresh.chars());
    REQUIRE(reused.byte(reused.size()) == printed.size());
    REQUIRE(reused.index_of_byte(static_cast<std::uint32_t>(printed.size())) == reused.size());
    CHECK(reused.surely_begins_word(reused.size()));
  }
}

}  // namespace baoku
