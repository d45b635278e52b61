// What the words of neighbouring lines say about each other. A headline is said again in the story
// below it; a line of running text hardly ever is. Two halves of one story share words; two stories
// do not: windows of 200 characters of one article share 6 % or more of their character pairs nine
// times in ten, of two articles once in twenty (measured on news text).
#pragma once

#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/line_characters.h"
#include "reading/layout/lines.h"

namespace baoku {

// Sets `echo` and `seam` of the lines that may be headlines or subheads by their own cues, `seam`
// of the lines behind a byline, `heads_above` of headlines whose story stands above them, and
// `announced` where that begins.
void measure_repetition(const std::vector<Line>& lines, const LineCharacters& characters,
                        std::vector<Cues>& cues);

}  // namespace baoku
