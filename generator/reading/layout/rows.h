// Rows of a table: what ends where its line ends, however short it is of its column.
#pragma once

#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

// Marks three lines or more as rows that are built alike: 北京 晴 3～9℃ above 郑州 阴 1～5℃,
// 火车站至南湖：8:20、13:30 above 汽车站至古城：7:40、14:30; that are lists of names; or that stand
// below a colon and have words side by side: 王小明 市第一医院护士长.
void mark_rows(const std::vector<Line>& lines, std::vector<Cues>& cues);

// Marks three or more of words and numbers, however unlike, that are short of their column.
// Requires the columns' widths.
void mark_loose_rows(const std::vector<Line>& lines, std::vector<Cues>& cues);

}  // namespace baoku
