#include "search/query.h"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>

#include "base/utf8.h"

namespace baoku {
namespace {

// White_Space of Unicode; the browser's query.js has the same list, for its own \s differs.
bool divides_terms(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Looks for a term in an article's texts; nothing when it is not there.
std::optional<Posting> look_up(std::u32string_view term, std::uint32_t article,
                               const IndexReader& index) {
  Posting posting{article, 0, 0};
  std::uint32_t occurrences = 0;
  for_each_text(index.record(article), [&](std::string_view text, Place place) {
    const std::u32string folded = index.fold(text);
    for (std::size_t at = folded.find(term); at != folded.npos; at = folded.find(term, at + 1)) {
      ++occurrences;
      posting.place = std::max(posting.place, static_cast<std::uint8_t>(place));
    }
  });
  if (occurrences == 0) return std::nullopt;
  posting.tier = tier_of(occurrences);
  return posting;
}

std::vector<Posting> exact_postings(std::u32string_view term, const GramAnswer& answer,
                                    const IndexReader& index) {
  if (answer.postings.empty() || answer.check == GramAnswer::Check::none) return answer.postings;
  if (answer.check == GramAnswer::Check::one) {
    const bool is_there = look_up(term, answer.postings.front().article, index).has_value();
    return is_there ? answer.postings : std::vector<Posting>();
  }
  std::vector<Posting> exact;
  for (const Posting& candidate : answer.postings) {
    if (const auto posting = look_up(term, candidate.article, index)) exact.push_back(*posting);
  }
  return exact;
}

// What an article gains by a term: title before byline before text, then how often, and all the
// more the rarer the term is; candidates count as hits, so that few need to be read.
std::uint32_t score_of(const Posting& posting, std::size_t hits, std::uint32_t articles) {
  const auto rarity = static_cast<std::uint32_t>(
      std::bit_width(articles / std::max<std::uint32_t>(1, static_cast<std::uint32_t>(hits))));
  return (1u + posting.place * 3u + posting.tier) * std::max(1u, rarity);
}

}  // namespace

std::vector<std::u32string> query_terms(std::string_view query, const IndexReader& index) {
  std::vector<std::u32string> terms;
  std::u32string word;
  const auto finish = [&] {
    std::u32string term = index.fold(to_utf8(word));
    if (!term.empty()) terms.push_back(std::move(term));
    word.clear();
  };
  for (const char32_t c : to_utf32(query)) {
    if (divides_terms(c)) {
      finish();
    } else {
      word.push_back(c);
    }
  }
  finish();
  std::vector<std::u32string> kept;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto says_nothing = [&](std::size_t j) {
      return j != i && terms[j].find(terms[i]) != std::u32string::npos &&
             (terms[j] != terms[i] || j < i);
    };
    bool is_kept = true;
    for (std::size_t j = 0; j < terms.size() && is_kept; ++j) is_kept = !says_nothing(j);
    if (is_kept) kept.push_back(terms[i]);
  }
  return kept;
}

std::vector<std::uint32_t> find_articles(std::string_view query, ResultOrder order,
                                         const IndexReader& index) {
  const std::vector<std::u32string> terms = query_terms(query, index);
  std::map<std::uint32_t, std::uint32_t> scores;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    const GramAnswer answer = index.find(terms[t]);
    std::map<std::uint32_t, std::uint32_t> next;
    for (const Posting& posting : exact_postings(terms[t], answer, index)) {
      const auto before = scores.find(posting.article);
      if (t > 0 && before == scores.end()) continue;
      next[posting.article] = (t > 0 ? before->second : 0) +
                              score_of(posting, answer.postings.size(), index.articles());
    }
    scores = std::move(next);
    if (scores.empty()) break;
  }
  std::vector<std::uint32_t> articles;
  articles.reserve(scores.size());
  for (const auto& [article, score] : scores) articles.push_back(article);
  if (order == ResultOrder::newest) std::reverse(articles.begin(), articles.end());
  if (order == ResultOrder::relevance) {
    std::sort(articles.begin(), articles.end(), [&](std::uint32_t a, std::uint32_t b) {
      return scores[a] != scores[b] ? scores[a] > scores[b] : a > b;
    });
  }
  return articles;
}

}  // namespace baoku
