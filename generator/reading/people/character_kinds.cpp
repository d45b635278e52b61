#include "reading/people/character_kinds.h"

#include <string_view>
#include <vector>

#include "base/folding.h"
#include "reading/people/lexicon.h"
#include "reading/people/name_context.h"

namespace baoku {
namespace {

constexpr char32_t kPlane = 0x10000;

}  // namespace

char32_t folded_character(char32_t c) {
  const std::u32string_view folded = c < 0x80 ? std::u32string_view() : folding().folded(c);
  return folded.size() == 1 ? folded[0] : c;
}

KnownCharacter known_character(char32_t c) {
  using namespace character_kind;
  c = folded_character(c);
  const CharacterFacts& facts = lexicon().facts(c);
  unsigned kinds = 0;
  if (facts.is_surname) kinds |= kSurname;
  if (facts.begins_double_surname) kinds |= kDoubleSurname;
  if (facts.is_transliteration) kinds |= kSound;
  if (is_name_dot(c)) kinds |= kNameDot;
  if (facts.begins_japanese_surname) kinds |= kJapaneseSurname;
  if (facts.is_second_of_japanese_surname) kinds |= kJapaneseSecond;
  if (facts.is_weak_transliteration) kinds |= kWeakSound;
  if (facts.is_dotted_transliteration) kinds |= kDottedSound;
  if (facts.is_japanese_given) kinds |= kJapaneseGiven;
  if (facts.begins_element) kinds |= kElement;
  if (facts.is_japanese_single) kinds |= kJapaneseSingle;
  if (facts.is_japanese_ending) kinds |= kJapaneseEnding;
  if (facts.begins_word_of_japan) kinds |= kJapan;
  if (facts.is_second_of_word_of_japan) kinds |= kJapanSecond;
  return {c,
          {static_cast<CharacterKinds>(kinds), static_cast<std::int8_t>(2 * facts.given),
           CharacterMarks::unknown}};
}

const KnownCharacter* known_characters() {
  static const std::vector<KnownCharacter> all = [] {
    std::vector<KnownCharacter> made;
    made.reserve(kPlane);
    for (char32_t c = 0; c < kPlane; ++c) made.push_back(known_character(c));
    return made;
  }();
  return all.data();
}

}  // namespace baoku
