// An open folder and the changes that publishing makes below it. Paths are relative, with '/'.
// Whatever fails throws std::system_error with the shown path. `before_change` of the constructor
// is called before each change, so that tests can fail or end the process at every step.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_stamp.h"

namespace baoku {

class Folder {
 public:
  using Hook = std::function<void()>;

  // `shown` stands for the folder in messages.
  Folder(const std::filesystem::path& path, std::filesystem::path shown, Hook before_change);
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  int descriptor() const { return descriptor_; }

  enum class Kind { none, file, folder, other };  // `other`: a link, a pipe, ...
  Kind kind(std::string_view path) const;         // follows no link
  // Of a file, not of a link; nothing when there is none.
  std::optional<FileStamp> stamp(std::string_view path) const;
  // True when every existing folder on the way to `path` is a real folder of the same file system.
  bool is_reachable(std::string_view path) const;
  // Returns the bytes of a file; nothing when there is none (links are not followed).
  std::optional<std::string> read(std::string_view path) const;
  // True when `path` is a file with exactly these bytes.
  bool holds(std::string_view path, std::string_view bytes) const;
  std::vector<std::string> entries(std::string_view path) const;  // of a folder, sorted

  // Makes the folder and those that hold it; a folder that is there is no error.
  void make_folder(std::string_view path) const;
  // Creates the file, which must not exist. With `make_folders`, makes its folder first; otherwise
  // only when it turns out to be missing. With `durable`, waits until the disk holds the bytes.
  enum class Durability { none, durable };
  FileStamp create(std::string_view path, std::string_view bytes, bool make_folders,
                   Durability durability = Durability::none) const;
  // Returns bytes [offset, offset + size) of a file that still has this stamp, or nothing.
  std::optional<std::string> read_part(std::string_view path, const FileStamp& stamp,
                                       std::uint64_t offset, std::uint64_t size) const;
  // Writes behind the end of a file that is there.
  void append(std::string_view path, std::string_view bytes) const;
  // True when `path` is a file with the same bytes as `other_path` of `other`.
  bool is_same(std::string_view path, const Folder& other, std::string_view other_path) const;
  void make_durable(std::string_view path) const;  // "" is the folder itself
  void make_all_durable() const;                   // all of the file system, at once
  // Moves a file or folder of `from` here, over a file that is there; makes the folders on the way.
  // Returns false when there is no such file in `from`.
  bool take(const Folder& from, std::string_view path, std::string_view target) const;
  void remove_file(std::string_view path) const;  // a missing file is no error
  // Removes the folder that holds `path`, and those around it, as far as they are empty.
  void remove_empty_folders_of(std::string_view path) const;
  void remove_tree(std::string_view path) const;  // a missing one is no error

 private:
  [[noreturn]] void fail(std::string_view deed, std::string_view path) const;
  void before_change() const {
    if (before_change_) before_change_();
  }

  std::filesystem::path shown_;
  Hook before_change_;
  int descriptor_ = -1;
};

}  // namespace baoku
