#include "search/changed_corpus.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/parallel.h"
#include "search/make_items.h"
#include "search/record.h"
#include "search/renumbered_corpus.h"

namespace baoku {
namespace {

constexpr std::size_t kStretch = 256;     // articles that one thread takes at once
constexpr std::size_t kWorthwhile = 400;  // one article in so many may have changed
constexpr std::size_t kAlwaysWorthwhile = 8;
constexpr std::size_t kFewMoved = 32;  // so many are changed more quickly than all are renumbered
constexpr std::size_t kGathered =
    16;  // when one symbol in so many lies elsewhere, all are laid out

// All that a record and the symbols of an article are made of; see make_record and names_in.
RecordKey fingerprint_of(const Archive& archive, ArticleIndex article) {
  const Entry& entry = archive.entries[article];
  TextFacts made;
  const TextFacts& facts = facts_of(entry.article, made);
  KeyBuilder key;
  key.add(entry.path).add(facts.whole);
  if (entry.sheet < archive.sheets.size()) {
    const Sheet& sheet = archive.sheets[entry.sheet].sheet;
    key.add(sheet.newspaper).add(sheet.series).add(static_cast<std::uint64_t>(sheet.number));
  }
  key.add(entry.people_as_read ? facts.people : key_of_people(entry.article));
  for (const PersonIndex person : entry.people) key.add(archive.people[person].name);
  return key.key();
}

std::vector<std::uint32_t> changed_numbers(std::span<const RecordKey> before,
                                           const std::vector<RecordKey>& after) {
  std::vector<std::uint32_t> changed;
  for (std::size_t n = 0; n < after.size(); ++n) {
    if (before[n] != after[n]) changed.push_back(static_cast<std::uint32_t>(n));
  }
  return changed;
}

bool are_same_numbers(const std::vector<std::uint32_t>& to) {
  for (std::size_t n = 0; n < to.size(); ++n) {
    if (to[n] != n && to[n] != UINT32_MAX) return false;
  }
  return true;
}

// How many articles are not as they were, when they are moved to the numbers `to`.
std::size_t count_changed(const std::vector<std::uint32_t>& to, std::span<const RecordKey> before,
                          const std::vector<RecordKey>& after) {
  std::vector<RecordKey> moved(after.size());
  for (std::size_t n = 0; n < to.size(); ++n) {
    if (to[n] != UINT32_MAX) moved[to[n]] = before[n];
  }
  return changed_numbers(moved, after).size();
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

// An article that lies behind the symbols that are in files.
struct LaterText {
  std::uint32_t article = 0;
  Corpus::Bounds bounds;  // from anywhere on
  Gram symbols;
};

Gram text_at(const Corpus::Bounds& bounds, const KeptSymbols& symbols) {
  Gram text(bounds.end - bounds.begin);
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = symbols[bounds.begin + i];
  return text;
}

// What must lie behind the symbols in files: what has lain there, and what has changed now.
std::vector<LaterText> later_texts(const KeptCorpus& kept, const KeptSymbols& symbols,
                                   const std::vector<ChangedArticle>& after) {
  std::vector<LaterText> texts;
  auto changed = after.begin();
  for (std::uint32_t a = 0; a < kept.articles.size(); ++a) {
    const Corpus::Bounds& bounds = kept.articles[a];
    if (changed != after.end() && changed->article == a) {
      const auto size = static_cast<std::uint32_t>(changed->symbols.size());
      texts.push_back(
          {a, {0, changed->title_end, changed->byline_end, size}, (changed++)->symbols});
    } else if (bounds.begin >= symbols.in_files() && bounds.end > bounds.begin) {
      texts.push_back({a, bounds, text_at(bounds, symbols)});
    }
  }
  return texts;
}

// Puts 0 where articles lay that now lie elsewhere.
void clear_gaps(const std::vector<Corpus::Bounds>& articles, KeptSymbols& symbols) {
  std::vector<Corpus::Bounds> in_files;
  for (const Corpus::Bounds& bounds : articles) {
    if (bounds.begin < symbols.in_files() && bounds.end > bounds.begin) in_files.push_back(bounds);
  }
  std::ranges::sort(in_files, {}, &Corpus::Bounds::begin);
  std::size_t at = 0;
  for (const Corpus::Bounds& bounds : in_files) {
    for (; at < bounds.begin; ++at) symbols.put(at, 0);
    at = bounds.end;
  }
  for (; at < symbols.in_files(); ++at) symbols.put(at, 0);
}

// The addresses of places have 32 bits, and symbols three bytes only if one has needed them.
bool have_room(const KeptSymbols& symbols, std::size_t more,
               const std::vector<ChangedArticle>& after) {
  if (symbols.in_files() + more > UINT32_MAX) return false;
  if (symbols.is_wide()) return true;
  return std::all_of(after.begin(), after.end(), [](const ChangedArticle& article) {
    return std::ranges::all_of(article.symbols, [](std::uint32_t s) { return s <= UINT16_MAX; });
  });
}

// Lays the articles that have changed out behind those that have not.
void lay_out(const KeptCorpus& kept, const std::vector<LaterText>& later, KeptSymbols symbols,
             Corpus& corpus) {
  corpus.articles.assign(kept.articles.begin(), kept.articles.end());
  std::size_t end = symbols.in_files();
  for (const LaterText& text : later) {
    corpus.articles[text.article] = text.bounds.moved_to(end);
    for (const std::uint32_t symbol : text.symbols) symbols.put(end++, symbol);
  }
  for (std::size_t i = 0; i < Corpus::kRoom; ++i) symbols.put(end + i, 0);
  corpus.kept = symbols.in_files();
  clear_gaps(corpus.articles, symbols);
  corpus.symbols = std::move(symbols).take(end + Corpus::kRoom);
  find_slots(corpus);
}

// Counts the symbols of the changed articles anew.
std::vector<std::size_t> changed_starts(std::span<const std::size_t> kept,
                                        const std::vector<ChangedArticle>& before,
                                        const std::vector<ChangedArticle>& after) {
  std::vector<std::size_t> rises(kept.size());  // modulo 2^64
  for (const ChangedArticle& article : before) {
    for (const std::uint32_t s : article.symbols) --rises[s + 1];
  }
  for (const ChangedArticle& article : after) {
    for (const std::uint32_t s : article.symbols) ++rises[s + 1];
  }
  rises[1] = 0;  // ends of texts are not counted
  std::vector<std::size_t> starts(kept.begin(), kept.end());
  std::size_t rise = 0;
  for (std::size_t s = 0; s < starts.size(); ++s) {
    rise += rises[s];
    starts[s] += rise;
  }
  return starts;
}

void join_unlike(const KeptCorpus& kept, const std::vector<std::uint32_t>& changed,
                 const std::vector<std::u32string>& now, Corpus& corpus) {
  auto next = changed.begin();
  std::uint32_t begin = 0;
  for (std::size_t a = 0; a < kept.unlike_ends.size(); ++a) {
    if (next != changed.end() && *next == a) {
      corpus.unlike += now[static_cast<std::size_t>(next++ - changed.begin())];
    } else {
      corpus.unlike.append(kept.unlike.data() + begin, kept.unlike_ends[a] - begin);
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
                                           std::map<char32_t, char32_t> usual,
                                           const std::vector<std::uint32_t>& years,
                                           const SearchConfig& config) {
  std::optional<KeptCorpus> kept = index.open();
  if (!kept) return std::nullopt;
  ChangedCorpus result;
  Corpus& corpus = result.corpus;
  corpus.alphabet.assign(kept->alphabet.begin(), kept->alphabet.end());
  corpus.space.width = static_cast<std::uint32_t>(corpus.alphabet.size()) + 1;
  const std::size_t most = fingerprints.size() / kWorthwhile + kAlwaysWorthwhile;
  const bool are_as_many = kept->fingerprints.size() == fingerprints.size();
  result.saved.assign(kept->parts.begin(), kept->parts.end());
  RenumberedCorpus renumbered;
  if (!are_as_many || !std::ranges::equal(years, kept->years) ||
      changed_numbers(kept->fingerprints, fingerprints).size() > kFewMoved) {
    const auto to = new_numbers(kept->fingerprints, fingerprints);
    if (!to || count_changed(*to, kept->fingerprints, fingerprints) > most) return std::nullopt;
    const ItemMeasures measures{corpus.space, numbers.size(), years, config.shape};
    result.is_renumbered =
        !are_as_many || !are_same_numbers(*to) || !std::ranges::equal(years, kept->years);
    if (result.is_renumbered && !renumbered.renumber(*to, measures, index, config.jobs, *kept)) {
      return std::nullopt;
    }
  }
  const std::vector<std::uint32_t> changed = changed_numbers(kept->fingerprints, fingerprints);
  const SymbolTable table(kept->alphabet);
  const Prints prints(folding, usual);
  std::vector<std::u32string> unlike;
  for (const std::uint32_t number : changed) {
    const ArticleIndex article = numbers.article(number);
    ArticleText text;
    if (article != ArticleNumbers::kFree) {
      text = write_article_text(archive, article, prints);
    }
    std::optional<ChangedArticle> after = in_symbols(number, text, table);
    if (!after) return std::nullopt;
    unlike.push_back(std::move(text.unlike));
    result.after.push_back(std::move(*after));
  }
  std::size_t more = Corpus::kRoom;
  for (const ChangedArticle& article : result.after) more += article.symbols.size();
  std::optional<KeptSymbols> symbols = index.open_symbols(*kept, more, config.jobs);
  if (!symbols || !have_room(*symbols, kept->later.size() + more, result.after)) {
    return std::nullopt;
  }
  for (const std::uint32_t number : changed) {
    const Corpus::Bounds& bounds = kept->articles[number];
    result.before.push_back({number, bounds.title_end - bounds.begin,
                             bounds.byline_end - bounds.begin, text_at(bounds, *symbols)});
  }
  join_unlike(*kept, changed, unlike, corpus);
  corpus.usual = std::move(usual);
  result.starts = changed_starts(kept->starts, result.before, result.after);
  result.parts.assign(kept->parts.begin(), kept->parts.end());
  const std::vector<LaterText> later = later_texts(*kept, *symbols, result.after);
  lay_out(*kept, later, std::move(*symbols), corpus);
  if (corpus.size() - corpus.kept > corpus.kept / kGathered) gather_symbols(corpus);
  return result;
}

}  // namespace baoku
