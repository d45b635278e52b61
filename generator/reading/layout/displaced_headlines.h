// Headlines that stand behind their story, or in a stack at the foot of the sheet, tell where it
// begins: where text comes that says their words, and what stands above it does not.
#pragma once

#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"
#include "reading/layout/said_words.h"

namespace baoku {

// Sets `announced` and `seam` of the lines where such stories begin, and `heads_above` of the lines
// of their headlines. `heads`: which lines may be of a headline.
void find_displaced_headlines(const std::vector<Line>& lines, const std::vector<bool>& heads,
                              SaidWords& said, std::vector<Cues>& cues);

}  // namespace baoku
