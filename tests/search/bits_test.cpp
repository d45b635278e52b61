#include "search/bits.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>
#include <set>

#include "search/content_name.h"
#include "search/directory.h"

using namespace baoku;

TEST_CASE("A bit stream gives back the numbers that went in") {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    BitWriter writer;
    std::vector<std::uint32_t> numbers;
    for (int i = 0; i < 50; ++i)
      numbers.push_back(static_cast<std::uint32_t>(random()) >> (random() % 32));
    for (const std::uint32_t n : numbers) {
      writer.gamma(n / 2 + 1);
      writer.binary(n / 3, n / 3 + 7);
      writer.write(n & 0x7F, 7);
      writer.write(n, 32);
    }
    const std::string text = writer.text();
    CHECK(text.size() == text_size(writer.size()));
    BitReader reader(text);
    for (const std::uint32_t n : numbers) {
      REQUIRE(reader.gamma() == n / 2 + 1);
      REQUIRE(reader.binary(n / 3 + 7) == n / 3);
      REQUIRE(reader.read(7) == (n & 0x7F));
      REQUIRE(reader.read(32) == n);
    }
  }
}

TEST_CASE("Ascending numbers come back from interpolative coding, dense and sparse") {
  std::mt19937 random(2);
  for (const std::uint32_t range : {1u, 2u, 3u, 10u, 1000u, 0x110000u}) {
    for (int round = 0; round < 50; ++round) {
      std::set<std::uint32_t> chosen;
      const std::size_t wanted = random() % (std::min(range, 300u) + 1);
      while (chosen.size() < wanted) chosen.insert(static_cast<std::uint32_t>(random()) % range);
      const std::vector<std::uint32_t> numbers(chosen.begin(), chosen.end());
      BitWriter writer;
      writer.sorted(numbers, 0, range - 1);
      const std::string text = writer.text();
      BitReader reader(text);
      REQUIRE(reader.sorted(static_cast<std::uint32_t>(numbers.size()), 0, range - 1) == numbers);
    }
  }
}

TEST_CASE("A full range costs no bits") {
  std::vector<std::uint32_t> all(100);
  std::iota(all.begin(), all.end(), 5u);
  BitWriter writer;
  writer.sorted(all, 5, 104);
  CHECK(writer.size() == 0);
}

TEST_CASE("A stream can be appended to another at any bit") {
  BitWriter tail;
  tail.write(0x155, 9);
  tail.write(0xDEADBEEF, 32);
  for (unsigned before = 0; before < 40; ++before) {
    BitWriter writer;
    for (unsigned i = 0; i < before; ++i) writer.write(i & 1, 1);
    writer.append(tail);
    CHECK(writer.size() == before + 41);
    const std::string text = writer.text();
    BitReader reader(text);
    for (unsigned i = 0; i < before; ++i) reader.read(1);
    CHECK(reader.read(9) == 0x155);
    CHECK(reader.read(32) == 0xDEADBEEF);
  }
}

TEST_CASE("The characters of a stream need no escape in JSON or in a script") {
  std::mt19937 random(3);
  BitWriter writer;
  for (int i = 0; i < 20000; ++i) writer.write(static_cast<std::uint32_t>(random()), 32);
  const std::string text = writer.text();
  CHECK(std::set<char>(text.begin(), text.end()).size() == 91);
  CHECK(text.find_first_of("\"\\< \n") == std::string::npos);
}

TEST_CASE("A stream that ends too early or holds foreign characters is damaged, not misread") {
  CHECK_THROWS_AS(BitReader("").read(1), DamagedIndex);
  CHECK_THROWS_AS(BitReader("!").read(1), DamagedIndex);
  CHECK_THROWS_AS(BitReader("! ").read(1), DamagedIndex);
  CHECK_THROWS_AS(BitReader("~~").read(1), DamagedIndex);
  CHECK_THROWS_AS(BitReader("!!!!!!!!!!!!!!!!").gamma(), DamagedIndex);
  CHECK_THROWS_AS(BitReader("!!").sorted(7, 1, 6), DamagedIndex);
}

TEST_CASE("Names are nine digits and small letters that change with every byte") {
  CHECK(content_name("").size() == kContentNameLength);
  std::set<std::string> names;
  std::string text(100, 'a');
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const char c : std::string_view("bcdefg")) {
      std::string other = text;
      other[i] = c;
      names.insert(content_name(other));
    }
  }
  CHECK(names.size() == 600);
  for (const std::string& name : names) {
    CHECK(name.find_first_not_of("0123456789abcdefghijklmnopqrstuv") == std::string::npos);
  }
}

TEST_CASE("Entries of a directory come back and lead every gram to its shard") {
  const std::vector<DirectoryEntry> entries = {
      {{2}, "aaaaaaaaa"}, {{2, 7, 1}, "bbbbbbbbb"}, {{2, 9}, "ccccccccc"}, {{5}, "ddddddddd"}};
  BitWriter writer;
  write_entries(entries, {9}, writer);
  const std::string text = writer.text();
  BitReader reader(text);
  const std::vector<DirectoryEntry> read = read_entries({9}, reader);
  REQUIRE(read.size() == entries.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    CHECK(read[i].border == entries[i].border);
    CHECK(read[i].name == entries[i].name);
  }
  CHECK(entry_for(read, {1, 9}) == nullptr);
  CHECK(entry_for(read, {2, 7})->name == "aaaaaaaaa");
  CHECK(entry_for(read, {2, 7, 1, 4})->name == "bbbbbbbbb");
  CHECK(entry_for(read, {4})->name == "ccccccccc");
  CHECK(entry_for(read, {9})->name == "ddddddddd");
}

TEST_CASE("A border stands behind a gram and all that begin with it") {
  CHECK(border_between({}, {3, 4}) == Gram{3});
  CHECK(border_between({3, 4}, {3, 4, 5}) == Gram{3, 4, 5});
  CHECK(border_between({3, 4, 9, 9}, {3, 6, 1, 1}) == Gram{3, 6});
  CHECK(border_between({3}, {3, 4, 5}) == Gram{3, 4, 5});  // a head that skips 4
}
