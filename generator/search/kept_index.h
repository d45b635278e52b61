// What an index was made of, kept for the next build, which makes again only what has changed.
//
//   FOLDER/corpus       (kept_file.h) stamp, what KeptCorpus holds
//   FOLDER/KEY.low      the symbols of all texts when they were last laid out: two bytes of each
//   FOLDER/KEY.high     the third byte of each, when it is needed
//   FOLDER/KEY.part     the items of a part
//
// KEY is that of the content. Nothing in it is believed: what does not fit its key, or has another
// stamp, is not there. It may be deleted at any time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/record_key.h"
#include "search/corpus.h"
#include "search/items.h"
#include "search/kept_file.h"
#include "search/part.h"

namespace baoku {

struct KeptPart {
  SymbolRange symbols;
  RecordKey key;

  friend bool operator==(const KeptPart&, const KeptPart&) = default;
};

// A file of symbols, and how the file system described it when it was known to be whole.
struct KeptPlane {
  RecordKey key;
  FileStamp stamp;
};

// The corpus as it was, but for the symbols in files of their own.
struct KeptCorpus {
  std::span<char32_t> alphabet;
  std::span<RecordKey> fingerprints;  // of the article of each number
  std::span<Corpus::Bounds> articles;
  std::span<char32_t> unlike;
  std::span<std::uint32_t> unlike_ends;
  std::span<std::size_t> starts;   // see places.h
  std::span<std::uint32_t> years;  // the first number of each
  std::span<KeptPart> parts;
  KeptPlane low;                   // of the symbols
  KeptPlane high;                  // a key of zero: there is none
  std::span<std::uint32_t> later;  // symbols behind those in these files
};

// Symbols as they were, which can be changed; the files stay as they are.
class KeptSymbols {
 public:
  // Opens the files, with room for `more` symbols behind those in them.
  struct File {
    std::filesystem::path path;
    FileStamp stamp;
  };
  static std::optional<KeptSymbols> open(const File& low, const std::optional<File>& high,
                                         std::size_t more, unsigned jobs);

  bool is_wide() const { return !high_.empty(); }
  std::size_t in_files() const { return in_files_; }
  // Of the files as they were opened: low, and high where there is one.
  const std::vector<KeptFile>& files() const { return files_; }
  std::uint32_t operator[](std::size_t i) const {
    return low_[i] | (is_wide() ? std::uint32_t{high_[i]} << 16 : 0);
  }
  void put(std::size_t i, std::uint32_t symbol) {
    low_[i] = static_cast<std::uint16_t>(symbol);
    if (is_wide()) high_[i] = static_cast<std::uint8_t>(symbol >> 16);
  }
  // Gives the first `size` of them away.
  Symbols take(std::size_t size) &&;

 private:
  KeptSymbols() = default;

  std::vector<KeptFile> files_;
  std::size_t in_files_ = 0;
  std::span<std::uint16_t> low_;
  std::span<std::uint8_t> high_;  // empty, or one for each
};

class KeptIndex {
 public:
  // `stamp`: whatever the index depends on beside its articles.
  KeptIndex(const std::filesystem::path& folder, const RecordKey& stamp);

  // What is returned lies in this, until the next call.
  std::optional<KeptCorpus> open();
  // Returns all symbols of `kept`, with room for `more` behind them.
  std::optional<KeptSymbols> open_symbols(const KeptCorpus& kept, std::size_t more, unsigned jobs);

  std::optional<ItemRun> read_part(const KeptPart& part) const;
  // Returns what save must be told of the part; nothing when the machine failed. Thread-safe.
  std::optional<KeptPart> write_part(SymbolRange symbols, const ItemRun& items) const;
  // Makes this what the next build finds. Without it, that is what was there before, if anything.
  // `corpus`: a new one, or one of the symbols that this has opened.
  void save(const Corpus& corpus, const std::vector<std::size_t>& starts,
            const std::vector<std::uint32_t>& years, const std::vector<RecordKey>& fingerprints,
            const std::vector<KeptPart>& parts);

 private:
  std::filesystem::path path_of(const RecordKey& key, const char* ending) const;
  bool save_symbols(const Symbols& symbols, std::size_t count);

  std::filesystem::path folder_;
  RecordKey stamp_;
  std::optional<KeptFile> file_;
  KeptPlane low_;  // as the files lie in the folder now
  KeptPlane high_;
};

}  // namespace baoku
