// What readers type on a Latin keyboard when they mean a Chinese name: its pinyin in one word, and
// the initials of its syllables. 曾乐: zengle, zengyue, cengle, cengyue, zl, zy, cl, cy.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baoku {

// Returns the keys of a name, sorted: small letters a-z only. Every reading of every character
// counts, ü is v, u and yu; a name of very many readings keeps its first ones. Names in Latin
// letters have themselves as key.
std::vector<std::string> name_keys(std::string_view name);

}  // namespace baoku
