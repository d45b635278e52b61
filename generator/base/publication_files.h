// The files that a publication consists of: those of the last one that it keeps and those that it
// writes. Knows no file system; publication.cpp moves what stands here.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/file_stamp.h"
#include "base/published_files.h"
#include "base/record_key.h"

namespace baoku {

// A file that is written.
struct WrittenFile {
  FileFacts facts;
  std::string staged;  // its name in the staging folder, or empty: the published file is right
  RecordKey made_from;
  std::optional<FileStamp> stamp;  // of the published file when it was last seen, or the staged
};

// Throws std::logic_error when no file of a site may have the path: one that leaves the folder, is
// not UTF-8, or belongs to the publishing itself.
void require_sound_path(std::string_view path);

class PublicationFiles {
 public:
  // `before`: what the last publication wrote; the text of its paths must outlive this.
  explicit PublicationFiles(PublishedFiles before);

  const PublishedFiles& before() const { return before_; }
  // The number of a file in `before`, or PathIndex::kNone.
  std::uint32_t number_before(std::string_view path) const { return index_.find(path); }
  const FileFacts* facts_before(std::string_view path) const;

  // Both throw std::logic_error when the file is here already, or stands both for a file and a
  // folder; they may be called by several threads. Most files are kept: that takes no lock.
  void keep(std::uint32_t number);
  struct Added {
    WrittenFile& file;  // belongs to the thread that added it
    bool is_new_folder;
  };
  Added add(std::string_view path, const FileFacts& facts);

  std::size_t most() const { return before_.size() + written_.size(); }  // files, at most
  const std::unordered_map<std::string, WrittenFile>& written() const { return written_; }

  // Calls visit(path, facts, number in `before` or kNone, written file or null) for each file, in
  // the order of the paths.
  using Visit =
      std::function<void(std::string_view, const FileFacts&, std::uint32_t, const WrittenFile*)>;
  void for_each(const Visit& visit) const;
  // The list that the folder will have; its paths stand here. Throws as `add` does.
  PublishedFiles after() const;

 private:
  enum class Part : std::uint8_t { none, kept, written };

  void take(std::uint32_t number, Part as);
  bool add_folder_of(std::string_view path);

  PublishedFiles before_;
  PathIndex index_;                      // of `before_`
  std::vector<std::atomic<Part>> part_;  // parallel to `before_`: what the file is now
  mutable std::mutex mutex_;             // guards what follows
  std::unordered_map<std::string, WrittenFile> written_;
  std::unordered_set<std::string> folders_;
};

}  // namespace baoku
