// What reading made of the sheets, kept from build to build: a sheet is read again only when its
// file, what lies beside it, the settings of reading or the program has changed.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/diagnostics.h"
#include "base/record_file.h"
#include "content_files.h"
#include "reading/read_source.h"

namespace baoku {

// A key of this very program: of the bytes that run, and which libraries with them. Nothing is kept
// when they cannot be read.
std::optional<RecordKey> key_of_program();

class SheetCache {
 public:
  enum class Texts { keep, let_go };

  // Keeps the sheets in FOLDER/sheets and FOLDER/stamps, which may be deleted at any time. Sheets
  // come with their texts, or without them (stored_sheet.h). A file that was changed less than
  // `settling` before the build may be changed once more without another time, and is read again.
  SheetCache(const std::filesystem::path& folder, const RecordKey& program,
             const ReadingConfig& config, Texts texts, std::chrono::nanoseconds settling);

  // The same as read_source of the loaded file, from what is kept when nothing has changed. Files
  // that the file system describes as it did are not even opened. Thread-safe.
  // The sheet comes without its texts (stored_sheet.h), which `key_of_texts` and `printed_text`
  // tell.
  Sheet read(const ContentFile& file, Diagnostics& diagnostics);

  // What sheets have let go of. Both require that all have been read, and are thread-safe then. A
  // sheet that still has its texts, or was made of its articles, is asked itself.
  RecordKey key_of_texts(const Sheet& sheet) const;
  Source printed_text(const Sheet& sheet);

 private:
  struct Known {
    RecordKey record;
    RecordKey texts;
    ContentFile file;
  };

  RecordKey key_of(const SourceFile& file) const;
  std::optional<RecordKey> key_of_stamps(const ContentFile& file) const;
  std::optional<Sheet> kept(const ContentFile& file, const RecordKey& key,
                            Diagnostics& diagnostics);
  void note(const Sheet& sheet, Known known);

  const ReadingConfig& config_;
  RecordKey config_key_;
  Texts texts_;
  RecordFile records_;
  RecordFile stamps_;                             // key of a file's stamps -> key of its record
  std::mutex mutex_;                              // guards what follows while sheets are read
  std::unordered_map<std::string, Known> known_;  // by the paths of their sources
  std::int64_t settled_ = 0;  // files changed before are believed, by the clock of their system
};

}  // namespace baoku
