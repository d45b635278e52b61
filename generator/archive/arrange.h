// Sheets -> archive: the one place where order, ids, paths, people and days are decided.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "archive/people_rules.h"
#include "base/diagnostics.h"

namespace baoku {

// Same sheets in any order, same archive. Reports clashes (two sheets that claim one path, a slug
// used twice).
Archive arrange(std::vector<Sheet> sheets, unsigned jobs, Diagnostics& diagnostics);

// The same with what the publisher says about people. Also reports rules that apply nowhere.
Archive arrange(std::vector<Sheet> sheets, const PeopleRules& people, unsigned jobs,
                Diagnostics& diagnostics);

// Frees the printed texts of the sheets, once no page needs them any more; their names stay.
void free_printed_texts(Archive& archive);

}  // namespace baoku
