#include "search/changed_texts.h"

#include <algorithm>
#include <tuple>

namespace baoku {
namespace {

// Orders like the trie: an end stands before everything.
int compare(const std::uint32_t* a, const std::uint32_t* b) {
  for (; *a == *b; ++a, ++b) {
    if (*a == 0) return 0;
  }
  return *a < *b ? -1 : 1;
}

}  // namespace

std::vector<Tail> sorted_tails(const std::vector<ChangedArticle>& articles) {
  std::vector<Tail> tails;
  for (const ChangedArticle& article : articles) {
    for (std::uint32_t i = 0; i < article.symbols.size(); ++i) {
      if (article.symbols[i] == 0) continue;
      const std::uint32_t rank = i < article.title_end ? 2 : i < article.byline_end ? 1 : 0;
      tails.push_back({&article.symbols[i], article.article, rank});
    }
  }
  std::sort(tails.begin(), tails.end(), [](const Tail& a, const Tail& b) {
    const int order = compare(a.symbols, b.symbols);
    return order != 0 ? order < 0 : std::tie(a.article, a.rank) < std::tie(b.article, b.rank);
  });
  return tails;
}

bool are_same(Tails before, Tails after) {
  return std::equal(
      before.begin(), before.end(), after.begin(), after.end(), [](const Tail& a, const Tail& b) {
        return a.article == b.article && a.rank == b.rank && compare(a.symbols, b.symbols) == 0;
      });
}

Tails take_symbol(Tails& tails, std::size_t depth, std::uint32_t symbol) {
  std::size_t count = 0;
  while (count < tails.size() && tails[count].symbols[depth] == symbol) ++count;
  const Tails taken = tails.first(count);
  tails = tails.subspan(count);
  return taken;
}

}  // namespace baoku
