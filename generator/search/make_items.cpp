#include "search/make_items.h"

namespace baoku {
namespace {

class ItemMaker {
 public:
  ItemMaker(PlaceTrie& trie, const ItemMeasures& measures, ItemRun& items)
      : trie_(trie),
        measures_(measures),
        shape_(measures.shape),
        space_(measures.space),
        numbers_(measures.numbers),
        items_(items) {}

  void make_all(const GramRange& root) {
    // Asked once for all below: the symbols of a place lie far from those of the next.
    const std::uint32_t symbol = trie_.symbol(root, 0);
    is_whole_ = is_whole(space_.field_of(symbol));
    base_ = space_.base_of(symbol);
    leaf_depth_ = measures_.leaf_depth_of(symbol);
    make(root);
  }

 private:
  void make(GramRange range) {
    const bool is_head = range.depth < shape_.max_depth && range.size() > shape_.big_node &&
                         trie_.count_articles(range, shape_.big_node) > shape_.big_node;
    if (!is_head) {
      bits_.clear();
      write_node(range);
      items_.add(ItemKind::unit, gram_of(range), 0, bits_);
      return;
    }
    const std::uint32_t skipped = is_whole_ ? 0 : skippable(range, shape_.min_head_skip);
    add_head(gram_of(range), skipped, trie_.postings(range), measures_, items_);
    range.depth += skipped;
    // The children are taken down first: opening them may sort the places again.
    std::vector<GramRange> children;
    trie_.for_each_child(range, [&](std::uint32_t symbol, const GramRange& child) {
      if (symbol != 0) children.push_back(child);
    });
    for (const GramRange& child : children) make(child);
  }

  std::uint32_t skippable(const GramRange& range, std::uint32_t least) const {
    const std::uint32_t shared = trie_.shared_symbols(range, shape_.max_depth - 1 - range.depth);
    return shared < least ? 0 : shared;
  }

  Gram gram_of(const GramRange& range) const {
    Gram gram(range.depth);
    for (std::uint32_t i = 0; i < range.depth; ++i) gram[i] = trie_.symbol(range, i);
    return gram;
  }

  bool is_leaf(const GramRange& range) {
    return range.size() <= shape_.leaf_articles ||
           trie_.count_articles(range, shape_.leaf_articles) <= shape_.leaf_articles;
  }

  void write_node(GramRange range) {
    if (range.depth == shape_.max_depth) return write_leaf(range);
    if (range.depth >= leaf_depth_) {
      const bool leaf = is_leaf(range);
      bits_.write(leaf ? 1 : 0, 1);
      if (leaf) return write_leaf(range);
    }
    const std::uint32_t skipped = range.depth < leaf_depth_ ? 0 : skippable(range, shape_.min_skip);
    bits_.gamma(skipped + 1);
    range.depth += skipped;
    const std::size_t first_child = children_.size();
    const std::size_t first_label = labels_.size();
    trie_.for_each_child(range, [&](std::uint32_t symbol, const GramRange& child) {
      labels_.push_back(symbol == 0 ? 0 : symbol - base_);
      children_.push_back(child);
    });
    const std::size_t count = children_.size() - first_child;
    bits_.gamma(static_cast<std::uint32_t>(count));
    bits_.sorted(std::span(labels_).subspan(first_label, count), 0, space_.width);
    for (std::size_t i = 0; i < count; ++i) {
      const GramRange child = children_[first_child + i];
      if (labels_[first_label + i] == 0) {
        write_leaf(child);
      } else {
        write_node(child);
      }
    }
    children_.resize(first_child);
    labels_.resize(first_label);
  }

  void write_leaf(const GramRange& range) {
    if (const auto article = trie_.only_plain_article(range)) {
      bits_.gamma(1);
      bits_.binary(*article, numbers_);
      bits_.write(1, 1);
    } else {
      write_postings(trie_.postings(range), numbers_, bits_);
    }
  }

  PlaceTrie& trie_;
  const ItemMeasures& measures_;
  const IndexShape& shape_;
  SymbolSpace space_;
  std::uint32_t numbers_;
  ItemRun& items_;
  BitWriter bits_;
  bool is_whole_ = false;  // of the field of the grams
  std::uint32_t base_ = 0;
  std::uint32_t leaf_depth_ = 0;
  std::vector<GramRange> children_;  // of the open nodes, one stack for all
  std::vector<std::uint32_t> labels_;
};

}  // namespace

void add_head(std::span<const std::uint32_t> gram, std::uint32_t skipped,
              const std::vector<Posting>& postings, const ItemMeasures& measures, ItemRun& items) {
  BitWriter list;
  write_postings(postings, measures.numbers, list);
  BitWriter bits;
  bits.gamma(skipped + 1);
  if (text_size(list.size()) > measures.shape.short_bytes) {
    write_head(make_head(postings, measures.years, measures.shape.head_size), measures.numbers,
               bits);
    items.add(ItemKind::long_head, gram, skipped, bits, &list);
  } else {
    bits.append(list);
    items.add(ItemKind::short_head, gram, skipped, bits);
  }
}

std::vector<Posting> postings_of(const ItemView& head, std::uint32_t numbers) {
  BitReader bits(head.kind == ItemKind::long_head ? head.list : head.bits);
  if (head.kind == ItemKind::short_head) bits.gamma();  // what is skipped
  return read_postings(numbers, bits);
}

void make_items(const GramRange& root, PlaceTrie& trie, const ItemMeasures& measures,
                ItemRun& items) {
  ItemMaker(trie, measures, items).make_all(root);
}

ItemRun make_part(const Corpus& corpus, SymbolRange symbols, const std::vector<std::size_t>& starts,
                  std::span<const std::uint32_t> places, const ItemMeasures& measures) {
  ItemRun items;
  PlaceTrie trie(corpus);
  std::size_t begin = 0;
  for (std::uint32_t s = symbols.begin; s < symbols.end; ++s) {
    const std::size_t count = starts[s + 1] - starts[s];
    if (count > 0) make_items(trie.open(places.subspan(begin, count), 1), trie, measures, items);
    begin += count;
  }
  return items;
}

}  // namespace baoku
