#include "search/kept_index.h"

#include <algorithm>
#include <set>
#include <system_error>

namespace baoku {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLayout = 2;  // of these files
constexpr const char* kCorpusName = "corpus";
constexpr const char* kPartEnding = ".part";

std::string hex(const RecordKey& key) {
  std::string text;
  for (const std::uint64_t half : {key.high, key.low}) {
    for (int shift = 60; shift >= 0; shift -= 4)
      text.push_back("0123456789abcdef"[half >> shift & 15]);
  }
  return text;
}

// A file gets its name when it is whole.
template <typename Write>
std::optional<RecordKey> write_whole(const fs::path& open_path, Write write) {
  CheckedWriter writer(open_path);
  write(writer);
  const std::optional<RecordKey> key = writer.finish();
  std::error_code ignored;
  if (!key) fs::remove(open_path, ignored);
  return key;
}

bool moved(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  return !error;
}

// Reads the numbers of one plane of symbols; see read_symbols.
template <typename Number>
bool read_plane(CheckedReader& reader, const KeptCorpus& kept,
                const std::vector<std::uint32_t>& changed, const std::vector<Gram>& now,
                unsigned shift, std::vector<Number>& out, std::vector<Gram>& before) {
  const std::optional<std::size_t> count = reader.read_count(sizeof(Number));
  const std::size_t total = kept.articles.back().begin;
  if (!count || *count != total + Corpus::kRoom) return false;
  std::size_t size = *count;
  for (std::size_t i = 0; i < changed.size(); ++i) {
    size += now[i].size();
    size -= kept.articles[changed[i] + 1].begin - kept.articles[changed[i]].begin;
  }
  out.reserve(size);
  const auto read_up_to = [&](std::size_t from, std::size_t to) {
    const std::size_t end = out.size();
    out.resize(end + to - from);
    return reader.read(out.data() + end, (to - from) * sizeof(Number));
  };
  std::size_t at = 0;
  std::vector<Number> old;
  for (std::size_t i = 0; i < changed.size(); ++i) {
    const std::size_t begin = kept.articles[changed[i]].begin;
    const std::size_t end = kept.articles[changed[i] + 1].begin;
    old.resize(end - begin);
    if (!read_up_to(at, begin) || !reader.read(old.data(), old.size() * sizeof(Number)))
      return false;
    before[i].resize(old.size());
    for (std::size_t k = 0; k < old.size(); ++k) before[i][k] |= std::uint32_t{old[k]} << shift;
    for (const std::uint32_t symbol : now[i]) out.push_back(static_cast<Number>(symbol >> shift));
    at = end;
  }
  return read_up_to(at, *count);
}

bool are_narrow(const std::vector<Gram>& texts) {
  return std::all_of(texts.begin(), texts.end(), [](const Gram& text) {
    return std::all_of(text.begin(), text.end(), [](std::uint32_t s) { return s <= UINT16_MAX; });
  });
}

// Can it be used to read on? Only the key at the end of the file tells whether it is right.
bool is_sound(const KeptCorpus& kept) {
  if (!kept.alphabet.empty() && *std::ranges::max_element(kept.alphabet) > 0x10FFFF) return false;
  if (kept.articles.size() != kept.fingerprints.size() + 1 ||
      kept.unlike_ends.size() != kept.fingerprints.size()) {
    return false;
  }
  for (std::size_t a = 0; a + 1 < kept.articles.size(); ++a) {
    if (kept.articles[a].begin > kept.articles[a + 1].begin) return false;
    if (kept.unlike_ends[a] < (a == 0 ? 0 : kept.unlike_ends[a - 1])) return false;
  }
  return kept.unlike_ends.empty() || kept.unlike_ends.back() == kept.unlike.size();
}

}  // namespace

KeptIndex::KeptIndex(const fs::path& folder, const RecordKey& stamp)
    : folder_(folder), stamp_(KeyBuilder().add(stamp).add(kLayout).key()) {
  std::error_code ignored;
  fs::create_directories(folder_, ignored);
}

fs::path KeptIndex::path_of(const KeptPart& part) const {
  return folder_ / (hex(part.key) + kPartEnding);
}

std::optional<KeptCorpus> KeptIndex::open() {
  reader_ = std::make_unique<CheckedReader>(folder_ / kCorpusName);
  RecordKey stamp;
  if (!reader_->read(&stamp, sizeof stamp) || stamp != stamp_) return std::nullopt;
  KeptCorpus kept;
  std::vector<char32_t> unlike;
  const bool is_read = reader_->read(kept.alphabet) && reader_->read(kept.fingerprints) &&
                       reader_->read(kept.articles) && reader_->read(unlike) &&
                       reader_->read(kept.unlike_ends) && reader_->read(kept.parts);
  if (!is_read) return std::nullopt;
  kept.unlike.assign(unlike.begin(), unlike.end());
  return is_sound(kept) ? std::optional(std::move(kept)) : std::nullopt;
}

std::optional<std::vector<Gram>> KeptIndex::read_symbols(const KeptCorpus& kept,
                                                         const std::vector<std::uint32_t>& changed,
                                                         const std::vector<Gram>& now,
                                                         SymbolRun& out) {
  std::vector<Gram> before(changed.size());
  std::uint32_t is_wide = 0;
  const bool is_read =
      reader_->read(&is_wide, sizeof is_wide) && (is_wide != 0 || are_narrow(now)) &&
      read_plane(*reader_, kept, changed, now, 0, out.low(), before) &&
      (is_wide == 0 || read_plane(*reader_, kept, changed, now, 16, out.high(), before));
  if (!is_read || !reader_->finish()) return std::nullopt;
  reader_.reset();
  return before;
}

std::optional<ItemRun> KeptIndex::read_part(const KeptPart& part) const {
  CheckedReader reader(path_of(part));
  std::vector<std::uint32_t> words;
  if (!reader.read(words) || reader.finish() != part.key) return std::nullopt;
  return ItemRun(std::move(words));
}

std::optional<KeptPart> KeptIndex::write_part(SymbolRange symbols, const ItemRun& items) const {
  const fs::path open_path = folder_ / ("open-" + std::to_string(symbols.begin));
  const std::optional<RecordKey> key =
      write_whole(open_path, [&](CheckedWriter& writer) { writer.write(items.words()); });
  if (!key) return std::nullopt;
  const KeptPart part{symbols, *key};
  return moved(open_path, path_of(part)) ? std::optional(part) : std::nullopt;
}

void KeptIndex::save(const Corpus& corpus, const std::vector<RecordKey>& fingerprints,
                     const std::vector<KeptPart>& parts) {
  const fs::path open_path = folder_ / "open";
  const std::vector<char32_t> unlike(corpus.unlike.begin(), corpus.unlike.end());
  const std::uint32_t is_wide = corpus.symbols.high().empty() ? 0 : 1;
  const auto key = write_whole(open_path, [&](CheckedWriter& writer) {
    writer.write(&stamp_, sizeof stamp_);
    writer.write(corpus.alphabet);
    writer.write(fingerprints);
    writer.write(corpus.articles);
    writer.write(unlike);
    writer.write(corpus.unlike_ends);
    writer.write(parts);
    writer.write(&is_wide, sizeof is_wide);
    writer.write(corpus.symbols.low());
    if (is_wide != 0) writer.write(corpus.symbols.high());
  });
  if (!key || !moved(open_path, folder_ / kCorpusName)) return;
  std::set<std::string> needed;
  for (const KeptPart& part : parts) needed.insert(path_of(part).filename().string());
  std::error_code error;
  std::vector<fs::path> old;
  for (const auto& file : fs::directory_iterator(folder_, error)) {
    const std::string name = file.path().filename().string();
    const bool is_ours = name.ends_with(kPartEnding) || name.starts_with("open");
    if (is_ours && !needed.contains(name)) old.push_back(file.path());
  }
  for (const fs::path& path : old) fs::remove(path, error);
}

}  // namespace baoku
