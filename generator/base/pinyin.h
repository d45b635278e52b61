// Pinyin of Chinese names, from ICU's Han-Latin/Names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baoku {

// Returns one syllable a Han character with tone marks and surname readings (曾 zēng, 单 shàn);
// other characters stand as they are. Thread-safe.
std::vector<std::string> pinyin_syllables(std::string_view name);

// What ICU has told so far, as a text for later runs of the same program (kept_readings.h), which
// then need not open its transliterators: that takes longer than all names do. Taken over before
// anything is asked, also when it is empty; returned only when there is more than was taken over.
void take_readings(std::string_view text);
std::optional<std::string> new_readings();

// "wang" of "wáng", "lü" -> "lv": lower-case ASCII letters, for URLs and typing.
std::string plain_pinyin(std::string_view syllable);

}  // namespace baoku
