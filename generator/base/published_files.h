// The list of the files that publications wrote into a folder, kept in the folder itself so that it
// moves along. It tells our files from foreign ones; what the files hold is always read again.
//
//   baoku files 1
//   <xxh3-128 as 32 hex digits> <size in bytes> <path>     sorted by path
//   end <number of files>
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace baoku {

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

using PublishedFiles = std::map<std::string, FileFacts, std::less<>>;

std::string format_published_files(const PublishedFiles& files);
// Returns nothing when the list is damaged.
std::optional<PublishedFiles> parse_published_files(std::string_view text);

// "0123...": the hash as in the list.
std::string hash_text(const FileFacts& facts);

}  // namespace baoku
