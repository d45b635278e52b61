// A Markdown file with front matter -> one article.
#pragma once

#include "base/diagnostics.h"
#include "base/source.h"
#include "reading/article.h"
#include "reading/facts/front_matter.h"
#include "reading/people/people.h"

namespace baoku {

// Reads the text behind `block` as the article that `front` tells about. `date` is the day that the
// file is given, or one without a day.
Article read_markdown_article(const Source& source, const SettingsBlock& block, FrontMatter front,
                              const Date& date, const PeopleConfig& config,
                              Diagnostics& diagnostics);

}  // namespace baoku
