// Character pairs of a text: the words of a language that does not mark them. Two texts about the
// same matter share many.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace baoku {

using CharacterPair = std::uint64_t;

// Returns the distinct pairs of neighbouring letters, sorted. Spaces are passed over, punctuation
// parts.
std::vector<CharacterPair> character_pairs(std::string_view text);

// Returns the share of the distinct pairs of `line` that `text` has too, 0..1.
double share_said_again(std::string_view line, std::string_view text);

}  // namespace baoku
