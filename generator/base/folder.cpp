#include "base/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>
#include <utility>

namespace baoku {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  explicit operator bool() const { return value_ >= 0; }
  int get() const { return value_; }

 private:
  int value_;
};

std::string_view parent_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

int open_at(int folder, std::string_view path, int flags) {
  const std::string name = path.empty() ? "." : std::string(path);
  return openat(folder, name.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0666);
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

Folder::Folder(const std::filesystem::path& path, std::filesystem::path shown, Hook before_change)
    : shown_(std::move(shown)), before_change_(std::move(before_change)) {
  descriptor_ = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor_ < 0) fail("open", "");
}

Folder::~Folder() {
  if (descriptor_ >= 0) close(descriptor_);
}

void Folder::fail(std::string_view deed, std::string_view path) const {
  const int error = errno;
  const std::filesystem::path full = path.empty() ? shown_ : shown_ / path;
  throw std::system_error(error, std::generic_category(),
                          "cannot " + std::string(deed) + " " + full.string());
}

Folder::Kind Folder::kind(std::string_view path) const {
  struct stat status {};
  if (fstatat(descriptor_, std::string(path).c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return Kind::none;
    fail("look at", path);
  }
  if (S_ISREG(status.st_mode)) return Kind::file;
  return S_ISDIR(status.st_mode) ? Kind::folder : Kind::other;
}

std::optional<FileStamp> Folder::stamp(std::string_view path) const {
  struct stat status {};
  const std::string name(path);
  if (fstatat(descriptor_, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  return stamp_of(status);
}

bool Folder::is_reachable(std::string_view path) const {
  struct stat here {};
  if (fstat(descriptor_, &here) != 0) fail("look at", "");
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    const std::string folder(path.substr(0, slash));
    struct stat status {};
    if (fstatat(descriptor_, folder.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) return true;
      fail("look at", folder);
    }
    if (!S_ISDIR(status.st_mode) || status.st_dev != here.st_dev) return false;
  }
  return true;
}

bool Folder::holds(std::string_view path, std::string_view bytes) const {
  const Descriptor file(open_at(descriptor_, path, O_RDONLY | O_NONBLOCK));
  struct stat status {};
  if (!file || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  if (static_cast<std::size_t>(status.st_size) != bytes.size()) return false;
  std::array<char, 1 << 16> buffer;
  while (!bytes.empty()) {
    const std::size_t wanted = std::min(buffer.size(), bytes.size());
    const ssize_t count = ::read(file.get(), buffer.data(), wanted);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    const auto size = static_cast<std::size_t>(count);
    if (std::memcmp(buffer.data(), bytes.data(), size) != 0) return false;
    bytes.remove_prefix(size);
  }
  return true;
}

void Folder::append(std::string_view path, std::string_view bytes) const {
  before_change();
  const Descriptor file(open_at(descriptor_, path, O_WRONLY | O_APPEND));
  if (!file || !write_all(file.get(), bytes)) fail("write", path);
}

bool Folder::is_same(std::string_view path, const Folder& other,
                     std::string_view other_path) const {
  const Descriptor file(open_at(other.descriptor_, other_path, O_RDONLY | O_NONBLOCK));
  const Descriptor here(open_at(descriptor_, path, O_RDONLY | O_NONBLOCK));
  struct stat status {};
  if (!here || fstat(here.get(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  if (!file) other.fail("read", other_path);
  const auto fill = [](int from, std::array<char, 1 << 16>& buffer) -> ssize_t {
    std::size_t size = 0;
    while (size < buffer.size()) {
      const ssize_t count = ::read(from, buffer.data() + size, buffer.size() - size);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return -1;
      if (count == 0) break;
      size += static_cast<std::size_t>(count);
    }
    return static_cast<ssize_t>(size);
  };
  std::array<char, 1 << 16> mine;
  std::array<char, 1 << 16> others;
  for (;;) {
    const ssize_t size = fill(here.get(), mine);
    if (size < 0 || size != fill(file.get(), others)) return false;
    if (size == 0) return true;
    if (std::memcmp(mine.data(), others.data(), static_cast<std::size_t>(size)) != 0) return false;
  }
}

std::optional<std::string> Folder::read(std::string_view path) const {
  const Descriptor file(open_at(descriptor_, path, O_RDONLY | O_NONBLOCK));
  struct stat status {};
  if (!file && (errno == ENOENT || errno == ENOTDIR || errno == ELOOP)) return std::nullopt;
  if (!file || fstat(file.get(), &status) != 0) fail("read", path);
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  for (std::size_t size = 0; size < bytes.size();) {
    const ssize_t count = ::read(file.get(), bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("read", path);
    if (count == 0) bytes.resize(size);
    size += static_cast<std::size_t>(count);
  }
  return bytes;
}

std::optional<std::string> Folder::read_part(std::string_view path, const FileStamp& stamp,
                                             std::uint64_t offset, std::uint64_t size) const {
  const Descriptor file(open_at(descriptor_, path, O_RDONLY | O_NONBLOCK));
  struct stat status {};
  if (!file || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  if (stamp_of(status) != stamp || offset > stamp.size || size > stamp.size - offset) {
    return std::nullopt;
  }
  std::string bytes(size, '\0');
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = pread(file.get(), bytes.data() + done, bytes.size() - done,
                                static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

std::vector<std::string> Folder::entries(std::string_view path) const {
  const int descriptor = open_at(descriptor_, path, O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) fail("read", path);
  const std::unique_ptr<DIR, int (*)(DIR*)> dir(fdopendir(descriptor), closedir);
  if (!dir) {
    close(descriptor);
    fail("read", path);
  }
  std::vector<std::string> names;
  for (errno = 0; const dirent* entry = readdir(dir.get()); errno = 0) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  if (errno != 0) fail("read", path);
  std::sort(names.begin(), names.end());
  return names;
}

void Folder::make_folder(std::string_view path) const {
  if (path.empty()) return;
  const std::string name(path);
  before_change();
  if (mkdirat(descriptor_, name.c_str(), 0777) == 0 || errno == EEXIST) return;
  if (errno != ENOENT) fail("make", path);
  make_folder(parent_of(path));
  if (mkdirat(descriptor_, name.c_str(), 0777) != 0 && errno != EEXIST) fail("make", path);
}

FileStamp Folder::create(std::string_view path, std::string_view bytes, bool make_folders,
                         Durability durability) const {
  constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL;
  if (make_folders) make_folder(parent_of(path));
  before_change();
  int opened = open_at(descriptor_, path, kFlags);
  if (opened < 0 && errno == ENOENT) {
    make_folder(parent_of(path));
    opened = open_at(descriptor_, path, kFlags);
  }
  const Descriptor file(opened);
  if (!file) fail("write", path);
  before_change();
  if (!write_all(file.get(), bytes)) fail("write", path);
  if (durability == Durability::durable && fsync(file.get()) != 0) fail("write", path);
  struct stat status {};
  if (fstat(file.get(), &status) != 0) fail("write", path);
  return stamp_of(status);
}

void Folder::make_durable(std::string_view path) const {
  const Descriptor file(open_at(descriptor_, path, O_RDONLY));
  if (!file || fsync(file.get()) != 0) fail("write", path);
}

void Folder::make_all_durable() const {
  if (syncfs(descriptor_) != 0) fail("write", "");
}

bool Folder::take(const Folder& from, std::string_view path, std::string_view target) const {
  before_change();
  const std::string source(path);
  const std::string name(target);
  if (renameat(from.descriptor_, source.c_str(), descriptor_, name.c_str()) == 0) return true;
  if (errno == ENOENT) {
    if (from.kind(path) == Kind::none) return false;
    make_folder(parent_of(target));
    if (renameat(from.descriptor_, source.c_str(), descriptor_, name.c_str()) == 0) return true;
  }
  fail("write", target);
}

void Folder::remove_file(std::string_view path) const {
  before_change();
  if (unlinkat(descriptor_, std::string(path).c_str(), 0) == 0) return;
  if (errno != ENOENT && errno != ENOTDIR) fail("remove", path);
}

void Folder::remove_empty_folders_of(std::string_view path) const {
  for (std::string_view folder = parent_of(path); !folder.empty(); folder = parent_of(folder)) {
    before_change();
    const int status = unlinkat(descriptor_, std::string(folder).c_str(), AT_REMOVEDIR);
    if (status != 0 && errno != ENOENT) return;
  }
}

void Folder::remove_tree(std::string_view path) const {
  const std::string name(path);
  before_change();
  if (unlinkat(descriptor_, name.c_str(), 0) == 0 || errno == ENOENT) return;
  if (errno != EISDIR && errno != EPERM) fail("remove", path);
  for (const std::string& entry : entries(path)) remove_tree(name + "/" + entry);
  before_change();
  if (unlinkat(descriptor_, name.c_str(), AT_REMOVEDIR) != 0) fail("remove", path);
}

}  // namespace baoku
