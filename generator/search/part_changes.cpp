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

class ChangeFinder {
 public:
  ChangeFinder(const ItemRun& items, const ItemMeasures& measures, PartChanges& changes)
      : measures_(measures), changes_(changes), all_(items.words()) {
    items.for_each([&](const ItemView& item) { items_.push_back(item); });
  }

  void find(Tails before, Tails after) {
    look_at_children({}, children_of(0, 0, items_.size(), before, after), nullptr);
  }

 private:
  // A child of a head: its items, and its tails.
  struct Child {
    std::uint32_t symbol = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    Tails before;
    Tails after;
  };

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
      std::size_t next = item;
      while (next < end && items_[next].gram[depth] == symbol) ++next;
      children.push_back({symbol, item, next, take_symbol(before, depth, symbol),
                          take_symbol(after, depth, symbol)});
      item = next;
    }
  }

  // A gram of many articles. It had a head, or lay between a head and its children.
  struct Node {
    Gram gram;
    std::size_t head = 0;   // the item that has its postings
    std::size_t begin = 0;  // the items below it
    std::size_t end = 0;
    std::size_t skipped = 0;  // so many symbols behind the gram all its places shared
    Tails before;
    Tails after;
  };

  void keep(std::size_t begin, std::size_t end) {
    const auto offset = [&](const std::uint32_t* word) {
      return static_cast<std::size_t>(word - all_.data());
    };
    const std::span<const std::uint32_t> last = items_[end - 1].words;
    add_step(PartChanges::Step::Kind::kept, items_[begin].gram[0],
             offset(items_[begin].words.data()), offset(last.data() + last.size()));
  }

  void regrow(Gram gram, const std::vector<Posting>& postings) {
    const std::size_t number = changes_.regrown.size();
    for (const Posting& posting : postings) changes_.articles.push_back(posting.article);
    add_step(PartChanges::Step::Kind::regrown, gram[0], number, number + 1);
    changes_.regrown.push_back(std::move(gram));
  }

  void add_step(PartChanges::Step::Kind kind, std::uint32_t symbol, std::size_t begin,
                std::size_t end) {
    std::vector<PartChanges::Step>& steps = changes_.steps;
    if (kind == PartChanges::Step::Kind::kept && !steps.empty() && steps.back().kind == kind &&
        steps.back().symbol == symbol && steps.back().end == begin) {
      steps.back().end = end;
    } else {
      steps.push_back({kind, symbol, begin, end});
    }
  }

  // `above`: the node that they are children of; none of first symbols.
  void look_at_children(const Gram& gram, const std::vector<Child>& children, const Node* above) {
    for (const Child& child : children) {
      Gram longer = gram;
      longer.push_back(child.symbol);
      if (child.begin == child.end) {
        if (!are_same(child.before, child.after)) regrow(std::move(longer), {});
        continue;
      }
      const ItemView& item = items_[child.begin];
      if (item.gram.size() > longer.size()) {  // it lay within what the node above skipped
        look_at_node({std::move(longer), above->head, child.begin, child.end, above->skipped - 1,
                      child.before, child.after});
      } else if (are_same(child.before, child.after)) {
        keep(child.begin, child.end);
      } else if (item.kind == ItemKind::unit) {
        std::vector<Posting> all;
        for_each_leaf(item, measures_, [&](const Gram&, const std::vector<Posting>& postings) {
          all.insert(all.end(), postings.begin(), postings.end());
        });
        regrow(std::move(longer), all);
      } else {
        look_at_node({std::move(longer), child.begin, child.begin + 1, child.end, item.skipped,
                      child.before, child.after});
      }
    }
  }

  void look_at_node(Node node) {
    const std::map<std::uint32_t, Count> were = count(node.before);
    const std::map<std::uint32_t, Count> are = count(node.after);
    const ItemView& head = items_[node.head];
    std::vector<Posting> postings = postings_of(head, measures_.numbers);
    const auto skipped = skipped_symbols(node, postings.size() > were.size());
    if (!skipped || !change(were, are, postings)) {
      return regrow(std::move(node.gram), postings_of(head, measures_.numbers));
    }
    if (were == are && *skipped == head.skipped && node.gram.size() == head.gram.size()) {
      keep(node.head, node.head + 1);
    } else {
      const std::size_t begin = changes_.heads.words().size();
      add_head(node.gram, static_cast<std::uint32_t>(*skipped), postings, measures_,
               changes_.heads);
      add_step(PartChanges::Step::Kind::head, node.gram[0], begin, changes_.heads.words().size());
    }
    for (std::size_t i = 0; i < *skipped; ++i) {
      const std::size_t depth = node.gram.size();
      const std::uint32_t symbol = items_[node.begin].gram[depth];
      node.gram.push_back(symbol);
      node.before = take_symbol(node.before, depth, symbol);
      node.after = take_symbol(node.after, depth, symbol);
    }
    node.skipped -= *skipped;
    look_at_children(node.gram,
                     children_of(node.gram.size(), node.begin, node.end, node.before, node.after),
                     &node);
  }

  // Returns how many symbols the head of the node must skip now; nothing when its items and the
  // changed tails do not tell.
  // `has_others`: articles that have not changed.
  std::optional<std::size_t> skipped_symbols(const Node& node, bool has_others) const {
    if (is_whole(measures_.space.field_of(node.gram[0]))) return 0;
    const auto shared = shared_symbols(node, has_others);
    if (shared && *shared < measures_.shape.min_head_skip) return 0;
    // Texts that have not changed may end behind what was skipped.
    return shared && *shared <= node.skipped ? shared : std::nullopt;
  }

  // Returns how many symbols all places of the node share behind its gram after the change, unless
  // a text that has not changed ends earlier; nothing when that is not known.
  std::optional<std::size_t> shared_symbols(const Node& node, bool has_others) const {
    const std::size_t size = node.gram.size();
    std::size_t item = node.begin;
    Tails before = node.before;
    Tails after = node.after;
    for (std::size_t depth = size; depth + 1 < measures_.shape.max_depth; ++depth) {
      if (!after.empty() && after[0].symbol(depth) == 0) return depth - size;
      const std::vector<Child> children = children_of(depth, item, node.end, before, after);
      const auto sure = std::count_if(children.begin(), children.end(), [&](const Child& child) {
        // What others have is all below what the node skipped.
        const bool is_theirs =
            has_others && depth - size < node.skipped && child.begin != child.end;
        return !child.after.empty() || child.before.empty() || is_theirs;
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

  // Changes the postings of a head; says no when they are so few that it is none any more.
  bool change(const std::map<std::uint32_t, Count>& were, const std::map<std::uint32_t, Count>& are,
              std::vector<Posting>& postings) const {
    if (were == are) return true;
    std::erase_if(postings, [&](const Posting& posting) { return were.contains(posting.article); });
    for (const auto& [article, of_article] : are) {
      postings.push_back(
          {article, static_cast<std::uint8_t>(of_article.rank), tier_of(of_article.occurrences)});
    }
    std::sort(postings.begin(), postings.end(),
              [](const Posting& a, const Posting& b) { return a.article < b.article; });
    return postings.size() > measures_.shape.big_node;
  }

  const ItemMeasures& measures_;
  PartChanges& changes_;
  std::span<const std::uint32_t> all_;
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
  if (changes.empty()) {
    items.for_each([&](const ItemView& item) {
      if (item.gram[0] >= begin && item.gram[0] < end) out.add(item.words);
    });
  }
  for (const PartChanges::Step& step : changes.steps) {
    if (changes.empty() || step.symbol < begin || step.symbol >= end) continue;
    switch (step.kind) {
      case PartChanges::Step::Kind::kept:
        out.add(items.words().subspan(step.begin, step.end - step.begin));
        break;
      case PartChanges::Step::Kind::head:
        out.add(changes.heads.words().subspan(step.begin, step.end - step.begin));
        break;
      case PartChanges::Step::Kind::regrown:
        out.add(grown[step.begin].words());
    }
  }
}

}  // namespace baoku
