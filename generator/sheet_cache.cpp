#include "sheet_cache.h"

#include <cstring>
#include <fstream>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/file_stamp.h"
#include "base/files.h"

namespace baoku {
namespace {

RecordKey key_of_config(const ReadingConfig& config) {
  const auto& [newspaper, people] = config;
  const auto& [add, surnames, exclude] = people;
  KeyBuilder key;
  key.add(newspaper);
  for (const std::vector<std::string>* words : {&add, &surnames, &exclude}) {
    key.add(std::uint64_t{words->size()});
    for (const std::string& word : *words) key.add(word);
  }
  return key.key();
}

// The files of the libraries that this program runs with: another version of ICU may cut words
// otherwise.
std::set<std::string> libraries() {
  std::set<std::string> paths;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    const std::size_t slash = line.find('/');
    if (slash != std::string::npos && line.find(".so", slash) != std::string::npos) {
      paths.insert(line.substr(slash));
    }
  }
  return paths;
}

// What the clock of the file system says now; 0 when it does not answer.
std::int64_t file_time(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "now";
  std::ofstream(file) << "now";
  const std::optional<FileStamp> stamp = stamp_of(file.string());
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  return stamp ? stamp->changed : 0;
}

}  // namespace

std::optional<RecordKey> key_of_program() {
  try {
    KeyBuilder key;
    key.add(read_file("/proc/self/exe"));
    for (const std::string& library : libraries()) {
      const std::optional<FileStamp> stamp = stamp_of(library);
      if (!stamp) return std::nullopt;  // replaced while it runs
      key.add(library).add(stamp->size).add(static_cast<std::uint64_t>(stamp->modified));
    }
    return key.key();
  } catch (const std::system_error&) {
    return std::nullopt;
  }
}

SheetCache::SheetCache(const std::filesystem::path& folder, const RecordKey& program,
                       const std::vector<ContentFile>& files, const ReadingConfig& config,
                       Texts texts, std::chrono::nanoseconds settling)
    : files_(files),
      config_(config),
      config_key_(key_of_config(config)),
      texts_mode_(texts),
      records_(folder / "sheets", program),
      texts_(folder / "texts", program),
      stamps_(folder / "stamps", program),
      places_(files.size()),
      settled_(file_time(folder) - settling.count()) {}

SheetCache::~SheetCache() {
  for (const Place& place : places_) delete place.taken_down.load();
}

RecordKey SheetCache::key_of(const SourceFile& file) const {
  const auto& [path, stem, is_markdown, bytes, sidecar_path, sidecar_bytes, corrections_path,
               corrections_bytes] = file;
  KeyBuilder key;
  key.add(config_key_).add(path).add(stem).add(std::uint64_t{is_markdown}).add(bytes);
  for (const auto& [beside, text] : {std::pair(&sidecar_path, &sidecar_bytes),
                                     std::pair(&corrections_path, &corrections_bytes)}) {
    key.add(*beside).add(std::uint64_t{text->has_value()}).add(text->value_or(""));
  }
  return key.key();
}

// Nothing when the file system does not tell for sure that the files are the same as before.
std::optional<RecordKey> SheetCache::key_of_stamps(const ContentFile& file) const {
  const auto& [relative, path, sidecar, corrections, facsimile] = file;  // a scan is not read
  KeyBuilder key;
  key.add(config_key_).add(relative);
  for (const std::optional<std::filesystem::path>& each :
       {std::optional(path), sidecar, corrections}) {
    key.add(std::uint64_t{each.has_value()});
    if (!each) continue;
    const std::optional<FileStamp> stamp = stamp_of(each->string());
    if (!stamp || stamp->changed > settled_) return std::nullopt;
    key.add(each->filename().string()).add(stamp->size).add(stamp->inode);
    key.add(static_cast<std::uint64_t>(stamp->modified));
    key.add(static_cast<std::uint64_t>(stamp->changed));
  }
  return key.key();
}

std::optional<Sheet> SheetCache::kept(std::uint32_t number, const RecordKey& key,
                                      Diagnostics& diagnostics) {
  // Texts that are asked for now are there when they are wanted, and stay for the next build.
  if (!texts_.has(key)) return std::nullopt;
  std::optional<std::string> facts = records_.find(key);
  if (!facts) return std::nullopt;
  std::optional<ReadSheet> read;
  if (texts_mode_ == Texts::let_go) {
    read = load_sheet_without_texts(*facts);
    if (read) shelve(number, key, read->sheet);
  } else if (std::optional<std::string> texts = texts_.find(key)) {
    read = load_sheet({*std::move(facts), *std::move(texts)});
  }
  if (!read) return std::nullopt;
  for (Diagnostic& each : read->diagnostics) diagnostics.add(std::move(each));
  return std::move(read->sheet);
}

void SheetCache::shelve(std::uint32_t number, const RecordKey& record, Sheet& sheet) {
  places_[number].record = record;
  places_[number].articles = sheet.articles.size();
  sheet.shelved = {this, number};
  for (std::uint32_t i = 0; i < sheet.articles.size(); ++i) {
    sheet.articles[i].blocks = Blocks(*this, number, i);
  }
}

Sheet SheetCache::read(std::uint32_t number, Diagnostics& diagnostics) {
  const ContentFile& file = files_[number];
  const std::optional<RecordKey> stamps = key_of_stamps(file);
  if (const auto known = stamps ? stamps_.find(*stamps) : std::nullopt) {
    RecordKey key;
    if (known->size() == sizeof key) {
      std::memcpy(&key, known->data(), sizeof key);
      if (std::optional<Sheet> sheet = kept(number, key, diagnostics)) return *std::move(sheet);
    }
  }
  const SourceFile source = load_source(file, kContentShown);
  const RecordKey key = key_of(source);
  if (stamps) stamps_.add(*stamps, {reinterpret_cast<const char*>(&key), sizeof key});
  if (std::optional<Sheet> sheet = kept(number, key, diagnostics)) return *std::move(sheet);
  Diagnostics said;
  ReadSheet read{read_source(source, config_, said), {}};
  read.diagnostics = said.sorted();
  for (Article& article : read.sheet.articles) article.facts = make_text_facts(article);
  read.sheet.texts_key = key_of_texts(read.sheet);
  const StoredSheet stored = store_sheet(read);
  const bool is_stored = texts_.add(key, stored.texts) && records_.add(key, stored.facts);
  for (const Diagnostic& each : read.diagnostics) diagnostics.add(each);
  if (is_stored && texts_mode_ == Texts::let_go) {
    for (Source* of : {&read.sheet.source, &read.sheet.corrections}) *of = Source(of->path(), "");
    shelve(number, key, read.sheet);
  }
  return Sheet(read.sheet);  // a copy, which has no room to spare
}

SheetTexts SheetCache::texts_of(std::uint32_t sheet, std::size_t* size) {
  const Place& place = places_[sheet];
  if (const auto bytes = texts_.find(place.record)) {
    if (size != nullptr) *size = bytes->size();
    if (auto texts = load_texts(*bytes, place.articles)) return *std::move(texts);
  }
  // Somebody has damaged the record since it was looked for.
  const SourceFile source = load_source(files_[sheet], kContentShown);
  if (key_of(source) != place.record) {
    throw std::runtime_error(source.path + " was changed while the site was built");
  }
  Diagnostics said;
  const StoredSheet stored = store_sheet({read_source(source, config_, said), {}});
  texts_.add(place.record, stored.texts);
  return load_texts(stored.texts, place.articles).value();
}

const std::vector<Block>& SheetCache::blocks(std::uint32_t sheet, std::uint32_t article) {
  std::atomic<const TakenDown*>& place = places_[sheet].taken_down;
  const TakenDown* there = place.load();
  if (there == nullptr) {
    std::size_t size = 0;
    auto loaded = std::make_unique<const TakenDown>(texts_of(sheet, &size).blocks);
    if (place.compare_exchange_strong(there, loaded.get())) {  // else another thread was first
      there = loaded.release();
      const std::lock_guard lock(mutex_);
      down_.push_back(sheet);
      bytes_down_ += size;
    }
  }
  return (*there)[article];
}

std::string SheetCache::printed_text(std::uint32_t sheet) {
  const auto bytes = texts_.find(places_[sheet].record);
  return bytes ? load_printed_text(*bytes) : texts_of(sheet).printed;
}

void SheetCache::put_back(std::size_t most) {
  if (bytes_down_ <= most) return;
  for (const std::uint32_t sheet : down_) delete places_[sheet].taken_down.exchange(nullptr);
  down_.clear();
  bytes_down_ = 0;
}

}  // namespace baoku
