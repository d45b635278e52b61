// What a command hands back to main, the only one that prints.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"

namespace baoku {

inline constexpr int kDone = 0;
inline constexpr int kContentErrors = 1;
inline constexpr int kUsageOrMachine = 2;

struct Outcome {
  int status = kDone;
  std::string output;                   // the result: standard output
  std::vector<Diagnostic> diagnostics;  // sorted: standard error
  std::string note;                     // one last line behind the diagnostics: standard error
  std::shared_ptr<const void> rest;     // need not be freed when the program ends
};

}  // namespace baoku
