// What the last build knows of the files that it published: what each was made from, what it holds,
// and how the file system described it then. A file whose stamp is still the same holds the same.
//
//   "baoku known 1\n\0\0"  stamp (16)  count (8)  xxh3-64 of what follows (8)
//   each file, by the hash of its path:
//     hash of the path (16) | made from (16) | xxh3-128 of its bytes (16) | FileStamp (32)
//
// Numbers are as the machine has them. A file of another stamp or with another sum is empty; it may
// be deleted at any time.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/file_stamp.h"
#include "base/published_files.h"
#include "base/record_key.h"

namespace baoku {

struct KnownFile {
  RecordKey path;       // its hash
  RecordKey made_from;  // zero: nobody said
  std::uint64_t hash_high = 0;
  std::uint64_t hash_low = 0;
  FileStamp stamp;

  FileFacts facts() const { return {stamp.size, hash_high, hash_low}; }
};

KnownFile known_file(std::string_view path, const RecordKey& made_from, const FileFacts& facts,
                     const FileStamp& stamp);

class KnownFiles {
 public:
  // Reads the file; `stamp` says who may: another program must have another.
  KnownFiles(std::filesystem::path file, const RecordKey& stamp);

  // Returns null for a path that nothing is known of. Thread-safe.
  const KnownFile* find(std::string_view path) const;
  // Puts `files` in the place of what was known. A disk that is full leaves nothing known.
  void save(std::vector<KnownFile> files);

 private:
  std::filesystem::path file_;
  RecordKey stamp_;
  std::vector<KnownFile> files_;  // by the hash of their paths
};

}  // namespace baoku
