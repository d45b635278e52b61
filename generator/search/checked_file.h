// Files of numbers that are written and read from front to end. Behind the last number stands a key
// of all before it, so that a reader knows, at the end, whether it has read what was written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

#include "base/record_file.h"

namespace baoku {

// Hashes a stream in pieces of one size, wherever writes and reads cut it.
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

class CheckedWriter {
 public:
  explicit CheckedWriter(const std::filesystem::path& path);

  void write(const void* bytes, std::size_t size);
  template <typename Number>
  void write(const std::vector<Number>& numbers) {
    static_assert(std::is_trivially_copyable_v<Number>);
    const std::uint64_t count = numbers.size();
    write(&count, sizeof count);
    write(numbers.data(), numbers.size() * sizeof(Number));
  }
  // Returns the key of what was written, or nothing when the machine failed.
  std::optional<RecordKey> finish();

 private:
  OpenFile file_;
  StreamKey key_;
  bool failed_ = false;
};

// After the first read that fails, all do.
class CheckedReader {
 public:
  explicit CheckedReader(const std::filesystem::path& path);

  bool read(void* bytes, std::size_t size);
  // Reads a count, which the file must have room for.
  std::optional<std::size_t> read_count(std::size_t size_of_each);
  template <typename Number>
  bool read(std::vector<Number>& numbers) {
    static_assert(std::is_trivially_copyable_v<Number>);
    const std::optional<std::size_t> count = read_count(sizeof(Number));
    if (!count) return false;
    numbers.resize(*count);
    return read(numbers.data(), *count * sizeof(Number));
  }
  // Returns the key of all that was read when it is what was written.
  std::optional<RecordKey> finish();

 private:
  OpenFile file_;
  StreamKey key_;
  std::size_t left_ = 0;  // bytes in front of the key
  bool failed_ = false;
};

}  // namespace baoku
