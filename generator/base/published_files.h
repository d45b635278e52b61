// The list of the files that publications wrote into a folder, kept in the folder itself so that it
// moves along. It tells our files from foreign ones; what the files hold is always read again.
//
//   baoku files 1
//   <xxh3-128 as 32 hex digits> <size in bytes> <path>     sorted by path
//   end <number of files>
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baoku {

inline constexpr std::string_view kPublishedListName = ".baoku-files";

struct FileFacts {
  std::uint64_t size = 0;
  std::uint64_t hash_high = 0;
  std::uint64_t hash_low = 0;

  friend bool operator==(const FileFacts&, const FileFacts&) = default;
};

FileFacts file_facts(std::string_view bytes);

// The same of bytes that come piece by piece.
class GrowingFacts {
 public:
  GrowingFacts();
  ~GrowingFacts();
  void append(std::string_view bytes);
  FileFacts facts() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::uint64_t size_ = 0;
};

// The paths stand elsewhere, mostly in the text of a list: there are hundreds of thousands.
struct PublishedFile {
  std::string_view path;
  FileFacts facts;

  friend bool operator==(const PublishedFile&, const PublishedFile&) = default;
};
using PublishedFiles = std::vector<PublishedFile>;  // sorted by path, each once

// Finds files of a list by their paths. The list must outlive it.
class PathIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  explicit PathIndex(const PublishedFiles& files);
  std::uint32_t find(std::string_view path) const;  // its number in the list, or kNone

 private:
  std::size_t slot_of(std::string_view path) const;
  std::size_t next(std::size_t slot) const { return (slot + 1) & (table_.size() - 1); }

  const PublishedFiles& files_;
  std::vector<std::uint32_t> table_;  // by hash, the next free place when one is taken
};

std::string format_published_files(const PublishedFiles& files);
// Returns nothing when the list is damaged. `text` must outlive the files.
std::optional<PublishedFiles> parse_published_files(std::string_view text);

// "0123...": the hash as in the list.
std::string hash_text(const FileFacts& facts);

}  // namespace baoku
