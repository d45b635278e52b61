#include "base/known_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <system_error>
#include <thread>
#include <utility>

namespace baoku {
namespace {

namespace fs = std::filesystem;

constexpr char kMagic[16] = {'b', 'a', 'o', 'k', 'u', ' ', 'k', 'n', 'o', 'w', 'n', ' ', '1', '\n'};

struct Head {
  char magic[16];
  RecordKey stamp;
  std::uint64_t count = 0;
  std::uint64_t sum = 0;
};

static_assert(sizeof(Head) == 48 && sizeof(KnownFile) == 80, "written as they lie in memory");

bool is_before(const KnownFile& file, const RecordKey& path) {
  return file.path.high != path.high ? file.path.high < path.high : file.path.low < path.low;
}

RecordKey hash_of(std::string_view path) {
  const XXH128_hash_t hash = XXH3_128bits(path.data(), path.size());
  return {hash.high64, hash.low64};
}

std::uint64_t sum_of(const std::vector<KnownFile>& files) {
  return XXH3_64bits(files.data(), files.size() * sizeof(KnownFile));
}

template <typename Transfer, typename Byte>
bool transfer_all(Transfer transfer, int file, Byte* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t count = transfer(file, bytes, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

// Returns nothing when the file is damaged, or another program's.
std::vector<KnownFile> read_known(const fs::path& path, const RecordKey& stamp) {
  std::vector<KnownFile> files;
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return files;
  Head head{};
  struct stat status {};
  const bool has_head = fstat(file, &status) == 0 &&
                        transfer_all(read, file, reinterpret_cast<char*>(&head), sizeof head) &&
                        std::memcmp(head.magic, kMagic, sizeof kMagic) == 0 && head.stamp == stamp;
  const std::uint64_t rest = static_cast<std::uint64_t>(status.st_size) - sizeof head;
  if (has_head && rest % sizeof(KnownFile) == 0 && rest / sizeof(KnownFile) == head.count) {
    files.resize(head.count);
    if (!transfer_all(read, file, reinterpret_cast<char*>(files.data()), rest) ||
        sum_of(files) != head.sum) {
      files.clear();
    }
  }
  close(file);
  return files;
}

// Waits until the clock of the file system is behind `moment`: a file that is changed from then on
// has another time. Returns what it says in the end; it may tick by seconds, and that is too long.
std::int64_t wait_for_tick(int file, std::int64_t moment) {
  const auto begin = std::chrono::steady_clock::now();
  for (;;) {
    struct stat status {};
    if (futimens(file, nullptr) != 0 || fstat(file, &status) != 0) return moment;
    const std::int64_t now = stamp_of(status).changed;
    if (now > moment) return now;
    if (std::chrono::steady_clock::now() - begin > std::chrono::milliseconds(50)) return now;
    std::this_thread::yield();
  }
}

}  // namespace

KnownFile known_file(std::string_view path, const RecordKey& made_from, const FileFacts& facts,
                     const FileStamp& stamp) {
  return {hash_of(path), made_from, facts.hash_high, facts.hash_low, stamp};
}

KnownFiles::KnownFiles(fs::path file, const RecordKey& stamp)
    : file_(std::move(file)), stamp_(stamp), files_(read_known(file_, stamp)) {}

const KnownFile* KnownFiles::find(std::string_view path) const {
  const RecordKey hash = hash_of(path);
  const auto found = std::lower_bound(files_.begin(), files_.end(), hash, is_before);
  return found != files_.end() && found->path == hash ? &*found : nullptr;
}

void KnownFiles::save(std::vector<KnownFile> files) {
  std::error_code failed;
  fs::create_directories(file_.parent_path(), failed);
  fs::path fresh = file_;
  fresh += ".new";
  const int file = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return void(fs::remove(file_, failed));
  std::int64_t newest = 0;
  for (const KnownFile& each : files) newest = std::max(newest, each.stamp.changed);
  const std::int64_t now = wait_for_tick(file, newest);
  std::erase_if(files, [&](const KnownFile& each) { return each.stamp.changed >= now; });
  std::sort(files.begin(), files.end(),
            [](const KnownFile& a, const KnownFile& b) { return is_before(a, b.path); });
  files_ = std::move(files);
  Head head{{}, stamp_, files_.size(), sum_of(files_)};
  std::memcpy(head.magic, kMagic, sizeof kMagic);
  const bool is_whole =
      transfer_all(write, file, reinterpret_cast<const char*>(&head), sizeof head) &&
      transfer_all(write, file, reinterpret_cast<const char*>(files_.data()),
                   files_.size() * sizeof(KnownFile));
  close(file);
  if (is_whole) fs::rename(fresh, file_, failed);
  if (is_whole && !failed) return;
  for (const fs::path& each : {fresh, file_}) fs::remove(each, failed);
}

}  // namespace baoku
