// Where the program's own templates and static files lie.
#pragma once

#include <filesystem>

namespace baoku {

// Returns the folder that holds templates/ and static/: ../share/baoku beside the installed
// program, else the source tree that it was built from. Throws when there is neither.
std::filesystem::path find_resources();

}  // namespace baoku
