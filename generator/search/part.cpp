#include "search/part.h"

#include <algorithm>
#include <utility>

namespace baoku {

namespace {

class PartWriter {
 public:
  PartWriter(const Corpus& corpus, const FirstSymbols& first, SymbolRange symbols,
             const std::vector<std::uint32_t>& years, const IndexShape& shape, std::size_t part,
             Output& output)
      : trie_(corpus, first, symbols.begin, symbols.end),
        space_(corpus.space),
        articles_(static_cast<std::uint32_t>(corpus.articles.size()) - 1),
        years_(years),
        shape_(shape),
        lists_(part, shape, output),
        shards_(corpus.space, shape, output) {}

  // Two walks: a long head names the file of its list, so all lists go out before the first shard.
  WrittenPart write() {
    for (const GramRange& root : trie_.roots()) find_items(root);
    const std::vector<ListAddress>& addresses = lists_.finish();
    std::size_t list = 0;
    for (const Item& item : items_) {
      const Gram gram = gram_of(item.range);
      if (item.head == kNoHead) {
        bits_.clear();
        write_node(item.range);
        shards_.add_unit(gram, bits_);
      } else if (heads_[item.head].is_long) {
        shards_.add_long_head(gram, heads_[item.head].bits, addresses[list++]);
      } else {
        shards_.add_short_head(gram, heads_[item.head].bits);
      }
    }
    WrittenPart result;
    result.entries = shards_.finish();
    result.written = shards_.written();
    result.written.add(lists_.written());
    return result;
  }

 private:
  static constexpr std::size_t kNoHead = SIZE_MAX;

  struct Item {
    GramRange range;
    std::size_t head = kNoHead;  // in heads_; a unit has none
  };
  struct HeadBits {
    BitWriter bits;
    bool is_long = false;
  };

  void find_items(GramRange range) {
    const bool is_head = range.depth < shape_.max_depth && range.size() > shape_.big_node &&
                         trie_.count_articles(range, shape_.big_node) > shape_.big_node;
    items_.push_back({range, is_head ? heads_.size() : kNoHead});
    if (!is_head) return;
    const std::uint32_t skipped = is_whole(range) ? 0 : skippable(range, shape_.min_head_skip);
    heads_.push_back(make_head_bits(range, skipped));
    range.depth += skipped;
    // The children are taken down first: opening them may sort the places again.
    std::vector<GramRange> children;
    trie_.for_each_child(range, [&](std::uint32_t symbol, const GramRange& child) {
      if (symbol != 0) children.push_back(child);
    });
    for (const GramRange& child : children) find_items(child);
  }

  HeadBits make_head_bits(const GramRange& range, std::uint32_t skipped) {
    const std::vector<Posting> postings = trie_.postings(range);
    bits_.clear();
    write_postings(postings, articles_, bits_);
    HeadBits head;
    head.is_long = text_size(bits_.size()) > shape_.short_bytes;
    head.bits.gamma(skipped + 1);
    if (head.is_long) {
      lists_.add(bits_);
      write_head(make_head(postings, years_, shape_.head_size), articles_, head.bits);
    } else {
      head.bits.append(bits_);
    }
    return head;
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

  bool is_whole(const GramRange& range) const {
    return baoku::is_whole(space_.field_of(trie_.symbol(range, 0)));
  }

  void write_node(GramRange range) {
    if (range.depth == shape_.max_depth) return write_leaf(range);
    const std::uint32_t leaf_depth = is_whole(range) ? shape_.max_depth : shape_.leaf_depth;
    if (range.depth >= leaf_depth) {
      const bool leaf = is_leaf(range);
      bits_.write(leaf ? 1 : 0, 1);
      if (leaf) return write_leaf(range);
    }
    const std::uint32_t skipped = range.depth < leaf_depth ? 0 : skippable(range, shape_.min_skip);
    bits_.gamma(skipped + 1);
    range.depth += skipped;
    const std::size_t first_child = children_.size();
    const std::size_t first_label = labels_.size();
    const std::uint32_t base = space_.base_of(trie_.symbol(range, 0));
    trie_.for_each_child(range, [&](std::uint32_t symbol, const GramRange& child) {
      labels_.push_back(symbol == 0 ? 0 : symbol - base);
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
      bits_.binary(*article, articles_);
      bits_.write(1, 1);
    } else {
      write_postings(trie_.postings(range), articles_, bits_);
    }
  }

  PlaceTrie trie_;
  SymbolSpace space_;
  std::uint32_t articles_;
  const std::vector<std::uint32_t>& years_;
  const IndexShape& shape_;
  ListWriter lists_;
  ShardWriter shards_;
  std::vector<Item> items_;
  std::vector<HeadBits> heads_;
  BitWriter bits_;
  std::vector<GramRange> children_;  // of the open nodes, one stack for all
  std::vector<std::uint32_t> labels_;
};

}  // namespace

std::vector<SymbolRange> plan_parts(const FirstSymbols& first, const IndexShape& shape) {
  const std::size_t aim = std::max(shape.part_places, first.places.size() / shape.parts);
  const auto end = static_cast<std::uint32_t>(first.starts.size() - 1);
  std::vector<SymbolRange> parts;
  for (std::uint32_t begin = 1; begin < end;) {
    std::uint32_t s = begin + 1;
    while (s < end && first.starts[s + 1] - first.starts[begin] <= aim) ++s;
    parts.push_back({begin, s});
    begin = s;
  }
  return parts;
}

WrittenPart write_part(const Corpus& corpus, const FirstSymbols& first, SymbolRange symbols,
                       const std::vector<std::uint32_t>& years, const IndexShape& shape,
                       std::size_t part, Output& output) {
  return PartWriter(corpus, first, symbols, years, shape, part, output).write();
}

}  // namespace baoku
