#include "base/text_numbers.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <unordered_map>

namespace baoku {

TEST_CASE("texts are numbered as they first come, however many there are") {
  std::mt19937 random(1);
  TextNumbers numbers;
  std::unordered_map<std::string, std::uint32_t> plain;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = "王" + std::to_string(random() % 6000);
    const auto known = plain.try_emplace(text, static_cast<std::uint32_t>(plain.size())).first;
    REQUIRE(numbers.number(text) == known->second);
  }
  CHECK(numbers.size() == plain.size());
  CHECK(numbers.number("") == plain.size());
  CHECK(numbers.number("") == plain.size());
}

}  // namespace baoku
