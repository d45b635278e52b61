#include "reading/people/lexicon.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <unordered_set>

#include "base/regions.h"
#include "base/utf8.h"
#include "people_lexicon.h"
#include "reading/people/character_kinds.h"

namespace baoku {
namespace {

struct Section {
  std::string_view name;
  WordClasses classes;
};
constexpr Section kSections[] = {
    {"single", word_class::kSingleOffice},
    {"shared", word_class::kSharedOffice},
    {"deputy", word_class::kDeputy},
    {"says", word_class::kSays},
    {"acts", word_class::kActs},
    {"respect", word_class::kRespect},
    {"brings", word_class::kBrings},
    {"lists", word_class::kLists},
    {"kin", word_class::kKin},
    {"byline", word_class::kByline},
    {"takes", word_class::kTakes},
    {"named", word_class::kNamed},
    {"words", word_class::kNotName},
    {"places", word_class::kPlace},
    {"times", word_class::kTimes},
    {"locates", word_class::kLocates},
    {"japanese surnames", word_class::kJapaneseSurname},
    {"towns", word_class::kTown},
    {"elements", word_class::kElement},
    {"japan", word_class::kJapan},
};
constexpr std::string_view kTransliteration = "characters";
constexpr std::string_view kWeak = "weak";
constexpr std::string_view kDotted = "dotted";
constexpr std::string_view kJapaneseSingle = "japanese single";
constexpr std::string_view kJapaneseGiven = "japanese given";
constexpr std::string_view kJapaneseEndings = "japanese endings";

// Calls visit(line) for every line that says something, without its comment.
template <typename Visit>
void for_each_line(std::string_view file, Visit visit) {
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    std::string_view line = file.substr(0, end);
    line = trim(line.substr(0, line.find('#')));
    if (!line.empty()) visit(line);
    file.remove_prefix(std::min(end + 1, file.size()));
  }
}

// Takes the next word off the front of a line; "" at its end.
std::string_view take_word(std::string_view& line) {
  line = trim(line);
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

// Takes the next word as texts are read: folded.
std::u32string take_folded(std::string_view& line) {
  std::u32string word = to_utf32(take_word(line));
  for (char32_t& c : word) c = folded_character(c);
  return word;
}

float take_number(std::string_view& line) {
  return std::strtof(std::string(take_word(line)).c_str(), nullptr);
}

std::uint64_t pair_of(char32_t first, char32_t second) {
  return std::uint64_t{first} << 32 | second;
}

// How much a surname speaks for a name: grows with the people who bear it, falls with the use of
// the character as a word.
float surname_weight(float per_mille, int ordinary_use) {
  constexpr float kOrdinary[] = {0.0F, 0.9F, 2.2F, 4.0F};
  return 0.6F * std::log(per_mille) - kOrdinary[std::clamp(ordinary_use, 0, 3)];
}

}  // namespace

Lexicon::Lexicon() : facts_(256) {
  for (const EmbeddedFile& file : people_lexicon()) {
    if (file.path.ends_with("surnames.txt")) {
      read_surnames(file.bytes);
    } else if (file.path.ends_with("given_names.txt")) {
      read_given_names(file.bytes);
    } else {
      read_words(file.bytes);
    }
  }
  for (const std::string& region : chinese_region_names())
    add_word(to_utf32(region), word_class::kCountry);
}

CharacterFacts& Lexicon::edit(char32_t c) {
  if (c >= kPlane) throw std::logic_error("the lexicon knows the basic plane only");
  std::uint16_t& page = page_[c >> 8];
  if (page == 0) {
    page = static_cast<std::uint16_t>(facts_.size() >> 8);
    facts_.resize(facts_.size() + 256);
  }
  return facts_[static_cast<std::size_t>(page) << 8 | (c & 0xFF)];
}

void Lexicon::read_surnames(std::string_view file) {
  for_each_line(file, [&](std::string_view line) {
    const float per_mille = take_number(line);
    const int use = static_cast<int>(take_number(line));
    while (!trim(line).empty()) {
      const std::u32string surname = take_folded(line);
      CharacterFacts& first = edit(surname[0]);
      if (surname.size() == 1) {
        first.is_surname = true;
        first.ordinary_use = static_cast<std::uint8_t>(std::clamp(use, 0, 3));
        first.is_mostly_word = use == 3;
        first.surname = surname_weight(per_mille, use);
      } else {
        first.begins_double_surname = true;
        double_surnames_.try_emplace(pair_of(surname[0], surname[1]),
                                     surname_weight(per_mille, use) + 3);
      }
    }
  });
}

void Lexicon::read_given_names(std::string_view file) {
  std::unordered_set<char32_t> seen;  // a character counts where it stands first
  for_each_line(file, [&](std::string_view line) {
    const float weight = take_number(line);
    for (const char32_t c : take_folded(line))
      if (seen.insert(c).second) edit(c).given = weight;
  });
}

void Lexicon::read_words(std::string_view file) {
  // Sections of characters set a flag of each, the others a class of each word.
  constexpr std::pair<std::string_view, bool CharacterFacts::*> kOfCharacters[] = {
      {kTransliteration, &CharacterFacts::is_transliteration},
      {kWeak, &CharacterFacts::is_weak_transliteration},
      {kDotted, &CharacterFacts::is_dotted_transliteration},
      {kJapaneseSingle, &CharacterFacts::is_japanese_single},
      {kJapaneseGiven, &CharacterFacts::is_japanese_given},
      {kJapaneseEndings, &CharacterFacts::is_japanese_ending},
  };
  WordClasses classes = 0;
  bool CharacterFacts::*flag = nullptr;
  for_each_line(file, [&](std::string_view line) {
    if (line.front() == '[') {
      const std::string_view name = line.substr(1, line.find(']') - 1);
      flag = nullptr;
      classes = 0;
      for (const auto& [section, its_flag] : kOfCharacters)
        if (section == name) flag = its_flag;
      for (const Section& section : kSections)
        if (section.name == name) classes = section.classes;
      if (classes == 0 && flag == nullptr)
        throw std::logic_error("the lexicon has an unknown section " + std::string(name));
      return;
    }
    while (!trim(line).empty()) {
      const std::u32string word = take_folded(line);
      if (flag == nullptr) {
        add_word(word, classes);
        if (classes & word_class::kElement) edit(word[0]).begins_element = true;
        if (classes & word_class::kJapan) edit(word[0]).begins_word_of_japan = true;
        if ((classes & word_class::kJapaneseSurname) && word.size() > 1) {
          edit(word[0]).begins_japanese_surname = true;
          edit(word[1]).is_second_of_japanese_surname = true;
        }
      } else {
        for (const char32_t c : word) edit(c).*flag = true;
      }
    }
  });
}

void Lexicon::add_word(std::u32string_view word, WordClasses classes) {
  WordTrie::Node node = WordTrie::kRoot;
  for (const char32_t c : word) node = forward_.grow(node, c);
  forward_.add_bits(node, classes);
  if (classes & word_class::kJapaneseSurname) {
    node = WordTrie::kRoot;
    for (const char32_t c : word) node = japanese_surnames_.grow(node, c);
    japanese_surnames_.add_bits(node, classes);
  }
  node = WordTrie::kRoot;
  for (std::size_t i = word.size(); i > 0; --i) node = backward_.grow(node, word[i - 1]);
  backward_.add_bits(node, classes);
}

WordClasses Lexicon::classes(std::u32string_view word) const {
  WordTrie::Node node = WordTrie::kRoot;
  for (const char32_t c : word)
    if ((node = forward_.step(node, c)) == WordTrie::kNone) return 0;
  return forward_.bits(node);
}

bool Lexicon::double_surname(std::u32string_view text, std::size_t at, float& weight) const {
  if (at + 1 >= text.size() || !facts(text[at]).begins_double_surname) return false;
  const auto found = double_surnames_.find(pair_of(text[at], text[at + 1]));
  if (found == double_surnames_.end()) return false;
  weight = found->second;
  return true;
}

std::size_t split_surname(std::string_view name) {
  std::u32string characters = to_utf32(name);
  for (char32_t& c : characters) c = folded_character(c);
  float weight = 0;
  if (characters.size() > 2 && lexicon().double_surname(characters, 0, weight))
    return offset_of_code_point(name, 2);
  if (characters.size() < 2 || characters.size() > 4 || !lexicon().facts(characters[0]).is_surname)
    return 0;
  return offset_of_code_point(name, 1);
}

}  // namespace baoku
