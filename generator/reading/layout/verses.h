// Verses: lines that end where the poet ended them, not where the column did.
#pragma once

#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

// Marks the lines of poems as rows, which end where their line ends: stanzas of lines about as long
// as each other, and behind a headline and its author any short lines. Requires the columns' widths
// and the rows of tables.
void mark_verses(const std::vector<Line>& lines, std::vector<Cues>& cues);

}  // namespace baoku
