// Archives and published sites as the tests of whole sites see them.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "build.h"

namespace baoku {

// Every file below a folder, with its bytes, by its path with '/'.
std::map<std::string, std::string> files_below(const std::filesystem::path& folder);

// The paths, a line each, that are in only one of two folders or differ in their bytes.
std::string differing_files(const std::map<std::string, std::string>& a,
                            const std::map<std::string, std::string>& b);

// Builds with the project's own templates.
BuildResult build_fixture(const std::filesystem::path& root, const std::filesystem::path& output,
                          unsigned jobs = 2, bool strict = false);

// The diagnostics as they are printed.
std::string reports(const BuildResult& result);

// Compares with an expectation file. With BAOKU_UPDATE set in the environment the file is written
// instead: review the difference like code.
void check_expected(const std::filesystem::path& file, const std::string& actual);

}  // namespace baoku
