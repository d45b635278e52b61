// Words that the end of a line cuts in two: 国防部1号宣 | 布. Print breaks running text anywhere,
// but an editor breaks a headline between words, so such a line goes on in the next one.
#pragma once

#include <string_view>
#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/line_characters.h"
#include "reading/layout/lines.h"

namespace baoku {

// Sets `splits_word` of each line that goes on inside a word that the line above began, as ICU's
// dictionary knows words. Looks only below lines that may be headlines.
void mark_broken_words(const std::vector<Line>& lines, const LineCharacters& characters,
                       std::vector<Cues>& cues);

// True when the break between two lines cuts a word of the dictionary in two.
bool cuts_word(std::string_view above, std::string_view below);

}  // namespace baoku
