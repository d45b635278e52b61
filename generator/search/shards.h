// Packs items into shards and lists into list files, and writes them. See format.h.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/output.h"
#include "search/bits.h"
#include "search/directory.h"
#include "search/format.h"
#include "search/items.h"
#include "search/postings.h"

namespace baoku {

struct WrittenFiles {
  std::size_t files = 0;
  std::size_t bytes = 0;

  void write(Output& output, const std::string& path, const std::string& content) {
    output.write(path, content);
    ++files;
    bytes += content.size();
  }
  void add(const WrittenFiles& other) { files += other.files, bytes += other.bytes; }
};

struct ListAddress {
  std::string file;  // name
  std::uint32_t index = 0;
};

// The long lists of one part, in the order of their heads.
class ListWriter {
 public:
  ListWriter(std::size_t part, const IndexShape& shape, Output& output)
      : part_(part), shape_(shape), output_(output) {}

  void add(const BitsView& postings);
  // Writes what is left; only then all addresses are known, in the order of `add`.
  const std::vector<ListAddress>& finish();
  const WrittenFiles& written() const { return written_; }

 private:
  void flush();

  std::size_t part_;
  const IndexShape& shape_;
  Output& output_;
  std::vector<std::string> texts_;
  std::size_t size_ = 0;
  std::vector<ListAddress> addresses_;
  WrittenFiles written_;
};

// The items of one part, in trie order.
class ShardWriter {
 public:
  ShardWriter(SymbolSpace space, const IndexShape& shape, Output& output)
      : space_(space), shape_(shape), output_(output) {}

  // `list`: of a long head.
  void add(const ItemView& item, const ListAddress* list);
  // Writes what is left and returns the entries for the directory.
  std::vector<DirectoryEntry> finish();
  const WrittenFiles& written() const { return written_; }

 private:
  // Writes the gram, in a new shard when `content` does not fit into the open one.
  void begin_item(const ItemView& item);
  void flush();

  SymbolSpace space_;
  const IndexShape& shape_;
  Output& output_;
  BitWriter bits_;
  std::size_t items_ = 0;
  Gram before_;  // the item before, also across shards
  std::string list_file_;
  std::vector<DirectoryEntry> entries_;
  WrittenFiles written_;
};

}  // namespace baoku
