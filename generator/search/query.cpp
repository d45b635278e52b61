#include "search/query.h"

#include <algorithm>
#include <bit>
#include <map>

#include "search/item_matches.h"
#include "search/proximity.h"

namespace baoku {
namespace {

struct Match {
  std::uint32_t article = 0;
  std::uint32_t score = 0;
};
using Matches = std::vector<Match>;  // by article

// What an article gains by a term: title before byline before text, then how often, and all the
// more the rarer the term is; candidates count as hits, so that few need to be read.
std::uint32_t score_of(const Posting& posting, std::uint32_t hits, std::uint32_t articles) {
  const auto rarity = static_cast<std::uint32_t>(std::bit_width(articles / std::max(1u, hits)));
  return (1u + posting.place * 3u + posting.tier) * std::max(1u, rarity);
}

Matches all_but(const Matches& matches, const IndexReader& index) {
  Matches rest;
  auto next = matches.begin();
  for (const std::uint32_t article : index.all_articles()) {
    if (next != matches.end() && next->article == article) {
      ++next;
    } else {
      rest.push_back({article, 0});
    }
  }
  return rest;
}

Matches matches_of(const QueryItem& item, const IndexReader& index) {
  Matches matches;
  if (item.kind == QueryItem::Kind::days) {
    for (const std::uint32_t article : index.articles_of_days(item.from, item.to)) {
      matches.push_back({article, 0});
    }
  } else {
    const ItemMatches found = find_item(item, index);
    for (const Posting& posting : found.postings) {
      matches.push_back({posting.article, score_of(posting, found.candidates, index.articles())});
    }
  }
  return item.is_negated ? all_but(matches, index) : matches;
}

Matches either(const Matches& a, const Matches& b) {
  Matches both;
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both),
             [](const Match& x, const Match& y) { return x.article < y.article; });
  Matches merged;
  for (const Match& match : both) {
    if (!merged.empty() && merged.back().article == match.article) {
      merged.back().score = std::max(merged.back().score, match.score);
    } else {
      merged.push_back(match);
    }
  }
  return merged;
}

Matches common(const Matches& a, const Matches& b) {
  Matches found;
  auto other = b.begin();
  for (const Match& match : a) {
    while (other != b.end() && other->article < match.article) ++other;
    if (other == b.end()) break;
    if (other->article == match.article) {
      found.push_back({match.article, match.score + other->score});
    }
  }
  return found;
}

// True for what every article must hold somewhere in its texts.
bool is_plain_term(const QueryGroup& group) {
  return group.size() == 1 && group[0].kind == QueryItem::Kind::term &&
         group[0].field == Field::text && !group[0].is_negated;
}

// Takes out what asks for nothing: items that fold to nothing, and plain words that another plain
// word or phrase holds.
Query simplified(Query query, const IndexReader& index) {
  for (QueryGroup& group : query) {
    std::erase_if(group, [&](const QueryItem& item) {
      return item.kind == QueryItem::Kind::term && index.fold(item.text).empty();
    });
  }
  std::erase_if(query, [](const QueryGroup& group) { return group.empty(); });
  std::vector<std::u32string> folded;
  for (const QueryGroup& group : query) folded.push_back(index.fold(group[0].text));
  Query kept;
  for (std::size_t i = 0; i < query.size(); ++i) {
    const auto is_told_by = [&](std::size_t j) {
      return j != i && is_plain_term(query[j]) &&
             folded[j].find(folded[i]) != std::u32string::npos &&
             (folded[j] != folded[i] || query[j][0].is_exact || j < i);
    };
    bool is_kept = true;
    if (is_plain_term(query[i]) && !query[i][0].is_exact) {
      for (std::size_t j = 0; j < query.size() && is_kept; ++j) is_kept = !is_told_by(j);
    }
    if (is_kept) kept.push_back(query[i]);
  }
  return kept;
}

std::vector<std::u32string> plain_terms(const Query& query, const IndexReader& index) {
  std::vector<std::u32string> terms;
  for (const QueryGroup& group : query) {
    if (is_plain_term(group)) terms.push_back(index.fold(group[0].text));
  }
  return terms;
}

void sort_by_relevance(Matches& matches, const Query& query, const IndexReader& index) {
  const auto is_better = [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.article > b.article;
  };
  std::sort(matches.begin(), matches.end(), is_better);
  const std::vector<std::u32string> terms = plain_terms(query, index);
  if (terms.size() < 2 || matches.size() < 2) return;
  const auto best =
      matches.begin() + static_cast<std::ptrdiff_t>(std::min(kReread, matches.size()));
  for (auto match = matches.begin(); match != best; ++match) {
    std::vector<std::u32string> texts;
    for_each_text(index.record(match->article),
                  [&](std::string_view text, Place) { texts.push_back(index.fold(text)); });
    match->score += 4 * nearness(texts, terms);
  }
  std::sort(matches.begin(), best, is_better);
}

std::vector<std::pair<int, std::uint32_t>> count_years(const Matches& matches,
                                                       const IndexReader& index) {
  std::map<std::size_t, std::uint32_t> counts;
  const auto& years = index.years();
  for (const Match& match : matches) {
    const auto behind = std::upper_bound(
        years.begin(), years.end(), match.article,
        [](std::uint32_t article, const auto& year) { return article < year.second; });
    ++counts[static_cast<std::size_t>(behind - years.begin()) - 1];
  }
  std::vector<std::pair<int, std::uint32_t>> hits;
  for (const auto& [year, count] : counts) hits.emplace_back(years[year].first, count);
  return hits;
}

}  // namespace

SearchAnswer answer_query(std::string_view text, ResultOrder order, const IndexReader& index) {
  SearchAnswer answer;
  const Query parsed = parse_query(text);
  answer.is_too_long = count_items(parsed) > kMostItems;
  const Query query = simplified(parsed, index);
  if (answer.is_too_long || query.empty()) return answer;
  Matches matches;
  for (std::size_t g = 0; g < query.size(); ++g) {
    Matches group;
    for (const QueryItem& item : query[g]) group = either(group, matches_of(item, index));
    matches = g == 0 ? std::move(group) : common(matches, group);
    if (matches.empty()) break;
  }
  answer.years = count_years(matches, index);
  if (order == ResultOrder::newest) std::reverse(matches.begin(), matches.end());
  if (order == ResultOrder::relevance) sort_by_relevance(matches, query, index);
  for (const Match& match : matches) answer.articles.push_back(match.article);
  return answer;
}

std::vector<std::uint32_t> find_articles(std::string_view query, ResultOrder order,
                                         const IndexReader& index) {
  return answer_query(query, order, index).articles;
}

}  // namespace baoku
