// What the people finder asks of every character of a text, in one table: what it folds to and
// which kinds it is of, how well it stands in a given name. A text is scanned for the few places
// worth a closer look by these bits.
#pragma once

#include <cstdint>

namespace baoku {

using CharacterKinds = std::uint16_t;
namespace character_kind {
inline constexpr CharacterKinds kSurname = 1u << 0;          // is a Chinese surname
inline constexpr CharacterKinds kSound = 1u << 1;            // writes a sound of foreign names
inline constexpr CharacterKinds kNameDot = 1u << 2;          // stands inside foreign names: ·
inline constexpr CharacterKinds kJapaneseSurname = 1u << 3;  // begins one
inline constexpr CharacterKinds kDoubleSurname = 1u << 4;    // begins one
inline constexpr CharacterKinds kJapaneseSecond = 1u << 5;   // is the second character of one
inline constexpr CharacterKinds kWeakSound = 1u << 6;        // a sound that is as often a word
inline constexpr CharacterKinds kDottedSound = 1u << 7;      // a sound beside a dot only
inline constexpr CharacterKinds kJapaneseGiven = 1u << 8;    // of Japanese given names
inline constexpr CharacterKinds kElement = 1u << 9;          // begins one: 卓玛, 巴特尔
inline constexpr CharacterKinds kJapaneseSingle = 1u << 10;  // is a Japanese surname by itself
inline constexpr CharacterKinds kJapaneseEnding = 1u << 11;  // ends Japanese given names
inline constexpr CharacterKinds kJapan = 1u << 12;           // begins a word that speaks of Japan
inline constexpr CharacterKinds kJapanSecond = 1u << 13;     // is the second character of one
inline constexpr CharacterKinds kAnySurname = kSurname | kDoubleSurname;
}  // namespace character_kind

// Without defaults, so that memory for many is not set twice.
struct CharacterMarks {
  CharacterKinds kinds;
  std::int8_t given;  // twice its weight in a given name
  // Whether a word begins with it where it stands, which only a text can tell.
  enum Start : std::uint8_t { unknown, inside, begins } start;
};

struct KnownCharacter {
  char32_t folded = 0;     // the character itself where it folds to several or to none
  CharacterMarks marks{};  // of what it folds to
};

// Returns what the character folds to, or itself where that is several or none. Texts and the
// lexicon meet in it: 著名 stands in both as 着名.
char32_t folded_character(char32_t c);

// Returns the table of the basic plane; constant after the first call, which makes it.
const KnownCharacter* known_characters();

// Returns the same of any character.
KnownCharacter known_character(char32_t c);

}  // namespace baoku
