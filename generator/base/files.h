// Files of the machine. What fails throws std::system_error or std::runtime_error with the path in
// it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostics.h"

namespace baoku {

std::string read_file(const std::filesystem::path& path);

// A regular file below a folder.
struct FoundFile {
  std::filesystem::path path;  // as it can be opened
  std::string relative;        // below the folder, with '/'
};

// Lists the regular files below `folder`, sorted by `relative`; hidden ones (".x", "x~") are left
// out. Follows symbolic links to folders once; a link loop or an unreadable folder is an error in
// `diagnostics`, and the rest is listed.
std::vector<FoundFile> list_files(const std::filesystem::path& folder, Diagnostics& diagnostics);

}  // namespace baoku
