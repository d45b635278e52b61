#include "search/part_changes.h"

#include <algorithm>
#include <map>
#include <string>

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
      const std::uint32_t of_before = before.empty() ? kNone : before[0].symbols[depth];
      const std::uint32_t of_after = after.empty() ? kNone : after[0].symbols[depth];
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
      if (child.begin == child.end || items_[child.begin].kind == ItemKind::unit) {
        changes_.regrown.push_back(std::move(longer));
      } else {
        look_at_head(child.begin, child.end, child.before, child.after);
      }
    }
  }

  void look_at_head(std::size_t item, std::size_t end, Tails before, Tails after) {
    const ItemView& head = items_[item];
    const Gram gram(head.gram.begin(), head.gram.end());
    if (!stays_head(item, end, before, after)) {
      changes_.regrown.push_back(gram);
      return;
    }
    look_at_children(gram, item + 1, end, before, after);
  }

  // Changes the head's postings. Says no when the node has become another one: no head any more, or
  // one that skips other symbols. Two children that are as they were show that it skips none.
  bool stays_head(std::size_t item, std::size_t end, Tails before, Tails after) {
    const ItemView& head = items_[item];
    if (head.skipped > 0) return false;
    const std::vector<Child> children = children_of(head.gram.size(), item + 1, end, before, after);
    const auto untouched = std::count_if(children.begin(), children.end(), [](const Child& child) {
      return child.begin != child.end && are_same(child.before, child.after);
    });
    if (untouched < 2) return false;
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
    add_head(head.gram, 0, postings, measures_, changes_.heads);
    return true;
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
