// What the last build knows of the files that it published: what each was made from, and how the
// file system described it then. A file whose stamp is still the same holds the same.
//
//   "baoku known 2\n\0\0"  stamp (16)  facts of the list (24)  count (8)  xxh3-64 of the rest (8)
//   each file, in the order of the list of published files (published_files.h):
//     made from (16) | FileStamp (32)
//
// Numbers are as the machine has them. It belongs to one list, which says what the files hold; a
// file of another stamp, list or sum is empty. It may be deleted at any time.
#pragma once

#include <filesystem>
#include <vector>

#include "base/file_stamp.h"
#include "base/published_files.h"
#include "base/record_key.h"

namespace baoku {

struct KnownFile {
  RecordKey made_from;  // zero: nobody said
  FileStamp stamp;      // all zero: nothing is known
};

class KnownFiles {
 public:
  // Reads the file; `stamp` says who may: another program must have another.
  KnownFiles(std::filesystem::path file, const RecordKey& stamp);

  // Returns what is known of each of the `count` files of a list, or nothing when that is not the
  // list that it was taken down with. `list`: facts of its bytes.
  std::vector<KnownFile> of_list(const FileFacts& list, std::size_t count);
  // Puts `files`, in the order of `list`, in the place of what was known. A disk that is full
  // leaves nothing known.
  void save(const FileFacts& list, std::vector<KnownFile> files);

 private:
  std::filesystem::path file_;
  RecordKey stamp_;
  FileFacts list_;
  std::vector<KnownFile> files_;
};

}  // namespace baoku
