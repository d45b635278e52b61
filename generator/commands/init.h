// baoku init DIR: a working small archive to begin with.
#pragma once

#include <filesystem>

#include "commands/outcome.h"

namespace baoku {

// Writes the starter files into `folder`, which must be empty or not there yet; throws otherwise.
Outcome init_command(const std::filesystem::path& folder);

}  // namespace baoku
