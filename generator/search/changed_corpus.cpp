#include "search/changed_corpus.h"

#include <algorithm>
#include <string>

#include "base/parallel.h"
#include "search/record.h"

namespace baoku {
namespace {

constexpr std::size_t kStretch = 256;    // articles that one thread takes at once
constexpr std::size_t kWorthwhile = 50;  // one article in so many may have changed
constexpr std::size_t kAlwaysWorthwhile = 8;

// All that a record and the symbols of an article are made of; see make_record and names_in.
RecordKey fingerprint_of(const Archive& archive, ArticleIndex article) {
  const Entry& entry = archive.entries[article];
  TextFacts made;
  KeyBuilder key;
  key.add(entry.path).add(facts_of(entry.article, made).whole);
  if (entry.sheet < archive.sheets.size()) {
    const Sheet& sheet = archive.sheets[entry.sheet].sheet;
    key.add(sheet.newspaper).add(sheet.series).add(static_cast<std::uint64_t>(sheet.number));
  }
  for (const NamedPerson& person : entry.article.people) key.add(person.name);
  for (const PersonIndex person : entry.people) key.add(archive.people[person].name);
  return key.key();
}

std::vector<std::uint32_t> changed_numbers(const std::vector<RecordKey>& before,
                                           const std::vector<RecordKey>& after) {
  std::vector<std::uint32_t> changed;
  for (std::size_t n = 0; n < after.size(); ++n) {
    if (before[n] != after[n]) changed.push_back(static_cast<std::uint32_t>(n));
  }
  return changed;
}

// The article in symbols; nothing when the alphabet does not have all of its characters.
std::optional<ChangedArticle> in_symbols(std::uint32_t number, const ArticleText& text,
                                         const SymbolTable& table) {
  ChangedArticle changed{number, text.bounds.title_end, text.bounds.byline_end, {}};
  for (const std::uint32_t character : text.text) {
    changed.symbols.push_back(character == 0 ? 0 : table.symbol_of(character));
    if (character != 0 && changed.symbols.back() == 0) return std::nullopt;
  }
  return changed;
}

// Where articles begin and end when some have other lengths.
std::vector<Corpus::Bounds> moved_bounds(std::vector<Corpus::Bounds> bounds,
                                         const std::vector<ChangedArticle>& after) {
  std::uint32_t rise = 0;  // modulo 2^32
  auto changed = after.begin();
  for (std::size_t a = 0; a < bounds.size(); ++a) {
    const std::uint32_t size = a + 1 < bounds.size() ? bounds[a + 1].begin - bounds[a].begin : 0;
    bounds[a].begin += rise;
    bounds[a].title_end += rise;
    bounds[a].byline_end += rise;
    if (changed == after.end() || changed->article != a) continue;
    bounds[a].title_end = bounds[a].begin + changed->title_end;
    bounds[a].byline_end = bounds[a].begin + changed->byline_end;
    rise += static_cast<std::uint32_t>(changed->symbols.size()) - size;
    ++changed;
  }
  return bounds;
}

void join_unlike(const KeptCorpus& kept, const std::vector<std::uint32_t>& changed,
                 const std::vector<std::u32string>& now, Corpus& corpus) {
  auto next = changed.begin();
  std::uint32_t begin = 0;
  for (std::size_t a = 0; a < kept.unlike_ends.size(); ++a) {
    if (next != changed.end() && *next == a) {
      corpus.unlike += now[static_cast<std::size_t>(next++ - changed.begin())];
    } else {
      corpus.unlike.append(kept.unlike, begin, kept.unlike_ends[a] - begin);
    }
    begin = kept.unlike_ends[a];
    corpus.unlike_ends.push_back(static_cast<std::uint32_t>(corpus.unlike.size()));
  }
}

}  // namespace

std::vector<RecordKey> fingerprints_of(const Archive& archive, const ArticleNumbers& numbers,
                                       unsigned jobs) {
  std::vector<RecordKey> keys(numbers.size());
  const std::size_t articles = archive.entries.size();
  parallel_for((articles + kStretch - 1) / kStretch, jobs, [&](std::size_t stretch) {
    const std::size_t end = std::min(articles, (stretch + 1) * kStretch);
    for (std::size_t a = stretch * kStretch; a < end; ++a) {
      const auto article = static_cast<ArticleIndex>(a);
      keys[numbers.number(article)] = fingerprint_of(archive, article);
    }
  });
  return keys;
}

std::optional<ChangedCorpus> change_corpus(KeptIndex& index, const Archive& archive,
                                           const ArticleNumbers& numbers,
                                           const std::vector<RecordKey>& fingerprints,
                                           const Folding& folding,
                                           std::map<char32_t, char32_t> usual) {
  std::optional<KeptCorpus> kept = index.open();
  if (!kept || kept->fingerprints.size() != fingerprints.size()) return std::nullopt;
  const std::vector<std::uint32_t> changed = changed_numbers(kept->fingerprints, fingerprints);
  if (changed.size() > fingerprints.size() / kWorthwhile + kAlwaysWorthwhile) return std::nullopt;
  ChangedCorpus result;
  Corpus& corpus = result.corpus;
  const SymbolTable table(kept->alphabet);
  std::vector<Gram> now;
  std::vector<std::u32string> unlike;
  for (const std::uint32_t number : changed) {
    const ArticleIndex article = numbers.article(number);
    ArticleText text;
    if (article != ArticleNumbers::kFree) {
      text = write_article_text(archive, article, folding, usual);
    }
    std::optional<ChangedArticle> after = in_symbols(number, text, table);
    if (!after) return std::nullopt;
    now.push_back(after->symbols);
    unlike.push_back(std::move(text.unlike));
    result.after.push_back(std::move(*after));
  }
  const auto before = index.read_symbols(*kept, changed, now, corpus.symbols);
  if (!before) return std::nullopt;
  for (std::size_t i = 0; i < changed.size(); ++i) {
    const Corpus::Bounds& bounds = kept->articles[changed[i]];
    result.before.push_back({changed[i], bounds.title_end - bounds.begin,
                             bounds.byline_end - bounds.begin, (*before)[i]});
  }
  join_unlike(*kept, changed, unlike, corpus);
  corpus.alphabet = std::move(kept->alphabet);
  corpus.space.width = static_cast<std::uint32_t>(corpus.alphabet.size()) + 1;
  corpus.usual = std::move(usual);
  corpus.articles = moved_bounds(std::move(kept->articles), result.after);
  find_stretches(corpus);
  result.parts = std::move(kept->parts);
  return result;
}

}  // namespace baoku
