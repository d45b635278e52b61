#include "reading/text_facts.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/article.h"
#include "reading/stored_sheet.h"

namespace baoku {
namespace {

// Excerpts read whole paragraphs until they have more bytes than this at most.
constexpr std::size_t kBeginning = 240 * 4;

// As excerpts are made: paragraphs, or the first block when there are none.
RecordKey key_of_beginning(const Blocks& blocks) {
  KeyBuilder key;
  key.add(std::uint64_t{blocks.size()});
  std::size_t bytes = 0;
  for (const Block& block : blocks) {
    if (block.kind != Block::Kind::paragraph) continue;
    key.add(block.text);
    bytes += block.text.size();
    if (bytes > kBeginning) return key.key();
  }
  if (bytes == 0 && !blocks.empty()) key.add(blocks.front().text);
  return key.key();
}

std::uint32_t characters_of(const Blocks& blocks) {
  std::uint32_t count = 0;
  for (const Block& block : blocks) {
    for (std::size_t i = 0; i < block.text.size();) {
      if (!is_space(next_code_point(block.text, i))) ++count;
    }
  }
  return count;
}

std::vector<TextThing> things_of(const Blocks& blocks) {
  std::vector<TextThing> things;
  std::uint32_t number = 0;
  for (const Block& block : blocks) {
    for (const NamedThing& thing : named_things(block.text)) {
      const std::uint64_t hash =
          XXH3_64bits(block.text.data() + thing.begin, thing.end - thing.begin);
      things.push_back({hash | 1ull << 63, number, static_cast<std::uint32_t>(thing.begin),
                        static_cast<std::uint32_t>(thing.end), thing.is_place});
    }
    ++number;
  }
  std::stable_sort(things.begin(), things.end(),
                   [](const TextThing& a, const TextThing& b) { return a.key < b.key; });
  const auto same = [](const TextThing& a, const TextThing& b) { return a.key == b.key; };
  things.erase(std::unique(things.begin(), things.end(), same), things.end());
  things.shrink_to_fit();
  return things;
}

// Folds width and ASCII case; returns 0 for what is no letter.
char32_t letter(char32_t c) {
  if (is_han(c)) return c;
  if (c >= 0xFF21 && c <= 0xFF5A) c -= 0xFEE0;
  if (c >= U'A' && c <= U'Z') return c + (U'a' - U'A');
  if (c >= U'a' && c <= U'z') return c;
  return c > 0x7F && is_letter(c) ? c : 0;
}

// Appends the letters of `text` until `left` of them are taken.
void append_letters(std::string_view text, std::size_t& left, std::string& out) {
  for (std::size_t i = 0; i < text.size() && left > 0;) {
    const char32_t c = letter(next_code_point(text, i));
    if (c == 0) continue;
    append_utf8(out, c);
    --left;
  }
}

}  // namespace

std::string letters_of(std::string_view text, std::size_t count) {
  std::string out;
  append_letters(text, count, out);
  return out;
}

std::uint64_t address_hash(std::string_view letters) {
  return XXH3_64bits(letters.data(), letters.size());
}

std::string letters_of_body(const Article& article, std::size_t count) {
  std::string out;
  std::size_t left = count;
  append_letters(article.address_text, left, out);
  if (!out.empty()) return out;
  // The dateline may stand in the first paragraph or apart from it; the id is the same either way.
  std::string_view dateline = article.dateline;
  for (const Block& block : article.blocks) {
    if (block.kind != Block::Kind::paragraph) continue;
    const std::string printed = block.misreadings.empty() ? "" : printed_text(block);
    std::string_view text = block.misreadings.empty() ? block.text : printed;
    if (text.starts_with(dateline)) text.remove_prefix(dateline.size());
    dateline = {};
    append_letters(text, left, out);
  }
  if (!out.empty()) return out;
  for (const Block& block : article.blocks) append_letters(printed_text(block), left, out);
  if (out.empty()) append_letters(article.title, left, out);
  return out;
}

RecordKey key_of_people(const Article& article) {
  KeyBuilder key;
  key.add(std::uint64_t{article.people.size()});
  for (const NamedPerson& person : article.people) {
    key.add(person.name).add(static_cast<std::uint64_t>(person.as));
    key.add(std::bit_cast<std::uint64_t>(person.confidence));
    key.add(std::uint64_t{person.roles.size()});
    for (const std::string& role : person.roles) key.add(role);
  }
  return key.key();
}

TextFacts make_text_facts(const Article& article) {
  TextFacts facts;
  facts.whole = key_of(article);
  facts.beginning = key_of_beginning(article.blocks);
  facts.people = key_of_people(article);
  facts.address = address_hash(letters_of_body(article, kLettersOfAddress));
  facts.characters = characters_of(article.blocks);
  facts.things = things_of(article.blocks);
  return facts;
}

const TextFacts& facts_of(const Article& article, TextFacts& made) {
  return article.facts ? *article.facts : made = make_text_facts(article);
}

}  // namespace baoku
