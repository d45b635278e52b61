#include "commands/watch.h"

#include <functional>
#include <string>
#include <system_error>

#include "base/files.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

// The sum over all files does not depend on the order in which a folder lists them.
std::uint64_t mark_of(const fs::path& file) {
  std::error_code gone;  // a file may vanish between listing and looking
  const auto time = fs::last_write_time(file, gone).time_since_epoch().count();
  const auto size = fs::file_size(file, gone);
  return std::hash<std::string>()(file.string() + "\n" + std::to_string(time) + "\n" +
                                  std::to_string(size));
}

}  // namespace

std::uint64_t fingerprint(const std::vector<fs::path>& places) {
  std::uint64_t sum = 0;
  for (const fs::path& place : places) {
    std::error_code gone;
    if (fs::is_regular_file(place, gone)) sum += mark_of(place);
    if (!fs::is_directory(place, gone)) continue;
    // As the build lists them: without the hidden files that editors write while one types, and
    // through links once, however they lead round.
    Diagnostics ignored;
    for (const FoundFile& file : list_files(place, ignored)) sum += mark_of(file.path);
  }
  return sum;
}

}  // namespace baoku
