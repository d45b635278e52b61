// Files of numbers that are written from front to end and looked at in place. Behind the last
// number stands a key of all before it, so that a reader knows whether it has what was written.
//
//   each value, filled up to 8 bytes; of many their count before   key (16)
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/file_stamp.h"
#include "base/record_key.h"

namespace baoku {

// Hashes a stream in pieces of one size, wherever writes cut it.
class StreamKey {
 public:
  void add(const void* bytes, std::size_t size);
  RecordKey key();

 private:
  void flush();

  KeyBuilder builder_;
  std::vector<char> open_;
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;

class KeptFileWriter {
 public:
  explicit KeptFileWriter(const std::filesystem::path& path);

  template <typename Value>
  void write(const Value& value) {
    static_assert(std::is_trivially_copyable_v<Value>);
    write_filled(&value, sizeof value);
  }
  template <typename Number>
  void write_all(std::span<const Number> numbers) {
    static_assert(std::is_trivially_copyable_v<Number>);
    write(std::uint64_t{numbers.size()});
    write_filled(numbers.data(), numbers.size_bytes());
  }
  template <typename Number>
  void write_all(const std::vector<Number>& numbers) {
    write_all(std::span(numbers));
  }
  // Returns the key of what was written, or nothing when the machine failed.
  std::optional<RecordKey> finish();

 private:
  void write_filled(const void* bytes, std::size_t size);

  OpenFile file_;
  StreamKey key_;
  bool failed_ = false;
};

// After the first read that fails, all do.
class KeptFile {
 public:
  // Returns nothing when the file is not what was written, which is not looked into again while
  // the file system still describes it as `known`. Behind it, `room` bytes more can be written to,
  // as all of it can: the file itself stays as it is.
  static std::optional<KeptFile> open(const std::filesystem::path& path, unsigned jobs = 1,
                                      std::size_t room = 0, const FileStamp& known = {});

  const RecordKey& key() const { return key_; }
  // How the file system described the file when it was looked into.
  const FileStamp& stamp() const { return stamp_; }
  template <typename Value>
  bool read(Value& value) {
    static_assert(std::is_trivially_copyable_v<Value>);
    const char* const bytes = take(sizeof value);
    if (bytes != nullptr) std::memcpy(&value, bytes, sizeof value);
    return bytes != nullptr;
  }
  // `numbers` lies in the file, and is gone with it.
  template <typename Number>
  bool read_all(std::span<Number>& numbers) {
    static_assert(std::is_trivially_copyable_v<Number> && alignof(Number) <= 8);
    std::uint64_t count = 0;
    if (!read(count) || count > left_ / sizeof(Number)) return failed_ = true, false;
    char* const bytes = take(count * sizeof(Number));
    if (bytes == nullptr) return false;
    numbers = {reinterpret_cast<Number*>(bytes), count};
    return true;
  }
  bool is_at_end() const { return !failed_ && left_ == 0; }

 private:
  struct Unmap {
    std::size_t size = 0;
    void operator()(char* bytes) const;
  };
  using Mapping = std::unique_ptr<char, Unmap>;

  KeptFile(Mapping mapping, std::size_t size, const RecordKey& key, const FileStamp& stamp)
      : mapping_(std::move(mapping)),
        next_(mapping_.get()),
        left_(size),
        key_(key),
        stamp_(stamp) {}

  char* take(std::size_t size);

  Mapping mapping_;
  char* next_;
  std::size_t left_;  // bytes in front of the key
  RecordKey key_;
  FileStamp stamp_;
  bool failed_ = false;
};

}  // namespace baoku
