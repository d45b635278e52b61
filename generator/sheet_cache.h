// What reading made of the sheets, kept from build to build: a sheet is read again only when its
// file, what lies beside it, the settings of reading or the program has changed.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "base/record_file.h"
#include "content_files.h"
#include "reading/blocks.h"
#include "reading/read_source.h"
#include "reading/stored_sheet.h"

namespace baoku {

// A key of this very program: of the bytes that run, and which libraries with them. Nothing is kept
// when they cannot be read.
std::optional<RecordKey> key_of_program();

// Also the shelf on which the texts of sheets lie while nobody looks at them.
class SheetCache : public TextShelf {
 public:
  enum class Texts { keep, let_go };

  // Keeps the sheets of `files` in FOLDER/sheets, FOLDER/texts and FOLDER/stamps, which may be
  // deleted at any time. Sheets come with their texts, or leave them on the shelf. A file that was
  // changed less than `settling` before the build may be changed once more without another time,
  // and is read again. `files` and `config` must outlive it.
  SheetCache(const std::filesystem::path& folder, const RecordKey& program,
             const std::vector<ContentFile>& files, const ReadingConfig& config, Texts texts,
             std::chrono::nanoseconds settling);
  ~SheetCache() override;

  // The same as read_source of the loaded file `number`, from what is kept when nothing has
  // changed. Files that the file system describes as it did are not even opened. Thread-safe.
  Sheet read(std::uint32_t number, Diagnostics& diagnostics);

  const std::vector<Block>& blocks(std::uint32_t sheet, std::uint32_t article) override;
  std::string printed_text(std::uint32_t sheet) override;
  void put_back(std::size_t most) override;

 private:
  using TakenDown = std::vector<std::vector<Block>>;  // by article
  struct Place {
    RecordKey record;
    std::size_t articles = 0;
    std::atomic<const TakenDown*> taken_down = nullptr;
  };

  RecordKey key_of(const SourceFile& file) const;
  std::optional<RecordKey> key_of_stamps(const ContentFile& file) const;
  std::optional<Sheet> kept(std::uint32_t number, const RecordKey& key, Diagnostics& diagnostics);
  // Leaves the texts of a sheet on the shelf.
  void shelve(std::uint32_t number, const RecordKey& record, Sheet& sheet);
  // Also adds its bytes to `size`, when that is wanted.
  SheetTexts texts_of(std::uint32_t sheet, std::size_t* size = nullptr);

  const std::vector<ContentFile>& files_;
  const ReadingConfig& config_;
  RecordKey config_key_;
  Texts texts_mode_;
  RecordFile records_;
  RecordFile texts_;
  RecordFile stamps_;          // key of a file's stamps -> key of its record
  std::vector<Place> places_;  // by the numbers of the files
  std::mutex mutex_;           // guards what follows
  std::size_t bytes_down_ = 0;
  std::vector<std::uint32_t> down_;  // sheets of which blocks are taken down
  std::int64_t settled_ = 0;  // files changed before are believed, by the clock of their system
};

}  // namespace baoku
