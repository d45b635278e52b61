#include "sites/site_folder.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace baoku {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  if (!fs::exists(folder)) return files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[entry.path().lexically_relative(folder).generic_string()] = bytes_of(entry.path());
  }
  return files;
}

std::string differing_files(const std::map<std::string, std::string>& a,
                            const std::map<std::string, std::string>& b) {
  std::string out;
  for (const auto& [path, bytes] : a) {
    const auto found = b.find(path);
    if (found == b.end() || found->second != bytes) out += path + "\n";
  }
  for (const auto& [path, bytes] : b) {
    if (a.count(path) == 0) out += path + "\n";
  }
  return out;
}

BuildResult build_fixture(const fs::path& root, const fs::path& output, unsigned jobs,
                          bool strict) {
  BuildOptions options;
  options.root = root;
  options.output = output;
  options.resources = BAOKU_SOURCE_DIR;
  options.jobs = jobs;
  options.strict = strict;
  return build_site(options);
}

std::string reports(const BuildResult& result) {
  std::string out;
  for (const Diagnostic& diagnostic : result.diagnostics.sorted()) out += diagnostic.text();
  return out;
}

void check_expected(const fs::path& file, const std::string& actual) {
  if (std::getenv("BAOKU_UPDATE") != nullptr) {
    std::ofstream(file, std::ios::binary) << actual;
    WARN("written: " << file.string());
    return;
  }
  CAPTURE(file.filename().string());
  REQUIRE(fs::exists(file));
  CHECK(actual == bytes_of(file));
}

}  // namespace baoku
