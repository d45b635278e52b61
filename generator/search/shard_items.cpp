#include "search/shard_items.h"

namespace baoku {

bool ShardItems::next() {
  if (left_ == 0) return false;
  --left_;
  if (is_first_) {
    read_rest(gram_, 0, bits_.gamma(), measures_.space, bits_);
  } else {
    const std::uint32_t dropped = bits_.gamma() - 1;
    if (dropped > gram_.size()) throw DamagedIndex("an item drops more than there is");
    const std::uint32_t added = dropped == 0 ? skipped_ + 1 : 1;
    read_rest(gram_, gram_.size() - dropped, added, measures_.space, bits_);
  }
  is_first_ = false;
  skipped_ = 0;
  is_unit_ = bits_.read(1) == 0;
  is_long_ = !is_unit_ && bits_.read(1) == 1;
  if (!is_unit_) skipped_ = bits_.gamma() - 1;
  return true;
}

std::uint32_t ShardItems::read_list_index() {
  if (bits_.read(1) == 0) list_file_ = read_name(bits_);
  return bits_.gamma() - 1;
}

}  // namespace baoku
