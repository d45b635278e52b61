#include "search/shard_grams.h"

#include "search/postings.h"
#include "search/shard_items.h"

namespace baoku {
namespace {

// Gathers the grams of all heads and leaves of one shard.
class GramWalk {
 public:
  GramWalk(const std::string& bits, std::size_t items, const IndexMeasures& measures)
      : items_(bits, items, measures), measures_(measures) {}

  std::vector<Gram> walk() {
    while (items_.next()) {
      gram_ = items_.gram();
      if (items_.is_unit()) {
        read_node(true);
      } else if (items_.is_long()) {
        grams_.push_back(gram_);
        read_head(measures_.numbers, measures_.years, measures_.head_size, items_.bits());
        items_.read_list_index();
      } else {
        grams_.push_back(gram_);
        read_postings(measures_.numbers, items_.bits());
      }
    }
    return std::move(grams_);
  }

 private:
  // `is_known`: no symbol of the gram was skipped.
  void read_node(bool is_known) { read_node(is_known, gram_.size()); }

  void read_node(bool is_known, std::size_t depth) {
    BitReader& bits = items_.bits();
    const bool can_be_leaf = depth >= measures_.leaf_depth_of(gram_[0]);
    if (depth == measures_.max_depth || (can_be_leaf && bits.read(1) == 1)) {
      return read_leaf(is_known);
    }
    const std::uint32_t skipped = bits.gamma() - 1;
    if (skipped > measures_.max_depth - depth) throw DamagedIndex("a shard skips too much");
    if (skipped > 0 && is_known) grams_.push_back(gram_);
    const bool goes_on = is_known && skipped == 0;
    const std::uint32_t base = measures_.space.base_of(gram_[0]);
    const std::uint32_t count = bits.gamma();
    for (const std::uint32_t symbol : bits.sorted(count, 0, measures_.space.width)) {
      if (symbol == 0) {
        read_leaf(goes_on);
        continue;
      }
      gram_.push_back(base + symbol);
      read_node(goes_on, depth + skipped + 1);
      gram_.pop_back();
    }
  }

  void read_leaf(bool is_known) {
    read_postings(measures_.numbers, items_.bits());
    if (is_known) grams_.push_back(gram_);
  }

  ShardItems items_;
  const IndexMeasures& measures_;
  Gram gram_;
  std::vector<Gram> grams_;
};

}  // namespace

std::vector<SampledGram> sample_grams(const IndexReader& index, std::size_t per_shard) {
  std::vector<SampledGram> sample;
  for (const std::string& shard : index.shard_names()) {
    const IndexReader::Shard content = index.shard(shard);
    const std::vector<Gram> grams = GramWalk(content.bits, content.items, index.measures()).walk();
    const std::size_t wanted = std::min(per_shard, grams.size());
    for (std::size_t i = 0; i < wanted; ++i) {
      // From the middles of equal stretches: the first gram of a shard is mostly a head.
      const Gram& gram = grams[(2 * i + 1) * grams.size() / (2 * wanted)];
      sample.push_back({index.field_of(gram), index.characters_of(gram), shard});
    }
  }
  return sample;
}

}  // namespace baoku
