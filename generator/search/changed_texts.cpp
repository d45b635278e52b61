#include "search/changed_texts.h"

#include <algorithm>
#include <compare>
#include <tuple>

namespace baoku {
namespace {

// Orders like the trie: an end stands before everything.
std::strong_ordering compare(const Tail& a, const Tail& b) {
  return std::lexicographical_compare_three_way(a.symbols.begin(), a.symbols.end(),
                                                b.symbols.begin(), b.symbols.end());
}

std::size_t end_of_text(const Gram& symbols, std::size_t begin) {
  return static_cast<std::size_t>(
      std::find(symbols.begin() + static_cast<std::ptrdiff_t>(begin), symbols.end(), 0u) -
      symbols.begin());
}

}  // namespace

// A leaf holds few articles, and they are no more where a symbol stands in front: so a tail has its
// leaf one symbol deeper at most than the one behind it, and from the first that is cut on all are.
void cut_tails(ChangedArticle& before, ChangedArticle& after, const LeafDepth& leaf_depth) {
  std::size_t were = 0;  // where the texts begin
  std::size_t are = 0;
  while (were < before.symbols.size() && are < after.symbols.size()) {
    const std::size_t were_end = end_of_text(before.symbols, were);
    const std::size_t are_end = end_of_text(after.symbols, are);
    const std::span old_text = std::span(before.symbols).subspan(were, were_end - were);
    const std::span new_text = std::span(after.symbols).subspan(are, are_end - are);
    const auto same =
        static_cast<std::size_t>(std::ranges::mismatch(old_text, new_text).in1 - old_text.begin());
    const bool is_changed = same < old_text.size() || same < new_text.size();
    if (is_changed && before.rank_of(were) == after.rank_of(are)) {
      for (std::size_t place = same; place-- > 0;) {
        const auto depth = leaf_depth(old_text.subspan(place));
        if (!depth) break;
        if (*depth > same - place) continue;
        const auto cut = [&](std::size_t begin) {
          return TailCut{static_cast<std::uint32_t>(begin),
                         static_cast<std::uint32_t>(begin + place + 1),
                         static_cast<std::uint32_t>(begin + same)};
        };
        before.cuts.push_back(cut(were));
        after.cuts.push_back(cut(are));
        break;
      }
    }
    were = were_end + 1;
    are = are_end + 1;
  }
}

std::vector<Tail> sorted_tails(const std::vector<ChangedArticle>& articles) {
  std::vector<Tail> tails;
  for (const ChangedArticle& article : articles) {
    const std::span symbols(article.symbols);
    auto cut = article.cuts.begin();
    for (std::size_t begin = 0; begin < symbols.size();) {
      const std::size_t end = end_of_text(article.symbols, begin);
      for (; begin < end; ++begin) {
        while (cut != article.cuts.end() && cut->end <= begin) ++cut;
        const bool is_cut = cut != article.cuts.end() && cut->begin <= begin;
        const std::size_t to = is_cut ? cut->to : end;
        tails.push_back(
            {symbols.subspan(begin, to - begin), article.article, article.rank_of(begin)});
      }
      ++begin;
    }
  }
  std::sort(tails.begin(), tails.end(), [](const Tail& a, const Tail& b) {
    const auto order = compare(a, b);
    return order != 0 ? order < 0 : std::tie(a.article, a.rank) < std::tie(b.article, b.rank);
  });
  return tails;
}

bool are_same(Tails before, Tails after) {
  return std::equal(before.begin(), before.end(), after.begin(), after.end(),
                    [](const Tail& a, const Tail& b) {
                      return a.article == b.article && a.rank == b.rank && compare(a, b) == 0;
                    });
}

Tails take_symbol(Tails& tails, std::size_t depth, std::uint32_t symbol) {
  std::size_t count = 0;
  while (count < tails.size() && tails[count].symbol(depth) == symbol) ++count;
  const Tails taken = tails.first(count);
  tails = tails.subspan(count);
  return taken;
}

}  // namespace baoku
