// Notices that something below some folders has changed, by looking at names, sizes and times: it
// works on every file system, with network shares and in containers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace baoku {

// Returns a number that stays the same as long as no file below `places` (files or folders, which
// need not be there) is added, removed or written.
std::uint64_t fingerprint(const std::vector<std::filesystem::path>& places);

}  // namespace baoku
