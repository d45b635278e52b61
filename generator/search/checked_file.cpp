#include "search/checked_file.h"

#include <algorithm>
#include <string_view>
#include <system_error>

namespace baoku {
namespace {

constexpr std::size_t kPiece = 1 << 20;

OpenFile open(const std::filesystem::path& path, const char* mode) {
  OpenFile file(std::fopen(path.c_str(), mode));
  if (file) std::setvbuf(file.get(), nullptr, _IOFBF, kPiece);
  return file;
}

}  // namespace

void StreamKey::add(const void* bytes, std::size_t size) {
  const char* next = static_cast<const char*>(bytes);
  while (size > 0) {
    const std::size_t taken = std::min(size, kPiece - open_.size());
    if (open_.empty() && taken == kPiece) {
      builder_.add(std::string_view(next, kPiece));
    } else {
      open_.insert(open_.end(), next, next + taken);
      if (open_.size() == kPiece) flush();
    }
    next += taken;
    size -= taken;
  }
}

void StreamKey::flush() {
  builder_.add(std::string_view(open_.data(), open_.size()));
  open_.clear();
}

RecordKey StreamKey::key() {
  flush();
  return builder_.key();
}

CheckedWriter::CheckedWriter(const std::filesystem::path& path)
    : file_(open(path, "wb")), failed_(!file_) {}

void CheckedWriter::write(const void* bytes, std::size_t size) {
  if (failed_ || size == 0) return;
  key_.add(bytes, size);
  failed_ = std::fwrite(bytes, 1, size, file_.get()) != size;
}

std::optional<RecordKey> CheckedWriter::finish() {
  if (failed_) return std::nullopt;
  const RecordKey key = key_.key();
  if (std::fwrite(&key, 1, sizeof key, file_.get()) != sizeof key) return std::nullopt;
  if (std::fclose(file_.release()) != 0) return std::nullopt;
  return key;
}

CheckedReader::CheckedReader(const std::filesystem::path& path) : file_(open(path, "rb")) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  failed_ = !file_ || error || size < sizeof(RecordKey);
  if (!failed_) left_ = size - sizeof(RecordKey);
}

bool CheckedReader::read(void* bytes, std::size_t size) {
  if (failed_ || size == 0) return !failed_;
  failed_ = size > left_ || std::fread(bytes, 1, size, file_.get()) != size;
  if (failed_) return false;
  left_ -= size;
  key_.add(bytes, size);
  return true;
}

std::optional<std::size_t> CheckedReader::read_count(std::size_t size_of_each) {
  std::uint64_t count = 0;
  if (!read(&count, sizeof count)) return std::nullopt;
  failed_ = count > left_ / size_of_each;
  if (failed_) return std::nullopt;
  return static_cast<std::size_t>(count);
}

std::optional<RecordKey> CheckedReader::finish() {
  if (failed_ || left_ != 0) return std::nullopt;
  RecordKey written;
  if (std::fread(&written, 1, sizeof written, file_.get()) != sizeof written) return std::nullopt;
  const RecordKey key = key_.key();
  return key == written ? std::optional(key) : std::nullopt;
}

}  // namespace baoku
