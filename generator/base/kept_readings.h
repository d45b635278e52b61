// The readings of characters (pinyin.h), kept from build to build.
#pragma once

#include <filesystem>

#include "base/record_file.h"

namespace baoku {

// Takes them over from the file while it lives, and leaves there what there is more at its end.
// Made before any name is read.
class KeptReadings {
 public:
  KeptReadings(const std::filesystem::path& file, const RecordKey& program);
  ~KeptReadings();

 private:
  RecordFile record_;
};

}  // namespace baoku
