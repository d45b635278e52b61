// What the people finder asks of every character of a text, in one table: what it folds to and
// which kinds it is of. A text is scanned for the few places worth a closer look by these bits.
#pragma once

#include <cstdint>

namespace baoku {

using CharacterKinds = std::uint8_t;
namespace character_kind {
inline constexpr CharacterKinds kSurname = 1u << 0;          // is a Chinese surname
inline constexpr CharacterKinds kSound = 1u << 1;            // writes a sound of foreign names
inline constexpr CharacterKinds kNameDot = 1u << 2;          // stands inside foreign names: ·
inline constexpr CharacterKinds kJapaneseSurname = 1u << 3;  // begins one
inline constexpr CharacterKinds kDoubleSurname = 1u << 4;    // begins one
inline constexpr CharacterKinds kJapaneseSecond = 1u << 5;   // is the second character of one
inline constexpr CharacterKinds kAnySurname = kSurname | kDoubleSurname;
}  // namespace character_kind

struct KnownCharacter {
  std::uint32_t folded : 24;  // the character itself where it folds to several or to none
  std::uint32_t kinds : 8;    // of what it folds to
};

// Returns the table of the basic plane; constant after the first call, which makes it.
const KnownCharacter* known_characters();

// Returns the same of any character.
KnownCharacter known_character(char32_t c);

}  // namespace baoku
