// [[article]]: what a publisher says of an article as a whole.
#pragma once

#include "reading/article.h"
#include "reading/corrections/corrections.h"

namespace baoku {

// Sets headline, section and byline of `article`, and notes what they replace. Its date waits until
// dates are read (see corrected_date).
void correct_fields(const ArticleCorrection& correction, Article& article);

// The date that the correction gives; one without a day when it gives none. `path` is the
// corrections file.
Date corrected_date(const ArticleCorrection& correction, const std::string& path);

}  // namespace baoku
