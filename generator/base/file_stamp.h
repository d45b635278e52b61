// How the file system describes a file. Whoever changes a file changes its stamp, since nobody can
// set the time of its last change (ctime) back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

struct stat;

namespace baoku {

struct FileStamp {
  std::uint64_t size = 0;
  std::uint64_t inode = 0;
  std::int64_t modified = 0;  // nanoseconds, as `changed`
  std::int64_t changed = 0;

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

FileStamp stamp_of(const struct stat& status);
// Of a regular file; links are followed. Nothing when there is none.
std::optional<FileStamp> stamp_of(const std::string& path);

}  // namespace baoku
