// The arrows between the rooms point one way: a file includes its own room and rooms below it.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

namespace baoku {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> kBelow = {
    {"base", {}},
    {"reading", {"base"}},
    {"archive", {"base", "reading"}},
    {"web", {"base", "reading", "archive"}},
    {"search", {"base", "reading", "archive"}},
    {"data", {"base", "reading", "archive"}},
    {"commands", {"base", "reading", "archive", "search", ""}},
};

// The room that an #include leads to, "" for the pipeline's own folder, or nothing for others.
std::string room_of_include(const std::string& line, const fs::path& generator,
                            const fs::path& file) {
  const std::size_t open = line.find('"');
  if (!line.starts_with("#include") || open == std::string::npos) return "-";
  const std::string target = line.substr(open + 1, line.find('"', open + 1) - open - 1);
  const bool is_beside = target.starts_with("..");
  const fs::path path =
      is_beside ? (file.parent_path() / target).lexically_normal() : generator / target;
  if (!fs::exists(path)) return "-";  // made by CMake from the room's own files
  const std::string relative = path.lexically_relative(generator).generic_string();
  const std::size_t slash = relative.find('/');
  return slash == std::string::npos ? "" : relative.substr(0, slash);
}

TEST_CASE("a room includes only itself and rooms below it") {
  const fs::path generator = fs::path(BAOKU_SOURCE_DIR) / "generator";
  int files = 0;
  for (const auto& [room, below] : kBelow) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(generator / room)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      ++files;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        const std::string target = room_of_include(line, generator, entry.path());
        if (target == "-" || target == room) continue;
        CAPTURE(entry.path().lexically_relative(generator).string(), line);
        CHECK(below.count(target) == 1);
      }
    }
  }
  CHECK(files > 60);
}

TEST_CASE("only main prints") {
  const fs::path generator = fs::path(BAOKU_SOURCE_DIR) / "generator";
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(generator)) {
    const std::string extension = entry.path().extension().string();
    if ((extension != ".h" && extension != ".cpp") || entry.path() == generator / "main.cpp")
      continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      CAPTURE(entry.path().lexically_relative(generator).string(), line);
      for (const char* word : {"std::cout", "std::cerr", "stdout", "stderr", " printf("}) {
        CHECK(line.find(word) == std::string::npos);
      }
    }
  }
}

}  // namespace
}  // namespace baoku
