// Files of the index that are made of the same as in an earlier build are taken over as they are.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/output.h"
#include "base/record_file.h"
#include "search/shards.h"

namespace baoku {

class MadeFiles {
 public:
  // `notes`: which files were made under which key, from build to build; null: nobody keeps it, and
  // everything is made. Both must outlive it.
  MadeFiles(RecordFile* notes, Output& output) : notes_(notes), output_(output) {}

  // Writes files and returns what they are known by: names, borders. `before` is what it returned
  // for the key that was given as that; the files it wrote then can be kept in the output, under
  // any key.
  using Make = std::function<std::string(Output&, std::string_view before)>;
  // Returns what make(output) returns, and has its files in the output: by calling it, or because
  // they are there since it was called with this key. Requires that all of it depends on the key
  // alone. `before`: a key of something that is mostly the same. Thread-safe.
  std::string make(const RecordKey& key, const Make& make, WrittenFiles& written,
                   const std::optional<RecordKey>& before = std::nullopt) const;

 private:
  RecordFile* notes_;
  Output& output_;
};

}  // namespace baoku
