// The width of the printed column around each line. Print wraps a paragraph at its column, so a
// line that reaches the width goes on in the next one and a shorter one ends a paragraph or is no
// body text.
#pragma once

#include <cstddef>
#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

// Sets `width` of each line's cues. Articles on one sheet may have columns of their own, so only
// lines near by count, and those between the same datelines and bylines most.
void measure_columns(const std::vector<Line>& lines, std::vector<Cues>& cues);

// The widest column that a fair part of the lines stands in; 0 where the text flows.
std::size_t widest_column(const std::vector<Cues>& cues);

// How surely a line reaches the end of its column, 0..1. A line is a little short when a mark,
// number or word did not fit; the first line of a paragraph also by its indent, which extraction
// drops. 1 in flowing text.
double fullness(const Line& line, const Cues& cues, bool begins_paragraph);

}  // namespace baoku
