#include "search/kept_index.h"

#include <memory>
#include <set>
#include <system_error>
#include <utility>

namespace baoku {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLayout = 5;  // of these files
constexpr const char* kCorpusName = "corpus";
constexpr const char* kPartEnding = ".part";
constexpr const char* kLowEnding = ".low";
constexpr const char* kHighEnding = ".high";

std::string hex(const RecordKey& key) {
  std::string text;
  for (const std::uint64_t half : {key.high, key.low}) {
    for (int shift = 60; shift >= 0; shift -= 4)
      text.push_back("0123456789abcdef"[half >> shift & 15]);
  }
  return text;
}

// Writes a file that gets its name, path_of(key), when it is whole.
template <typename Write, typename PathOf>
std::optional<RecordKey> write_whole(const fs::path& open_path, Write write, PathOf path_of) {
  KeptFileWriter writer(open_path);
  write(writer);
  const std::optional<RecordKey> key = writer.finish();
  std::error_code error;
  if (key) fs::rename(open_path, path_of(*key), error);
  if (key && !error) return key;
  fs::remove(open_path, error);
  return std::nullopt;
}

// Returns the numbers of a plane with room for `more`.
template <typename Number>
std::optional<std::span<Number>> open_plane(const KeptSymbols::File& plane, std::size_t more,
                                            unsigned jobs, std::vector<KeptFile>& files) {
  std::optional<KeptFile> file =
      KeptFile::open(plane.path, jobs, more * sizeof(Number), plane.stamp);
  std::span<Number> numbers;
  if (!file || !file->read_all(numbers)) return std::nullopt;
  files.push_back(std::move(*file));
  return std::span(numbers.data(), numbers.size() + more);
}

}  // namespace

std::optional<KeptSymbols> KeptSymbols::open(const File& low, const std::optional<File>& high,
                                             std::size_t more, unsigned jobs) {
  KeptSymbols symbols;
  const auto low_plane = open_plane<std::uint16_t>(low, more, jobs, symbols.files_);
  if (!low_plane) return std::nullopt;
  symbols.low_ = *low_plane;
  symbols.in_files_ = low_plane->size() - more;
  if (!high) return symbols;
  const auto high_plane = open_plane<std::uint8_t>(*high, more, jobs, symbols.files_);
  if (!high_plane || high_plane->size() != low_plane->size()) return std::nullopt;
  symbols.high_ = *high_plane;
  return symbols;
}

Symbols KeptSymbols::take(std::size_t size) && {
  const auto low = low_.first(size);
  const auto high = high_.first(is_wide() ? size : 0);
  return Symbols(std::make_shared<std::vector<KeptFile>>(std::move(files_)), low, high);
}

KeptIndex::KeptIndex(const fs::path& folder, const RecordKey& stamp)
    : folder_(folder), stamp_(KeyBuilder().add(stamp).add(kLayout).key()) {
  std::error_code ignored;
  fs::create_directories(folder_, ignored);
}

fs::path KeptIndex::path_of(const RecordKey& key, const char* ending) const {
  return folder_ / (hex(key) + ending);
}

std::optional<KeptCorpus> KeptIndex::open() {
  file_ = KeptFile::open(folder_ / kCorpusName);
  RecordKey stamp;
  if (!file_ || !file_->read(stamp) || stamp != stamp_) return std::nullopt;
  KeptCorpus kept;
  const bool is_read = file_->read_all(kept.alphabet) && file_->read_all(kept.fingerprints) &&
                       file_->read_all(kept.articles) && file_->read_all(kept.unlike) &&
                       file_->read_all(kept.unlike_ends) && file_->read_all(kept.starts) &&
                       file_->read_all(kept.years) && file_->read_all(kept.parts) &&
                       file_->read(kept.low) && file_->read(kept.high) &&
                       file_->read_all(kept.later) && file_->is_at_end();
  if (!is_read) return std::nullopt;
  low_ = kept.low;
  high_ = kept.high;
  return kept;
}

std::optional<KeptSymbols> KeptIndex::open_symbols(const KeptCorpus& kept, std::size_t more,
                                                   unsigned jobs) {
  std::optional<KeptSymbols::File> high;
  if (kept.high.key != RecordKey{}) high = {path_of(kept.high.key, kHighEnding), kept.high.stamp};
  auto symbols = KeptSymbols::open({path_of(kept.low.key, kLowEnding), kept.low.stamp}, high,
                                   kept.later.size() + more, jobs);
  if (symbols) low_.stamp = symbols->files()[0].stamp();
  if (symbols && high) high_.stamp = symbols->files()[1].stamp();
  for (std::size_t i = 0; symbols && i < kept.later.size(); ++i) {
    symbols->put(symbols->in_files() + i, kept.later[i]);
  }
  return symbols;
}

std::optional<ItemRun> KeptIndex::read_part(const KeptPart& part) const {
  std::optional<KeptFile> file = KeptFile::open(path_of(part.key, kPartEnding));
  std::span<std::uint32_t> words;
  if (!file || file->key() != part.key || !file->read_all(words)) return std::nullopt;
  return ItemRun(std::make_shared<KeptFile>(std::move(*file)), words);
}

std::optional<KeptPart> KeptIndex::write_part(SymbolRange symbols, const ItemRun& items) const {
  const auto key = write_whole(
      folder_ / ("open-" + std::to_string(symbols.begin)),
      [&](KeptFileWriter& writer) { writer.write_all(items.words()); },
      [&](const RecordKey& its_key) { return path_of(its_key, kPartEnding); });
  return key ? std::optional(KeptPart{symbols, *key}) : std::nullopt;
}

bool KeptIndex::save_symbols(const Symbols& symbols, std::size_t count) {
  const auto save = [&](const auto& numbers, const char* ending) -> std::optional<KeptPlane> {
    const auto key = write_whole(
        folder_ / "open-symbols",
        [&](KeptFileWriter& writer) { writer.write_all(numbers.first(count)); },
        [&](const RecordKey& its_key) { return path_of(its_key, ending); });
    if (!key) return std::nullopt;
    return KeptPlane{*key, stamp_of(path_of(*key, ending).string()).value_or(FileStamp())};
  };
  const auto low = save(symbols.low(), kLowEnding);
  std::optional<KeptPlane> high = KeptPlane();
  if (!symbols.high().empty()) high = save(symbols.high(), kHighEnding);
  if (!low || !high) return false;
  low_ = *low;
  high_ = *high;
  return true;
}

void KeptIndex::save(const Corpus& corpus, const std::vector<std::size_t>& starts,
                     const std::vector<std::uint32_t>& years,
                     const std::vector<RecordKey>& fingerprints,
                     const std::vector<KeptPart>& parts) {
  std::vector<std::uint32_t> later;
  if (corpus.kept == 0) {
    if (!save_symbols(corpus.symbols, corpus.size())) return;
  } else {
    for (std::size_t i = corpus.kept; i < corpus.size(); ++i) later.push_back(corpus.symbols[i]);
  }
  const std::vector<char32_t> unlike(corpus.unlike.begin(), corpus.unlike.end());
  const auto write = [&](KeptFileWriter& writer) {
    writer.write(stamp_);
    writer.write_all(corpus.alphabet);
    writer.write_all(fingerprints);
    writer.write_all(corpus.articles);
    writer.write_all(unlike);
    writer.write_all(corpus.unlike_ends);
    writer.write_all(starts);
    writer.write_all(years);
    writer.write_all(parts);
    writer.write(low_);
    writer.write(high_);
    writer.write_all(later);
  };
  const auto to_corpus = [&](const RecordKey&) { return folder_ / kCorpusName; };
  if (!write_whole(folder_ / "open", write, to_corpus)) return;
  std::set<fs::path> needed{folder_ / kCorpusName, path_of(low_.key, kLowEnding),
                            path_of(high_.key, kHighEnding)};
  for (const KeptPart& part : parts) needed.insert(path_of(part.key, kPartEnding));
  std::error_code error;
  std::vector<fs::path> old;
  for (const auto& file : fs::directory_iterator(folder_, error)) {
    const std::string ending = file.path().extension().string();
    const bool is_ours = ending == kPartEnding || ending == kLowEnding || ending == kHighEnding ||
                         file.path().filename().string().starts_with("open");
    if (is_ours && !needed.contains(file.path())) old.push_back(file.path());
  }
  for (const fs::path& path : old) fs::remove(path, error);
}

}  // namespace baoku
