#include "search/kept_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "base/parallel.h"

namespace baoku {
namespace {

constexpr std::size_t kPiece = 1 << 20;
constexpr std::size_t kFill = 8;

RecordKey key_of_piece(const char* bytes, std::size_t size) {
  return KeyBuilder().add(std::string_view(bytes, size)).key();
}

// The same as a StreamKey of all bytes.
RecordKey key_of(const char* bytes, std::size_t size, unsigned jobs) {
  std::vector<RecordKey> pieces((size + kPiece - 1) / kPiece);
  parallel_for(pieces.size(), jobs, [&](std::size_t i) {
    pieces[i] = key_of_piece(bytes + i * kPiece, std::min(kPiece, size - i * kPiece));
  });
  KeyBuilder builder;
  for (const RecordKey& piece : pieces) builder.add(piece);
  return builder.key();
}

struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) close(number);
  }
};

}  // namespace

void StreamKey::add(const void* bytes, std::size_t size) {
  const char* next = static_cast<const char*>(bytes);
  while (size > 0) {
    const std::size_t taken = std::min(size, kPiece - open_.size());
    if (taken == kPiece) {
      builder_.add(key_of_piece(next, kPiece));
    } else {
      open_.insert(open_.end(), next, next + taken);
      if (open_.size() == kPiece) flush();
    }
    next += taken;
    size -= taken;
  }
}

void StreamKey::flush() {
  builder_.add(key_of_piece(open_.data(), open_.size()));
  open_.clear();
}

RecordKey StreamKey::key() {
  if (!open_.empty()) flush();
  return builder_.key();
}

KeptFileWriter::KeptFileWriter(const std::filesystem::path& path)
    : file_(std::fopen(path.c_str(), "wb")), failed_(!file_) {
  if (file_) std::setvbuf(file_.get(), nullptr, _IOFBF, kPiece);
}

void KeptFileWriter::write_filled(const void* bytes, std::size_t size) {
  constexpr char kZeros[kFill] = {};
  const std::size_t fill = (kFill - size % kFill) % kFill;
  if (failed_ || size == 0) return;
  key_.add(bytes, size);
  key_.add(kZeros, fill);
  failed_ = std::fwrite(bytes, 1, size, file_.get()) != size ||
            std::fwrite(kZeros, 1, fill, file_.get()) != fill;
}

std::optional<RecordKey> KeptFileWriter::finish() {
  if (failed_) return std::nullopt;
  const RecordKey key = key_.key();
  if (std::fwrite(&key, 1, sizeof key, file_.get()) != sizeof key) return std::nullopt;
  if (std::fclose(file_.release()) != 0) return std::nullopt;
  return key;
}

void KeptFile::Unmap::operator()(char* bytes) const { munmap(bytes, size); }

std::optional<KeptFile> KeptFile::open(const std::filesystem::path& path, unsigned jobs,
                                       std::size_t room, const FileStamp& known) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat status {};
  if (file.number < 0 || fstat(file.number, &status) != 0) return std::nullopt;
  const auto size = static_cast<std::size_t>(status.st_size);
  RecordKey written;
  if (size < sizeof written) return std::nullopt;
  // Memory of nobody, with the file laid over its beginning: so what stands behind the file can be
  // written to.
  constexpr int kAccess = PROT_READ | PROT_WRITE;
  void* const all =
      mmap(nullptr, size + room, kAccess, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (all == MAP_FAILED) return std::nullopt;
  Mapping mapping(static_cast<char*>(all), Unmap{size + room});
  if (mmap(all, size, kAccess, MAP_PRIVATE | MAP_FIXED, file.number, 0) == MAP_FAILED) {
    return std::nullopt;
  }
  const std::size_t left = size - sizeof written;
  std::memcpy(&written, mapping.get() + left, sizeof written);
  const FileStamp stamp = stamp_of(status);
  if (stamp != known && key_of(mapping.get(), left, jobs) != written) return std::nullopt;
  return KeptFile(std::move(mapping), left, written, stamp);
}

char* KeptFile::take(std::size_t size) {
  const std::size_t filled = (size + kFill - 1) / kFill * kFill;
  failed_ = failed_ || filled > left_;
  if (failed_) return nullptr;
  char* const bytes = next_;
  next_ += filled;
  left_ -= filled;
  return bytes;
}

}  // namespace baoku
