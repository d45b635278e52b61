#include "base/unchanged_files.h"

#include <sys/resource.h>

namespace baoku {

UnchangedFiles::UnchangedFiles(const Folder& site, const PublishedFiles& files,
                               const std::vector<KnownFile>& known)
    : site_(site),
      files_(files),
      known_(known),
      seen_(known.size()),
      ahead_(std::async(std::launch::async, [this] { look_ahead(); })) {}

UnchangedFiles::~UnchangedFiles() { stops_ = true; }

bool UnchangedFiles::has(std::uint32_t number) {
  Seen seen = seen_[number].load(std::memory_order_relaxed);
  if (seen == Seen::not_yet) {
    const KnownFile& file = known_[number];
    const bool is_known = file.stamp != FileStamp{};
    seen = is_known && site_.stamp(files_[number].path) == file.stamp ? Seen::unchanged
                                                                      : Seen::changed;
    seen_[number].store(seen, std::memory_order_relaxed);
  }
  return seen == Seen::unchanged;
}

void UnchangedFiles::look_ahead() {
  setpriority(PRIO_PROCESS, 0, 19);  // of this thread alone, on Linux: all others go first
  for (std::uint32_t i = 0; i < seen_.size() && !stops_; ++i) has(i);
}

}  // namespace baoku
