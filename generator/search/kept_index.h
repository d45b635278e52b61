// What an index was made of, kept for the next build, which makes again only what has changed.
//
//   FOLDER/corpus       (checked_file.h) stamp, alphabet, fingerprints, articles, unlike, the
//   parts,
//                       symbols
//   FOLDER/KEY.part     the items of a part; the name is the key of the content
//
// Nothing in it is believed: what does not fit its key, or has another stamp, is not there. It may
// be deleted at any time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/record_file.h"
#include "search/checked_file.h"
#include "search/corpus.h"
#include "search/items.h"
#include "search/part.h"

namespace baoku {

struct KeptPart {
  SymbolRange symbols;
  RecordKey key;

  friend bool operator==(const KeptPart&, const KeptPart&) = default;
};

// The corpus as it was, but for its symbols.
struct KeptCorpus {
  std::vector<char32_t> alphabet;
  std::vector<RecordKey> fingerprints;  // of the article of each number
  std::vector<Corpus::Bounds> articles;
  std::u32string unlike;
  std::vector<std::uint32_t> unlike_ends;
  std::vector<KeptPart> parts;
};

class KeptIndex {
 public:
  // `stamp`: whatever the index depends on beside its articles.
  KeptIndex(const std::filesystem::path& folder, const RecordKey& stamp);

  // Reads all but the symbols.
  std::optional<KeptCorpus> open();
  // Reads the symbols into `out`, those of the numbers `changed` (ascending) being `now` instead;
  // returns what they were. Comes after `open`.
  std::optional<std::vector<Gram>> read_symbols(const KeptCorpus& kept,
                                                const std::vector<std::uint32_t>& changed,
                                                const std::vector<Gram>& now, SymbolRun& out);

  std::optional<ItemRun> read_part(const KeptPart& part) const;
  // Returns what save must be told of the part; nothing when the machine failed. Thread-safe.
  std::optional<KeptPart> write_part(SymbolRange symbols, const ItemRun& items) const;
  // Makes this what the next build finds. Without it, that is what was there before, if anything.
  void save(const Corpus& corpus, const std::vector<RecordKey>& fingerprints,
            const std::vector<KeptPart>& parts);

 private:
  std::filesystem::path path_of(const KeptPart& part) const;

  std::filesystem::path folder_;
  RecordKey stamp_;
  std::unique_ptr<CheckedReader> reader_;
};

}  // namespace baoku
