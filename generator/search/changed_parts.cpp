#include "search/changed_parts.h"

#include <algorithm>
#include <span>

#include "base/parallel.h"
#include "search/changed_texts.h"
#include "search/kept_items.h"
#include "search/regrow.h"
#include "search/unit_leaves.h"
namespace baoku {
namespace {

constexpr std::size_t kMostCut = 16;  // changed articles; more change most parts anyway

// The tails that begin with one of `symbols`.
Tails tails_of(Tails tails, SymbolRange symbols) {
  const auto first_at = [&](std::uint32_t symbol) {
    return std::partition_point(tails.begin(), tails.end(),
                                [&](const Tail& tail) { return tail.symbol(0) < symbol; });
  };
  return {first_at(symbols.begin), first_at(symbols.end)};
}

}  // namespace

ChangedParts::ChangedParts(const ChangedCorpus& changed, const ItemMeasures& measures,
                           unsigned jobs, const KeptIndex& index)
    : changed_(changed), measures_(measures), jobs_(jobs), index_(index) {
  find();
  std::vector<Gram> grams;
  for (ChangedPart& part : parts_) {
    part.first_regrown = grams.size();
    grams.insert(grams.end(), part.changes.regrown.begin(), part.changes.regrown.end());
  }
  grown_ = regrow(grams, articles_of_regrown(), changed.corpus, measures, jobs);
}

const KeptPart* ChangedParts::before(SymbolRange symbols) const {
  const auto found = std::lower_bound(
      changed_.parts.begin(), changed_.parts.end(), symbols.begin,
      [](const KeptPart& part, std::uint32_t s) { return part.symbols.begin < s; });
  return found != changed_.parts.end() && found->symbols.begin == symbols.begin ? &*found : nullptr;
}

bool ChangedParts::is_kept(SymbolRange symbols, const KeptPart* before) const {
  if (before == nullptr || before->symbols != symbols) return false;
  const ChangedPart& part = parts_[static_cast<std::size_t>(before - changed_.parts.data())];
  return part.is_there && part.changes.empty();
}

ItemRun ChangedParts::items_of(SymbolRange symbols) const {
  ItemRun items;
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    const SymbolRange& kept = changed_.parts[p].symbols;
    if (kept.end <= symbols.begin || kept.begin >= symbols.end) continue;
    const std::optional<ItemRun> old =
        parts_[p].is_there ? index_.read_part(changed_.parts[p]) : std::nullopt;
    if (!old) return from_places(symbols);
    const auto grown =
        std::span(grown_).subspan(parts_[p].first_regrown, parts_[p].changes.regrown.size());
    apply_changes(*old, parts_[p].changes, grown, symbols.begin, symbols.end, items);
  }
  return items;
}

void ChangedParts::cut(std::vector<ChangedArticle>& before,
                       std::vector<ChangedArticle>& after) const {
  KeptItems items(index_, changed_.parts);
  for (std::size_t a = 0; a < after.size() && after.size() <= kMostCut; ++a) {
    cut_tails(before[a], after[a], [&](std::span<const std::uint32_t> tail) {
      const std::optional<ItemView> unit = items.unit_of(tail);
      return unit ? leaf_depth(*unit, tail, measures_) : std::nullopt;
    });
  }
}

void ChangedParts::find() {
  std::vector<ChangedArticle> articles_before = changed_.before;
  std::vector<ChangedArticle> articles_after = changed_.after;
  cut(articles_before, articles_after);
  const std::vector<Tail> before = sorted_tails(articles_before);
  const std::vector<Tail> after = sorted_tails(articles_after);
  parts_.resize(changed_.parts.size());
  parallel_for(parts_.size(), jobs_, [&](std::size_t p) {
    const Tails were = tails_of(before, changed_.parts[p].symbols);
    const Tails are = tails_of(after, changed_.parts[p].symbols);
    if (are_same(were, are)) return;
    const std::optional<ItemRun> items = index_.read_part(changed_.parts[p]);
    parts_[p].is_there = items.has_value();
    if (items) parts_[p].changes = find_changes(*items, were, are, measures_);
  });
}

// All that may have one of the regrown grams.
std::vector<std::uint32_t> ChangedParts::articles_of_regrown() const {
  std::vector<std::uint32_t> articles;
  for (const ChangedArticle& article : changed_.after) articles.push_back(article.article);
  for (const ChangedPart& part : parts_) {
    articles.insert(articles.end(), part.changes.articles.begin(), part.changes.articles.end());
  }
  std::sort(articles.begin(), articles.end());
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  return articles;
}

ItemRun ChangedParts::from_places(SymbolRange symbols) const {
  std::call_once(counted_, [&] { first_.emplace(changed_.corpus, jobs_); });
  const std::vector<std::uint32_t> places = first_->places(symbols.begin, symbols.end, 1);
  return make_part(changed_.corpus, symbols, first_->starts(), places, measures_);
}

}  // namespace baoku
