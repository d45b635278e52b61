#include "reading/layout/pairs.h"

#include <catch2/catch.hpp>
#include <string>

using namespace baoku;

TEST_CASE("Pairs are numbered as they come, however few were expected") {
  for (const std::size_t expected : {0u, 1u, 2u, 100u, 5000u}) {
    PairNumbers numbers(expected);
    const auto pair = [](std::uint32_t i) {
      return CharacterPair{0x4E00 + i % 97} << kLetterBits | (0x4E00 + i / 97);
    };
    CHECK(numbers.find(pair(0)) == PairNumbers::kNone);
    for (std::uint32_t i = 0; i < 3000; ++i) REQUIRE(numbers.add(pair(i)) == i);
    for (std::uint32_t i = 0; i < 3000; ++i) {
      REQUIRE(numbers.add(pair(i)) == i);
      REQUIRE(numbers.find(pair(i)) == i);
    }
    CHECK(numbers.find(pair(3000)) == PairNumbers::kNone);
    CHECK(numbers.size() == 3000);
  }
}

TEST_CASE("Pairs of few texts are found though hardly any are wanted") {
  const PairHolders holders({"石桥修好了", "灯塔亮了，石桥也亮了"}, {"石"});
  CHECK(holders.of(character_pairs("石桥")[0]).empty());  // “石” alone has no pair
  const PairHolders asked({"石桥修好了", "灯塔亮了，石桥也亮了"}, {"石桥"});
  const auto of = asked.of(character_pairs("石桥")[0]);
  CHECK(std::vector(of.begin(), of.end()) == std::vector<std::uint32_t>{0, 1});
  CHECK(asked.of(character_pairs("亮了")[0]).empty());  // nobody asks
}
