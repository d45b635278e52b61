// The corpus of an archive in which a few articles have changed, made from the one that was kept.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "archive/archive.h"
#include "base/folding.h"
#include "search/changed_texts.h"
#include "search/corpus.h"
#include "search/index.h"
#include "search/kept_index.h"
#include "search/numbers.h"

namespace baoku {

// Returns for each number a key of all that the symbols of its article are made of, and its record;
// nothing for those that are free.
std::vector<RecordKey> fingerprints_of(const Archive& archive, const ArticleNumbers& numbers,
                                       unsigned jobs);

struct ChangedCorpus {
  Corpus corpus;
  std::vector<std::size_t> starts;     // see places.h
  std::vector<KeptPart> saved;         // parts as they were
  std::vector<KeptPart> parts;         // the same with the numbers that articles have now
  bool is_renumbered = false;          // these are not the same numbers
  std::vector<ChangedArticle> before;  // what has changed, by number
  std::vector<ChangedArticle> after;
};

// Returns nothing when there is no sound corpus, or it is not worth it: when many articles have
// changed, or a character stands in them that stood nowhere. The alphabet may hold characters that
// stand nowhere any more. `years`: the first number of each. Articles that have got other numbers
// have not changed for that.
std::optional<ChangedCorpus> change_corpus(KeptIndex& index, const Archive& archive,
                                           const ArticleNumbers& numbers,
                                           const std::vector<RecordKey>& fingerprints,
                                           const Folding& folding,
                                           std::map<char32_t, char32_t> usual,
                                           const std::vector<std::uint32_t>& years,
                                           const SearchConfig& config);

}  // namespace baoku
