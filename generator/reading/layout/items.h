// The items of a list: sentences or clauses that each end with a line, one below the other.
#pragma once

#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

// Marks the first lines of three items or more that begin alike (任命王二为县财政局局长。), end
// alike (李四为县教育局局长；), are numbered (一、新建幼儿园两所；) or are clauses that leave their
// lines open. A long one may run over lines. Marks the notes above them, too, as ended.
void mark_items(const std::vector<Line>& lines, std::vector<Cues>& cues);

}  // namespace baoku
