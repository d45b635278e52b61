#include "commands/published.h"

#include <stdexcept>

#include "base/files.h"
#include "site_config.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

bool has_index(const fs::path& folder) {
  return fs::is_regular_file(folder / "search" / "manifest.json");
}

}  // namespace

fs::path published_folder(const fs::path& root) {
  if (has_index(root)) return root;
  Diagnostics ignored;  // what is wrong with site.toml, a build says
  const fs::path output =
      fs::is_directory(root) ? root / read_site_config(root, ignored).output : root;
  if (has_index(output)) return output;
  throw std::runtime_error("there is no search index in " + root.string() + " nor in " +
                           output.string() + "; publish it first: baoku build " + root.string());
}

LoadFile file_loader(const fs::path& folder) {
  return [folder](const std::string& path) { return read_file(folder / path); };
}

}  // namespace baoku
