// Rows of a table that are wider than their column: 校对 1名 有三年以上经 | 验。
#pragma once

#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

// Marks the first lines of three rows or more as items, and the last ones as ended, where a row
// that fills its column goes on in the next line. They stand below a colon, or each has a number
// behind a label: 火车站至南湖：8:20、. Requires the columns' widths.
void mark_wrapped_rows(const std::vector<Line>& lines, std::vector<Cues>& cues);

}  // namespace baoku
