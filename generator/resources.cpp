#include "resources.h"

#include <stdexcept>
#include <system_error>

namespace baoku {

std::filesystem::path find_resources() {
  std::error_code ignored;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const std::filesystem::path installed =
      (program.parent_path() / "../share/baoku").lexically_normal();
  for (const std::filesystem::path& folder : {installed, std::filesystem::path(BAOKU_SOURCE_DIR)}) {
    if (std::filesystem::is_directory(folder / "templates", ignored)) return folder;
  }
  throw std::runtime_error("baoku's templates are not there: they belong in " + installed.string());
}

}  // namespace baoku
