// What reading made of the sheets, kept from build to build: a sheet is read again only when its
// file, what lies beside it, the settings of reading or the program has changed.
#pragma once

#include <filesystem>
#include <optional>

#include "base/diagnostics.h"
#include "base/record_file.h"
#include "reading/read_source.h"

namespace baoku {

// A key of this very program: of the bytes that run. Nothing is kept when they cannot be read.
std::optional<RecordKey> key_of_program();

class SheetCache {
 public:
  // Keeps the sheets in FOLDER/sheets, which may be deleted at any time.
  SheetCache(const std::filesystem::path& folder, const RecordKey& program,
             const ReadingConfig& config);

  // The same as read_source, from what is kept when nothing has changed. Thread-safe.
  Sheet read(const SourceFile& file, Diagnostics& diagnostics);

 private:
  RecordKey key_of(const SourceFile& file) const;

  const ReadingConfig& config_;
  RecordKey config_key_;
  RecordFile records_;
};

}  // namespace baoku
