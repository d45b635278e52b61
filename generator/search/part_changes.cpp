#include "search/part_changes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "search/unit_leaves.h"

namespace baoku {
namespace {

// How often and where an article has a gram.
struct Count {
  std::uint32_t occurrences = 0;
  std::uint32_t rank = 0;

  friend bool operator==(const Count&, const Count&) = default;
};

std::map<std::uint32_t, Count> count(Tails tails) {
  std::map<std::uint32_t, Count> counts;
  for (const Tail& tail : tails) {
    Count& of_article = counts[tail.article];
    ++of_article.occurrences;
    of_article.rank = std::max(of_article.rank, tail.rank);
  }
  return counts;
}

std::vector<Posting> postings_of(const ItemView& head, std::uint32_t articles) {
  BitWriter bits;
  bits.append(head.kind == ItemKind::long_head ? head.list : head.bits);
  const std::string text = bits.text();
  BitReader reader(text);
  if (head.kind == ItemKind::short_head) reader.gamma();  // what is skipped
  return read_postings(articles, reader);
}

bool begins(std::span<const std::uint32_t> gram, std::span<const std::uint32_t> other) {
  return gram.size() <= other.size() && std::equal(gram.begin(), gram.end(), other.begin());
}

bool is_before(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
}

class ChangeFinder {
 public:
  ChangeFinder(const ItemRun& items, const ItemMeasures& measures, PartChanges& changes)
      : measures_(measures), changes_(changes) {
    items.for_each([&](const ItemView& item) { items_.push_back(item); });
  }

  void find(Tails before, Tails after) { look_at_children({}, 0, items_.size(), before, after); }

 private:
  // A child of a head: its items, and its tails.
  struct Child {
    std::uint32_t symbol = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    Tails before;
    Tails after;
  };

  std::size_t end_of(std::size_t item) const {
    std::size_t end = item + 1;
    while (end < items_.size() && begins(items_[item].gram, items_[end].gram)) ++end;
    return end;
  }

  // The children of a gram, among them those that have tails but no items.
  std::vector<Child> children_of(std::size_t depth, std::size_t begin, std::size_t end,
                                 Tails before, Tails after) const {
    constexpr std::uint32_t kNone = UINT32_MAX;
    take_symbol(before, depth, 0);
    take_symbol(after, depth, 0);
    std::vector<Child> children;
    for (std::size_t item = begin;;) {
      const std::uint32_t of_item = item < end ? items_[item].gram[depth] : kNone;
      const std::uint32_t of_before = before.empty() ? kNone : before[0].symbol(depth);
      const std::uint32_t of_after = after.empty() ? kNone : after[0].symbol(depth);
      const std::uint32_t symbol = std::min({of_item, of_before, of_after});
      if (symbol == kNone) return children;
      const std::size_t next = of_item == symbol ? end_of(item) : item;
      children.push_back({symbol, item, next, take_symbol(before, depth, symbol),
                          take_symbol(after, depth, symbol)});
      item = next;
    }
  }

  void look_at_children(const Gram& gram, std::size_t begin, std::size_t end, Tails before,
                        Tails after) {
    for (const Child& child : children_of(gram.size(), begin, end, before, after)) {
      if (are_same(child.before, child.after)) continue;
      Gram longer = gram;
      longer.push_back(child.symbol);
      if (child.begin == child.end) {
        changes_.regrown.push_back(std::move(longer));
      } else if (items_[child.begin].kind == ItemKind::unit) {
        for_each_leaf(items_[child.begin], measures_,
                      [&](const Gram&, const std::vector<Posting>& postings) { note(postings); });
        changes_.regrown.push_back(std::move(longer));
      } else {
        look_at_head(child.begin, child.end, child.before, child.after);
      }
    }
  }

  void look_at_head(std::size_t item, std::size_t end, Tails before, Tails after) {
    const ItemView& head = items_[item];
    Gram gram(head.gram.begin(), head.gram.end());
    if (!stays_head(item, end, before, after)) {
      note(postings_of(head, measures_.numbers));
      changes_.regrown.push_back(std::move(gram));
      return;
    }
    if (head.skipped > 0) {
      const auto skipped = items_[item + 1].gram.subspan(gram.size(), head.skipped);
      gram.insert(gram.end(), skipped.begin(), skipped.end());
    }
    look_at_children(gram, item + 1, end, before, after);
  }

  // Returns how many symbols all places of a head share behind its gram after the change; nothing
  // when its items and the changed tails do not tell.
  std::optional<std::size_t> shared_symbols(std::size_t item, std::size_t end, Tails before,
                                            Tails after) const {
    const std::size_t size = items_[item].gram.size();
    ++item;
    for (std::size_t depth = size; depth + 1 < measures_.shape.max_depth; ++depth) {
      if (!after.empty() && after[0].symbol(depth) == 0) return depth - size;
      const std::vector<Child> children = children_of(depth, item, end, before, after);
      const auto sure = std::count_if(children.begin(), children.end(), [](const Child& child) {
        return !child.after.empty() || child.before.empty();
      });
      if (sure >= 2) return depth - size;
      if (children.size() != 1 || children[0].begin == children[0].end) return std::nullopt;
      before = children[0].before;
      after = children[0].after;
      if (items_[item].gram.size() > depth + 1) continue;
      if (items_[item].kind == ItemKind::unit) return std::nullopt;
      ++item;
    }
    return std::nullopt;
  }

  // Would the head, if it stays one, skip as many symbols as it did?
  bool skips_as_before(std::size_t item, std::size_t end, Tails before, Tails after) const {
    const ItemView& head = items_[item];
    if (is_whole(measures_.space.field_of(head.gram[0]))) return true;
    const auto shared = shared_symbols(item, end, before, after);
    return shared && head.skipped == (*shared < measures_.shape.min_head_skip ? 0 : *shared);
  }

  // Changes the head's postings. Says no when the node has become another one: no head any more, or
  // one that skips other symbols.
  bool stays_head(std::size_t item, std::size_t end, Tails before, Tails after) {
    const ItemView& head = items_[item];
    if (!skips_as_before(item, end, before, after)) return false;
    const std::map<std::uint32_t, Count> were = count(before);
    const std::map<std::uint32_t, Count> are = count(after);
    if (were == are) return true;
    std::vector<Posting> postings;
    for (const Posting& posting : postings_of(head, measures_.numbers)) {
      if (!were.contains(posting.article)) postings.push_back(posting);
    }
    for (const auto& [article, of_article] : are) {
      postings.push_back(
          {article, static_cast<std::uint8_t>(of_article.rank), tier_of(of_article.occurrences)});
    }
    if (postings.size() <= measures_.shape.big_node) return false;
    std::sort(postings.begin(), postings.end(),
              [](const Posting& a, const Posting& b) { return a.article < b.article; });
    add_head(head.gram, head.skipped, postings, measures_, changes_.heads);
    return true;
  }

  void note(const std::vector<Posting>& postings) {
    for (const Posting& posting : postings) changes_.articles.push_back(posting.article);
  }

  const ItemMeasures& measures_;
  PartChanges& changes_;
  std::vector<ItemView> items_;
};

}  // namespace

PartChanges find_changes(const ItemRun& items, Tails before, Tails after,
                         const ItemMeasures& measures) {
  PartChanges changes;
  ChangeFinder(items, measures, changes).find(before, after);
  return changes;
}

void apply_changes(const ItemRun& items, const PartChanges& changes, std::span<const ItemRun> grown,
                   std::uint32_t begin, std::uint32_t end, ItemRun& out) {
  const auto is_inside = [&](std::span<const std::uint32_t> gram) {
    return gram[0] >= begin && gram[0] < end;
  };
  std::vector<ItemView> heads;
  changes.heads.for_each([&](const ItemView& head) { heads.push_back(head); });
  auto head = heads.begin();
  std::size_t next = 0;
  const std::vector<Gram>& regrown = changes.regrown;
  const auto grow = [&] {
    if (is_inside(regrown[next])) {
      grown[next].for_each([&](const ItemView& item) { out.add(item); });
    }
    ++next;
  };
  const Gram* instead = nullptr;  // the gram whose old items are left out
  items.for_each([&](const ItemView& item) {
    while (next < regrown.size() && !is_before(item.gram, regrown[next])) {
      instead = &regrown[next];
      grow();
    }
    if (instead != nullptr && begins(*instead, item.gram)) return;
    const bool is_changed = head != heads.end() && std::ranges::equal(head->gram, item.gram);
    if (is_inside(item.gram)) out.add(is_changed ? *head : item);
    if (is_changed) ++head;
  });
  while (next < regrown.size()) grow();
}

}  // namespace baoku
