// Echoes: a headline is said again in the story below it, a line of running text hardly ever is.
#pragma once

#include <vector>

#include "reading/cues.h"
#include "reading/lines.h"

namespace baoku {

// Sets `echo` of the lines that may be headlines by their own cues.
void measure_echoes(const std::vector<Line>& lines, std::vector<Cues>& cues);

}  // namespace baoku
