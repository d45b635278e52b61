// baoku build [ROOT]: publishes the archive and says what came of it.
#pragma once

#include <string>

#include "../build.h"  // not this file
#include "commands/outcome.h"

namespace baoku {

Outcome build_command(const BuildOptions& options, bool quiet);

// What a finished build has to say; `quiet` leaves the summary out.
Outcome build_outcome(const BuildResult& result, bool quiet);

// Says in a few lines what was published, how big it is and where the time went.
std::string build_summary(const BuildResult& result);

// Says what each step took, one a line: name, seconds, seconds of all processors, and the most
// memory that was held up to its end, in MB.
std::string build_costs(const BuildStats& stats);

}  // namespace baoku
