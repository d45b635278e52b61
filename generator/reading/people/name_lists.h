// Lists of names: 张良才、王军、姚五洲, or a board of honour with spaces between them.
#pragma once

#include <vector>

#include "reading/people/name_candidates.h"
#include "reading/people/scanned_text.h"

namespace baoku {

// Lets candidates beside each other in a list support each other, in the order in which they stand.
// What stands between two names is one, though it may be a word elsewhere.
void support_lists(const ScannedText& text, std::vector<Candidate>& candidates);

}  // namespace baoku
