// The words on the command line -> what is to be done.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "../build.h"
#include "commands/check.h"
#include "commands/import.h"
#include "commands/inspect.h"
#include "commands/names.h"
#include "commands/review.h"
#include "commands/search.h"

namespace baoku {

struct BuildRequest {
  BuildOptions options;
  bool quiet = false;
};
struct ServeRequest {
  std::filesystem::path root = ".";
  int port = 8000;
};
struct InitRequest {
  std::filesystem::path folder;
};
// Nothing to do but to say something: --help, --version, or what is wrong.
struct Answer {
  std::string text;
  bool is_error = false;
};

using Request = std::variant<BuildRequest, InspectOptions, ServeRequest, InitRequest, SearchRequest,
                             CheckRequest, ReviewRequest, ImportRequest, NamesRequest, Answer>;

// Reads the arguments. An unknown command or flag is an error with a "did you mean".
Request parse_command_line(int argc, const char* const* argv);

}  // namespace baoku
