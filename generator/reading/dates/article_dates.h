// The date of an article: given with the sheet, stated in its lead, or inferred from both.
#pragma once

#include "reading/article.h"

namespace baoku {

// Dates `article`. A given issue date is the article's date. Otherwise month and day come from the
// first date of the lead paragraph (or "今天（7月6日）" anywhere), the year from that date itself
// or from `printed`, the date line of the sheet, which also dates what names no day; without either
// the year stays unknown.
Date date_of_article(const Article& article, const Date& issue, const Date& printed);

}  // namespace baoku
