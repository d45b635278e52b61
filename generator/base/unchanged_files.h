// Which of the published files are still as the last build left them. A thread of its own looks at
// them ahead of those who ask: there are hundreds of thousands, and while a build puts an archive
// in order one processor has nothing to do.
#pragma once

#include <atomic>
#include <cstdint>
#include <future>
#include <vector>

#include "base/folder.h"
#include "base/known_files.h"
#include "base/published_files.h"

namespace baoku {

class UnchangedFiles {
 public:
  // Begins to look. `known` is parallel to `files`; all must outlive it.
  UnchangedFiles(const Folder& site, const PublishedFiles& files,
                 const std::vector<KnownFile>& known);
  ~UnchangedFiles();  // stops looking

  // True when the file system describes the file as it did after the last build. Thread-safe.
  bool has(std::uint32_t number);

 private:
  enum class Seen : std::uint8_t { not_yet, unchanged, changed };

  void look_ahead();

  const Folder& site_;
  const PublishedFiles& files_;
  const std::vector<KnownFile>& known_;
  std::vector<std::atomic<Seen>> seen_;  // parallel to files_
  std::atomic<bool> stops_{false};
  std::future<void> ahead_;  // last: it is waited for before anything else goes
};

}  // namespace baoku
