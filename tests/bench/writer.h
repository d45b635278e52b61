// The physical limit: what it costs to write so many files of such sizes into such folders, and
// nothing else.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "measure.h"

namespace baoku::bench {

struct WrittenFile {
  std::string path;  // below the folder
  std::size_t bytes = 0;
};

// Lists the files of a published site, sorted by path.
std::vector<WrittenFile> files_of(const std::filesystem::path& folder);

// Writes files of the same names and sizes into `target`, which must be missing, with one buffer of
// bytes that is made before; returns what that took. They stay: on a disk, what is written soon
// after much was removed waits for that. (ext4 passes by each inode that was freed in the last six
// minutes: `recently_deleted`.)
Cost write_same_files(const std::vector<WrittenFile>& files, const std::filesystem::path& target,
                      unsigned threads);

}  // namespace baoku::bench
