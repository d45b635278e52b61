// [[move]]: paragraphs put where they belong, in the same or another article.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "reading/article.h"
#include "reading/corrections/placed_corrections.h"
#include "reading/layout/lines.h"

namespace baoku {

// Moves blocks of `articles`, in the order of the corrections; `lines` are those that the placed
// corrections count. An article whose last paragraph moves away is no more (see
// is_dissolved): its headline goes along as a subhead, its byline joins the other's. Reports moves
// that make no sense.
void move_blocks(const Corrections& corrections, const PlacedCorrections& placed,
                 const std::vector<Line>& lines, std::vector<Article>& articles,
                 Diagnostics& diagnostics);

inline bool is_dissolved(const Article& article) { return article.body_lines.first == 0; }

}  // namespace baoku
