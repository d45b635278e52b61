// Parts of an article's page that stand round its text.
#pragma once

#include <string>

#include "web/page.h"

namespace baoku {

// How to cite it: the section CITE, and rows of META for the page's head.
void fill_citation(Page& page, const Entry& entry);

// The lines of the source that the article was made from, headline, byline and body, in their
// order: the section ORIGINAL with LINES_HTML, one <li value="12"> a line.
void fill_original(const Page& page, const Entry& entry);

// Where readers report errors, and the article as files: REPORT_URL, and rows of FILE.
void fill_services(const Page& page, const Entry& entry);

// Articles that share people, titles or places with this one, with the reasons: rows of RELATED.
void fill_related(const Page& page, ArticleIndex index);

}  // namespace baoku
