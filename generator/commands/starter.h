// The files that `baoku init` writes; they lie in commands/starter/ and are compiled in.
#pragma once

#include <string_view>
#include <vector>

namespace baoku {

struct StarterFile {
  std::string_view path;  // below the new folder
  std::string_view text;
};

std::vector<StarterFile> starter_files();

}  // namespace baoku
