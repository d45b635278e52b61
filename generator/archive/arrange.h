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

// Frees the printed texts of the sheets and what was unpacked of their articles, once the pages are
// made; names of files stay, and lists are unpacked again for whoever looks at them.
void free_what_pages_showed(Archive& archive);

}  // namespace baoku
