#include "commands/init.h"

#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#include "commands/starter.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

void write_new_file(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file) throw std::system_error(errno, std::generic_category(), path.string());
}

}  // namespace

Outcome init_command(const std::filesystem::path& folder) {
  if (fs::exists(folder) && !fs::is_directory(folder)) {
    throw std::runtime_error(folder.string() + " is a file: name a new or an empty folder");
  }
  if (fs::exists(folder) && !fs::is_empty(folder)) {
    throw std::runtime_error(folder.string() + " is not empty: name a new or an empty folder");
  }
  Outcome outcome;
  outcome.output = "A small archive is ready in " + folder.string() + ":\n";
  for (const StarterFile& file : starter_files()) {
    write_new_file(folder / file.path, file.text);
    outcome.output += "  " + std::string(file.path) + "\n";
  }
  outcome.output += "Next: baoku build " + folder.string() + ", or baoku serve " + folder.string() +
                    " to look at it.\n";
  return outcome;
}

}  // namespace baoku
