// Reads the items of one shard in order, as drawn in format.h: heads and units, each with its gram.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "search/bits.h"
#include "search/directory.h"
#include "search/fields.h"

namespace baoku {

// What a reader of shards must know of the whole index.
struct IndexMeasures {
  std::uint32_t articles = 0;
  std::uint32_t numbers = 0;  // that articles may have: see numbers.h
  std::uint32_t leaf_depth = 0;
  std::uint32_t max_depth = 0;
  std::uint32_t head_size = 0;
  std::size_t years = 0;
  SymbolSpace space;

  // Nodes of a unit less deep than this are no leaves.
  std::uint32_t leaf_depth_of(std::uint32_t symbol) const {
    return is_whole(space.field_of(symbol)) ? max_depth : leaf_depth;
  }
};

class ShardItems {
 public:
  // `bits` must outlive the reader.
  ShardItems(std::string_view bits, std::size_t items, const IndexMeasures& measures)
      : bits_(bits), left_(items), measures_(measures) {}

  // Moves to the next item; false behind the last one. What stands behind the former one's
  // beginning - a node, postings, or a head and the address of its list - must have been read.
  bool next();

  const Gram& gram() const { return gram_; }
  bool is_unit() const { return is_unit_; }
  bool is_long() const { return is_long_; }  // of a head: the list is in a file of its own
  std::uint32_t skipped() const { return skipped_; }
  BitReader& bits() { return bits_; }
  // Reads the address behind a long head; the file is `list_file` afterwards.
  std::uint32_t read_list_index();
  const std::string& list_file() const { return list_file_; }

 private:
  BitReader bits_;
  std::size_t left_;
  const IndexMeasures& measures_;
  Gram gram_;
  bool is_first_ = true;
  bool is_unit_ = false;
  bool is_long_ = false;
  std::uint32_t skipped_ = 0;
  std::string list_file_;
};

}  // namespace baoku
