// The single words of content/people.toml - names, surnames, exclude - held against the archive.
#pragma once

#include "archive/archive.h"
#include "archive/people_rules.h"
#include "base/diagnostics.h"
#include "base/folding.h"

namespace baoku {

// Reports each word that no article holds, however it is printed.
void report_unused_words(const Archive& archive, const PeopleRules& rules, const Folding& folding,
                         Diagnostics& diagnostics);

}  // namespace baoku
