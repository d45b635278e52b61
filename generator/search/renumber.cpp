#include "search/renumber.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "search/postings.h"

namespace baoku {
namespace {

class Renumbering {
 public:
  Renumbering(std::uint32_t numbers_before, const std::vector<std::uint32_t>& to,
              const ItemMeasures& measures)
      : numbers_before_(numbers_before), to_(to), measures_(measures) {}

  ItemRun renumber(const ItemRun& items) {
    ItemRun out;
    items.for_each([&](const ItemView& item) {
      if (item.kind != ItemKind::unit) {
        std::vector<Posting> postings = postings_of(item, numbers_before_);
        move(postings);
        add_head(item.gram, item.skipped, postings, measures_, out);
        return;
      }
      BitReader from(item.bits);
      bits_.clear();
      copy_node(item.gram.size(), measures_.leaf_depth_of(item.gram[0]), from);
      out.add(ItemKind::unit, item.gram, 0, bits_);
    });
    return out;
  }

 private:
  void move(std::vector<Posting>& postings) const {
    for (Posting& posting : postings) posting.article = to_.at(posting.article);
    const auto is_before = [](const Posting& a, const Posting& b) { return a.article < b.article; };
    if (!std::is_sorted(postings.begin(), postings.end(), is_before)) {
      std::sort(postings.begin(), postings.end(), is_before);
    }
  }

  void copy_node(std::size_t depth, std::uint32_t leaf_depth, BitReader& from) {
    const std::uint32_t max_depth = measures_.shape.max_depth;
    if (depth == max_depth) return copy_leaf(from);
    if (depth >= leaf_depth) {
      const std::uint32_t is_leaf = from.read(1);
      bits_.write(is_leaf, 1);
      if (is_leaf == 1) return copy_leaf(from);
    }
    const std::uint32_t skipped = from.gamma() - 1;
    if (skipped >= max_depth - depth) throw DamagedIndex("a kept unit skips too much");
    bits_.gamma(skipped + 1);
    const std::uint32_t count = from.gamma();
    bits_.gamma(count);
    from.read_sorted(count, 0, measures_.space.width, labels_);
    bits_.sorted(labels_, 0, measures_.space.width);
    // Only the end of texts, which comes first, is a leaf without a bit.
    const bool has_end = count > 0 && labels_[0] == 0;
    if (has_end) copy_leaf(from);
    for (std::uint32_t i = has_end ? 1 : 0; i < count; ++i) {
      copy_node(depth + skipped + 1, leaf_depth, from);
    }
  }

  void copy_leaf(BitReader& from) {
    std::vector<Posting>& postings = reader_.read(numbers_before_, from);
    move(postings);
    write_postings(postings, measures_.numbers, bits_);
  }

  std::uint32_t numbers_before_;
  const std::vector<std::uint32_t>& to_;
  const ItemMeasures& measures_;
  BitWriter bits_;
  PostingsReader reader_;
  std::vector<std::uint32_t> labels_;  // of the node that was read last
};

}  // namespace

ItemRun renumber(const ItemRun& items, std::uint32_t numbers_before,
                 const std::vector<std::uint32_t>& to, const ItemMeasures& measures) {
  return Renumbering(numbers_before, to, measures).renumber(items);
}

}  // namespace baoku
