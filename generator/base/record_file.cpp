#include "base/record_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>
#include <system_error>
#include <unordered_map>
#include <vector>

namespace baoku {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "baoku records 1\n";

struct FileHead {
  char magic[16];
  RecordKey stamp;
};

struct RecordHead {
  RecordKey key;
  std::uint64_t size = 0;
  std::uint64_t head_sum = 0;
  std::uint64_t bytes_sum = 0;
};

struct KeyHash {
  std::size_t operator()(const RecordKey& key) const { return key.low; }
};

std::uint64_t sum_of(const RecordHead& head) { return XXH3_64bits(&head, 3 * sizeof head.size); }

bool read_at(int file, void* out, std::size_t size, std::uint64_t offset) {
  auto* bytes = static_cast<char*>(out);
  while (size > 0) {
    const ssize_t got = pread(file, bytes, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    size -= static_cast<std::size_t>(got);
    offset += static_cast<std::uint64_t>(got);
  }
  return true;
}

bool write_at(int file, std::string_view bytes, std::uint64_t offset) {
  while (!bytes.empty()) {
    const ssize_t put = pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
    offset += static_cast<std::uint64_t>(put);
  }
  return true;
}

std::string head_bytes(const RecordKey& stamp) {
  FileHead head{};
  std::memcpy(head.magic, kMagic.data(), kMagic.size());
  head.stamp = stamp;
  return {reinterpret_cast<const char*>(&head), sizeof head};
}

std::string record_bytes(const RecordKey& key, std::string_view bytes) {
  RecordHead head{key, bytes.size(), 0, XXH3_64bits(bytes.data(), bytes.size())};
  head.head_sum = sum_of(head);
  std::string out(reinterpret_cast<const char*>(&head), sizeof head);
  return out.append(bytes);
}

}  // namespace

static_assert(sizeof(FileHead) == 32 && sizeof(RecordHead) == 40, "written as they lie in memory");

struct RecordFile::State {
  struct Record {
    std::uint64_t offset = 0;  // of its bytes
    std::uint64_t size = 0;
    std::uint64_t sum = 0;
    std::atomic<bool> is_used{false};
  };

  State(const fs::path& file, const RecordKey& its_stamp) : path(file), stamp(its_stamp) {
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) return;
    if (!scan()) begin_afresh();
  }

  ~State() {
    if (descriptor >= 0) close(descriptor);
  }

  // Finds the records; false when this is no file of ours.
  bool scan() {
    struct stat status {};
    if (fstat(descriptor, &status) != 0) return false;
    const auto size = static_cast<std::uint64_t>(status.st_size);
    std::string head(sizeof(FileHead), '\0');
    if (!read_at(descriptor, head.data(), head.size(), 0) || head != head_bytes(stamp))
      return false;
    end = head.size();
    for (RecordHead record; end + sizeof record <= size;) {
      if (!read_at(descriptor, &record, sizeof record, end)) break;
      const std::uint64_t bytes = end + sizeof record;
      if (record.head_sum != sum_of(record) || record.size > size - bytes) break;
      note(record.key, bytes, record.size, record.bytes_sum);
      end = bytes + record.size;
    }
    return end == size || ftruncate(descriptor, static_cast<off_t>(end)) == 0;
  }

  void begin_afresh() {
    records.clear();
    end = sizeof(FileHead);
    if (ftruncate(descriptor, 0) != 0 || !write_at(descriptor, head_bytes(stamp), 0)) give_up();
  }

  void give_up() {
    if (descriptor >= 0) close(descriptor);
    descriptor = -1;
    std::error_code ignored;
    fs::remove(path, ignored);
  }

  Record& note(const RecordKey& key, std::uint64_t offset, std::uint64_t size, std::uint64_t sum) {
    Record& record = records[key];
    record.offset = offset;
    record.size = size;
    record.sum = sum;
    return record;
  }

  // Writes the records that were asked for into a new file when that halves the old one.
  void tidy() {
    if (descriptor < 0) return;
    std::uint64_t used = sizeof(FileHead);
    std::vector<std::pair<RecordKey, const Record*>> kept;
    for (const auto& [key, record] : records) {
      if (!record.is_used) continue;
      used += sizeof(RecordHead) + record.size;
      kept.emplace_back(key, &record);
    }
    if (used * 2 >= end) return;
    std::sort(kept.begin(), kept.end(),
              [](const auto& a, const auto& b) { return a.second->offset < b.second->offset; });
    fs::path fresh = path;
    fresh += ".new";
    const int file = open(fresh.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) return;
    bool is_sound = write_at(file, head_bytes(stamp), 0);
    std::uint64_t at = sizeof(FileHead);
    std::string bytes;
    for (const auto& [key, record] : kept) {
      bytes.resize(record->size);
      is_sound = is_sound && read_at(descriptor, bytes.data(), bytes.size(), record->offset);
      const std::string whole = record_bytes(key, bytes);
      is_sound = is_sound && write_at(file, whole, at);
      at += whole.size();
    }
    close(file);
    std::error_code failed;
    if (is_sound) fs::rename(fresh, path, failed);
    if (!is_sound || failed) fs::remove(fresh, failed);
  }

  fs::path path;
  RecordKey stamp;
  std::mutex mutex;  // guards what follows, but for reading the file
  int descriptor = -1;
  std::uint64_t end = 0;
  std::unordered_map<RecordKey, Record, KeyHash> records;
};

RecordFile::RecordFile(const fs::path& path, const RecordKey& stamp)
    : state_(std::make_unique<State>(path, stamp)) {}

RecordFile::~RecordFile() { state_->tidy(); }

std::optional<std::string> RecordFile::find(const RecordKey& key) {
  State::Record* record = nullptr;
  {
    const std::lock_guard lock(state_->mutex);
    const auto found = state_->records.find(key);
    if (state_->descriptor < 0 || found == state_->records.end()) return std::nullopt;
    record = &found->second;
  }
  std::string bytes(record->size, '\0');
  if (!read_at(state_->descriptor, bytes.data(), bytes.size(), record->offset) ||
      XXH3_64bits(bytes.data(), bytes.size()) != record->sum) {
    return std::nullopt;
  }
  record->is_used = true;
  return bytes;
}

bool RecordFile::has(const RecordKey& key) {
  const std::lock_guard lock(state_->mutex);
  const auto found = state_->records.find(key);
  if (state_->descriptor < 0 || found == state_->records.end()) return false;
  return found->second.is_used = true;
}

bool RecordFile::add(const RecordKey& key, std::string_view bytes) {
  const std::string whole = record_bytes(key, bytes);
  const std::lock_guard lock(state_->mutex);
  if (state_->descriptor < 0) return false;
  if (!write_at(state_->descriptor, whole, state_->end)) {
    state_->give_up();
    return false;
  }
  state_
      ->note(key, state_->end + sizeof(RecordHead), bytes.size(),
             XXH3_64bits(bytes.data(), bytes.size()))
      .is_used = true;
  state_->end += whole.size();
  return true;
}

}  // namespace baoku
