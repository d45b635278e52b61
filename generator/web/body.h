// The text of an article as HTML: paragraphs and subheads with the names in them linked.
#pragma once

#include "web/page.h"

namespace baoku {

// Fills BLOCK rows of the page: PARAGRAPH, SUBHEAD or OTHER, with ID ("p1") and TEXT_HTML.
void fill_body(const Page& page, const Entry& entry);

}  // namespace baoku
