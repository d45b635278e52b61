#include "commands/watch.h"

#include <functional>
#include <set>
#include <string>
#include <system_error>
#include <utility>

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
  std::vector<fs::path> open(places);
  std::set<fs::path> seen;  // real folders: links may lead round and round
  while (!open.empty()) {
    const fs::path place = std::move(open.back());
    open.pop_back();
    std::error_code gone;
    if (fs::is_regular_file(place, gone)) sum += mark_of(place);
    if (!fs::is_directory(place, gone) || !seen.insert(fs::canonical(place, gone)).second) continue;
    for (fs::directory_iterator it(place, gone), end; !gone && it != end; it.increment(gone)) {
      open.push_back(it->path());
    }
  }
  return sum;
}

}  // namespace baoku
