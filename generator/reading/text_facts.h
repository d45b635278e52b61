// What the archive asks of an article's texts: taken down once, when they are read, so that later
// builds need not look at the texts of what has not changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/record_key.h"

namespace baoku {

struct Article;

// Something that a text names, at the first place where it does.
struct TextThing {
  std::uint64_t key = 0;  // of its words; the highest bit is set
  std::uint32_t block = 0;
  std::uint32_t begin = 0;  // bytes of the block's text
  std::uint32_t end = 0;
  bool is_place = false;
};

struct TextFacts {
  RecordKey whole;                // of all that the article holds
  RecordKey beginning;            // of the blocks that excerpts show
  RecordKey people;               // of who is named, as what, with which offices; not of where
  std::uint64_t address = 0;      // of the letters that its address is made from (letters_of_body)
  std::uint32_t characters = 0;   // but for white space
  std::vector<TextThing> things;  // by key
};

TextFacts make_text_facts(const Article& article);
// TextFacts::people of the article as it is now.
RecordKey key_of_people(const Article& article);
// Those that the article has, or those that are made of it in `made`.
const TextFacts& facts_of(const Article& article, TextFacts& made);

// Returns the first `count` letters of an article, which its address is made from: no digits,
// punctuation, spaces, case, width.
inline constexpr std::size_t kLettersOfAddress = 64;
std::string letters_of_body(const Article& article, std::size_t count);
std::string letters_of(std::string_view text, std::size_t count);
std::uint64_t address_hash(std::string_view letters);

// Returns what stands in quotes or book title marks in `text`, when it is short enough to be a
// name, and what ends like the name of a place.
struct NamedThing {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_place = false;
};
std::vector<NamedThing> named_things(std::string_view text);

}  // namespace baoku
