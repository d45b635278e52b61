// What a run of the program costs and what it leaves: wait4 and the files themselves are asked.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace baoku::bench {

struct Cost {
  int status = 0;  // exit status, or 128 + signal
  double seconds = 0;
  double cpu_seconds = 0;      // user and system
  std::size_t peak_bytes = 0;  // largest resident set
  std::string output;          // both streams
};

// Runs a program to its end. Throws when it cannot be started.
Cost run(const std::vector<std::string>& command);

struct FolderSize {
  std::size_t files = 0;
  std::size_t bytes = 0;  // sum of the files' lengths
};

// Counts the regular files below `folder`; a missing folder has none.
FolderSize folder_size(const std::filesystem::path& folder);

}  // namespace baoku::bench
