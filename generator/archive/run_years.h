// The year of a sheet that names none, from the dated sheets of the same run: those of the same
// newspaper in the same folder. A newspaper's run has no holes of a month, so a day belongs to the
// year in which a dated sheet of the run lies within a month of it.
#pragma once

#include <vector>

#include "reading/article.h"

namespace baoku {

// Dates the articles whose day still has no year, as inferred, and resolves the dates that their
// bodies name anew. Leaves them when the run names no such year, or two, or when the sheet's own
// clues (see reading/dates/year_clues.h) speak against it. Same sheets in any order, same dates.
void infer_years_from_runs(std::vector<Sheet>& sheets);

}  // namespace baoku
