// The turns of an interview: each begins a paragraph, however the one above it ends.
#pragma once

#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

// Marks the lines that begin like 记者：…, 王局长：… where two speak in turn, three times or more.
void mark_turns(const std::vector<Line>& lines, std::vector<Cues>& cues);

}  // namespace baoku
