// An article of a sheet -> the Markdown file that reads as the same article: what `baoku import`
// writes. The facts stand on top as TOML (see facts/front_matter.h and facts/printed_place.h), each
// paragraph on one line, subheads as "## …".
#pragma once

#include <string>
#include <string_view>

#include "reading/article.h"

namespace baoku {

// Writes `article`, the `order`th of `sheet` (from 1); `slug` is its address.
std::string written_article(const Article& article, const Sheet& sheet, unsigned order,
                            std::string_view slug);

// Writes a text so that Markdown reads it as these very characters.
std::string escaped_markdown(std::string_view text);

// Names the first part in which two articles differ for their readers, or returns "".
std::string difference_between(const Article& a, const Article& b);

}  // namespace baoku
