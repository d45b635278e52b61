// Pieces of TOML, as text to be written or pasted.
#pragma once

#include <string>
#include <string_view>

namespace baoku {

// Returns a string in double quotes.
std::string toml_quoted(std::string_view text);

// Returns the lines with "# " in front of each.
std::string toml_commented(std::string_view lines);

}  // namespace baoku
