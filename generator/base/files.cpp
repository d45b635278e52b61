#include "base/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/utf8.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, std::string_view deed) {
  throw std::system_error(errno, std::generic_category(), std::string(deed) + " " + path.string());
}

std::string reason(int error) { return std::generic_category().message(error); }

using FolderId = std::pair<dev_t, ino_t>;

struct Folder {
  fs::path path;
  std::string relative;  // "" or with '/' at the end
  std::vector<FolderId> ancestors;
};

// File names come from outside: only those that can stand in a message and in a text are taken.
bool is_sound_name(std::string_view name) {
  if (first_invalid_utf8(name)) return false;
  return std::none_of(name.begin(), name.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string shown_name(std::string_view name) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7F) {
      out += c;
    } else {
      out += "\\x", out += kDigits[byte >> 4], out += kDigits[byte & 0xF];
    }
  }
  return out;
}

bool is_hidden(std::string_view name) { return name.front() == '.' || name.back() == '~'; }

// Walks folders; links to folders wait until all real folders are listed, so that each folder is
// listed once and under its own name where it has one.
class Listing {
 public:
  explicit Listing(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  std::vector<FoundFile> list(const fs::path& root) {
    folders_.push_back({root, "", {}});
    while (!folders_.empty() || !links_.empty()) {
      if (!folders_.empty()) {
        Folder next = std::move(folders_.back());
        folders_.pop_back();
        list_folder(std::move(next));
      } else {
        follow_first_link();
      }
    }
    std::sort(files_.begin(), files_.end(),
              [](const FoundFile& a, const FoundFile& b) { return a.relative < b.relative; });
    return std::move(files_);
  }

 private:
  void list_folder(Folder folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> dir(opendir(folder.path.c_str()), closedir);
    struct stat status {};
    if (!dir || fstat(dirfd(dir.get()), &status) != 0) return report(folder.path, errno);
    const FolderId id{status.st_dev, status.st_ino};
    if (!listed_.insert(id).second) return;
    folder.ancestors.push_back(id);
    for (errno = 0; const dirent* entry = readdir(dir.get()); errno = 0) {
      list_entry(folder, dirfd(dir.get()), entry->d_name, entry->d_type);
    }
    if (errno != 0) report(folder.path, errno);
  }

  void list_entry(const Folder& folder, int dir, const std::string& name, unsigned char type) {
    if (is_hidden(name)) return;
    if (!is_sound_name(name)) {
      return diagnostics_.error((folder.path / shown_name(name)).string(),
                                "the file's name is not valid UTF-8 or holds control characters");
    }
    const fs::path path = folder.path / name;
    const bool is_link = type == DT_LNK;
    if (type == DT_LNK || type == DT_UNKNOWN) {
      struct stat status {};
      if (fstatat(dir, name.c_str(), &status, 0) != 0) return report(path, errno);
      type = static_cast<unsigned char>(IFTODT(status.st_mode));
    }
    if (type == DT_REG) {
      files_.push_back({path, folder.relative + name});
    } else if (type == DT_DIR) {
      auto& later = is_link ? links_ : folders_;
      later.push_back({path, folder.relative + name + "/", folder.ancestors});
    } else {
      diagnostics_.warning(path.string(), "neither a file nor a folder; left out");
    }
  }

  void follow_first_link() {
    const auto first =
        std::min_element(links_.begin(), links_.end(),
                         [](const Folder& a, const Folder& b) { return a.relative < b.relative; });
    Folder link = std::move(*first);
    links_.erase(first);
    struct stat status {};
    if (stat(link.path.c_str(), &status) != 0) return report(link.path, errno);
    const FolderId id{status.st_dev, status.st_ino};
    if (std::find(link.ancestors.begin(), link.ancestors.end(), id) != link.ancestors.end()) {
      diagnostics_.error(link.path.string(), "the link leads back to a folder that holds it");
    } else if (listed_.contains(id)) {
      diagnostics_.warning(link.path.string(),
                           "the link leads to a folder that is read already; left out");
    } else {
      folders_.push_back(std::move(link));
    }
  }

  void report(const fs::path& path, int error) {
    diagnostics_.error(path.string(), "cannot be read: " + reason(error));
  }

  Diagnostics& diagnostics_;
  std::vector<Folder> folders_;
  std::vector<Folder> links_;
  std::set<FolderId> listed_;
  std::vector<FoundFile> files_;
};

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) fail(path, "cannot open");
  const std::unique_ptr<const int, void (*)(const int*)> closer(
      &file, [](const int* descriptor) { close(*descriptor); });
  struct stat status {};
  if (fstat(file, &status) != 0) fail(path, "cannot read");
  if (!S_ISREG(status.st_mode)) {
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    fail(path, "cannot read");
  }
  // One byte more than the size: a file that grew meanwhile is read on, else one read is the end.
  std::string bytes(static_cast<std::size_t>(status.st_size) + 1, '\0');
  std::size_t size = 0;
  for (;;) {
    if (size == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t count = ::read(file, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, "cannot read");
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  bytes.resize(size);
  return bytes;
}

std::vector<FoundFile> list_files(const std::filesystem::path& folder, Diagnostics& diagnostics) {
  return Listing(diagnostics).list(folder);
}

}  // namespace baoku
