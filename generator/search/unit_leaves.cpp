#include "search/unit_leaves.h"

#include <algorithm>

namespace baoku {
namespace {

class LeafWalk {
 public:
  LeafWalk(const ItemView& unit, const ItemMeasures& measures, const VisitLeaf& visit)
      : bits_(unit.bits),
        measures_(measures),
        visit_(visit),
        base_(measures.space.base_of(unit.gram[0])),
        leaf_depth_(measures.leaf_depth_of(unit.gram[0])),
        gram_(unit.gram.begin(), unit.gram.end()) {}

  void read_node() {
    const std::size_t depth = gram_.size();
    const std::uint32_t max_depth = measures_.shape.max_depth;
    if (depth >= max_depth || (depth >= leaf_depth_ && bits_.read(1) == 1)) return read_leaf();
    const std::uint32_t skipped = bits_.gamma() - 1;
    if (skipped > max_depth - depth) throw DamagedIndex("a kept unit skips too much");
    gram_.resize(depth + skipped, kSkippedSymbol);
    const std::uint32_t count = bits_.gamma();
    for (const std::uint32_t label : bits_.sorted(count, 0, measures_.space.width)) {
      gram_.push_back(label == 0 ? 0 : base_ + label);
      label == 0 ? read_leaf() : read_node();
      gram_.pop_back();
    }
    gram_.resize(depth);
  }

 private:
  void read_leaf() { visit_(gram_, read_postings(measures_.numbers, bits_)); }

  BitReader bits_;
  const ItemMeasures& measures_;
  const VisitLeaf& visit_;
  std::uint32_t base_;
  std::uint32_t leaf_depth_;
  Gram gram_;
};

bool is_at(const Gram& leaf, std::span<const std::uint32_t> tail) {
  if (leaf.size() > tail.size()) return false;
  return std::equal(leaf.begin(), leaf.end(), tail.begin(),
                    [](std::uint32_t a, std::uint32_t b) { return a == b || a == kSkippedSymbol; });
}

}  // namespace

void for_each_leaf(const ItemView& unit, const ItemMeasures& measures, const VisitLeaf& visit) {
  LeafWalk(unit, measures, visit).read_node();
}

std::optional<std::size_t> leaf_depth(const ItemView& unit, std::span<const std::uint32_t> tail,
                                      const ItemMeasures& measures) {
  if (is_whole(measures.space.field_of(unit.gram[0]))) return std::nullopt;
  // More articles could have a head of their own instead.
  const std::size_t few = std::min(measures.shape.leaf_articles, measures.shape.big_node);
  std::optional<std::size_t> depth;
  for_each_leaf(unit, measures, [&](const Gram& gram, const std::vector<Posting>& postings) {
    if (postings.size() <= few && is_at(gram, tail)) depth = gram.size();
  });
  return depth;
}

}  // namespace baoku
