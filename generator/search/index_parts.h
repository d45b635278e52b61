// Corpus -> the parts of the index: made from nothing, or from what was kept of an earlier build.
#pragma once

#include <vector>

#include "base/output.h"
#include "search/changed_corpus.h"
#include "search/index.h"
#include "search/made_files.h"
#include "search/make_items.h"
#include "search/part.h"
#include "search/places.h"

namespace baoku {

struct IndexParts {
  std::vector<DirectoryEntry> entries;
  WrittenFiles written;
  std::size_t parts = 0;
  std::size_t kept_parts = 0;  // of which nothing was made again
  std::vector<KeptPart> kept;  // one for each part, or none: then the machine did not keep them
};

// `index`: where the parts are kept, or null; `files`: where their files are made.
IndexParts write_parts(const Corpus& corpus, const FirstSymbols& first,
                       const ItemMeasures& measures, const SearchConfig& config, KeptIndex* index,
                       const MadeFiles& files, Output& output);

// The same, in which only what the changed articles change is made again.
IndexParts write_changed_parts(const ChangedCorpus& changed, const ItemMeasures& measures,
                               const SearchConfig& config, KeptIndex& index, const MadeFiles& files,
                               Output& output);

}  // namespace baoku
