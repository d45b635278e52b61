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

constexpr char kMagic[16] = {'b', 'a', 'o', 'k', 'u', ' ', 'k', 'n', 'o', 'w', 'n', ' ', '2', '\n'};

struct Head {
  char magic[16];
  RecordKey stamp;
  FileFacts list;
  std::uint64_t count = 0;
  std::uint64_t sum = 0;
};

static_assert(sizeof(Head) == 72 && sizeof(KnownFile) == 48, "written as they lie in memory");

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
std::vector<KnownFile> read_known(const fs::path& path, const RecordKey& stamp, FileFacts& list) {
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
    list = head.list;
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

KnownFiles::KnownFiles(fs::path file, const RecordKey& stamp)
    : file_(std::move(file)), stamp_(stamp), files_(read_known(file_, stamp, list_)) {}

std::vector<KnownFile> KnownFiles::of_list(const FileFacts& list, std::size_t count) {
  std::vector<KnownFile> files = std::move(files_);
  files_.clear();
  if (list != list_ || files.size() != count) files.clear();
  return files;
}

void KnownFiles::save(const FileFacts& list, std::vector<KnownFile> files) {
  std::error_code failed;
  fs::create_directories(file_.parent_path(), failed);
  fs::path fresh = file_;
  fresh += ".new";
  const int file = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return void(fs::remove(file_, failed));
  std::int64_t newest = 0;
  for (const KnownFile& each : files) newest = std::max(newest, each.stamp.changed);
  const std::int64_t now = wait_for_tick(file, newest);
  for (KnownFile& each : files) {
    if (each.stamp.changed >= now) each = {};
  }
  Head head{{}, stamp_, list, files.size(), sum_of(files)};
  std::memcpy(head.magic, kMagic, sizeof kMagic);
  const bool is_whole =
      transfer_all(write, file, reinterpret_cast<const char*>(&head), sizeof head) &&
      transfer_all(write, file, reinterpret_cast<const char*>(files.data()),
                   files.size() * sizeof(KnownFile));
  close(file);
  if (is_whole) fs::rename(fresh, file_, failed);
  if (is_whole && !failed) return;
  for (const fs::path& each : {fresh, file_}) fs::remove(each, failed);
}

}  // namespace baoku
