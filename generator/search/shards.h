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

// The lists of one file.
class ListWriter {
 public:
  ListWriter(const IndexShape& shape, Output& output) : shape_(shape), output_(output) {}

  // The first list has room, however long it is.
  bool has_room_for(const BitsView& postings) const {
    return texts_.empty() || size_ + text_size(postings.size) <= shape_.list_bytes;
  }
  void add(const BitsView& postings);
  // Writes file `number` of the part that begins with symbol `part` and returns its name.
  std::string finish(std::uint32_t part, std::size_t number);
  const WrittenFiles& written() const { return written_; }

 private:
  const IndexShape& shape_;
  Output& output_;
  std::vector<std::string> texts_;
  std::size_t size_ = 0;
  WrittenFiles written_;
};

// The items of one shard, in trie order.
class ShardWriter {
 public:
  ShardWriter(SymbolSpace space, const IndexShape& shape, Output& output)
      : space_(space), shape_(shape), output_(output) {}

  // The first item has room, however long it is.
  bool has_room_for(const ItemView& item) const {
    return items_ == 0 || text_size(bits_.size() + item.bits.size) <= shape_.shard_bytes;
  }
  // `list`: of a long head.
  void add(const ItemView& item, const ListAddress* list);
  // Writes the shard and returns its name.
  std::string finish();
  const WrittenFiles& written() const { return written_; }

 private:
  void write_gram(const ItemView& item);

  SymbolSpace space_;
  const IndexShape& shape_;
  Output& output_;
  BitWriter bits_;
  std::size_t items_ = 0;
  Gram before_;  // the item before
  std::string list_file_;
  WrittenFiles written_;
};

}  // namespace baoku
