// Articles -> the text of one sheet, as it comes out of a PDF or stands in Markdown.
#pragma once

#include <string>
#include <vector>

#include "corpus.h"
#include "news.h"

namespace baoku::bench {

// Lays the articles out one below the other. `layout` is not `mixed`. `random` chooses the width of
// the columns and where the byline stands.
std::string lay_out(const std::vector<News>& articles, Layout layout, Random& random);

}  // namespace baoku::bench
