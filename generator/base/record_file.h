// A file of records that are found by 128-bit keys: what a program has worked out once and may take
// up again. It only ever gets longer, until more than half of it is of no use any more.
//
//   "baoku records 1\n"  stamp (16 bytes)
//   each record: key (16) | size (8) | xxh3-64 of key and size (8) | xxh3-64 of the bytes (8) |
//   bytes
//
// Numbers are as the machine has them. Nothing in it is believed: a file of another stamp is empty,
// a record whose sums do not fit is not there, and what follows a torn record neither. It may be
// deleted at any time.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/record_key.h"

namespace baoku {

class RecordFile {
 public:
  // Opens or makes the file. `stamp` says who may read it: another program, or other settings, must
  // have another. A file that cannot be opened is empty and takes nothing.
  RecordFile(const std::filesystem::path& path, const RecordKey& stamp);
  ~RecordFile();  // leaves out what nobody asked for when that is more than half

  // Returns the bytes kept under the key. Thread-safe.
  std::optional<std::string> find(const RecordKey& key);
  // The same without the bytes, which count as asked for.
  bool has(const RecordKey& key);
  // Keeps the bytes. Thread-safe. A disk that is full makes the file of no use, not the program;
  // then the answer is no.
  bool add(const RecordKey& key, std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace baoku
