// Pinyin of Chinese names, from ICU's Han-Latin/Names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baoku {

// Returns one syllable a Han character with tone marks and surname readings (曾 zēng, 单 shàn);
// other characters stand as they are. Thread-safe.
std::vector<std::string> pinyin_syllables(std::string_view name);

// "wang" of "wáng", "lü" -> "lv": lower-case ASCII letters, for URLs and typing.
std::string plain_pinyin(std::string_view syllable);

}  // namespace baoku
