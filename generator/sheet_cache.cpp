#include "sheet_cache.h"

#include <cstring>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/file_stamp.h"
#include "base/files.h"
#include "reading/stored_sheet.h"

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
                       const ReadingConfig& config, Texts texts, std::chrono::nanoseconds settling)
    : config_(config),
      config_key_(key_of_config(config)),
      texts_(texts),
      records_(folder / "sheets", program),
      stamps_(folder / "stamps", program),
      settled_(file_time(folder) - settling.count()) {}

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

void SheetCache::note(const Sheet& sheet, Known known) {
  const std::lock_guard lock(mutex_);
  known_.insert_or_assign(sheet.source.path(), std::move(known));
}

std::optional<Sheet> SheetCache::kept(const ContentFile& file, const RecordKey& key,
                                      Diagnostics& diagnostics) {
  const auto bytes = records_.find(key);
  if (!bytes) return std::nullopt;
  std::optional<ReadSheet> read;
  if (texts_ == Texts::keep) {
    read = load_sheet(*bytes);
  } else if (auto without = load_sheet_without_texts(*bytes)) {
    note(without->read.sheet, {key, without->texts, file});
    read = std::move(without->read);
  }
  if (!read) return std::nullopt;
  for (Diagnostic& each : read->diagnostics) diagnostics.add(std::move(each));
  return std::move(read->sheet);
}

Sheet SheetCache::read(const ContentFile& file, Diagnostics& diagnostics) {
  const std::optional<RecordKey> stamps = key_of_stamps(file);
  if (const auto known = stamps ? stamps_.find(*stamps) : std::nullopt) {
    RecordKey key;
    if (known->size() == sizeof key) {
      std::memcpy(&key, known->data(), sizeof key);
      if (std::optional<Sheet> sheet = kept(file, key, diagnostics)) return *std::move(sheet);
    }
  }
  const SourceFile source = load_source(file, kContentShown);
  const RecordKey key = key_of(source);
  if (stamps) stamps_.add(*stamps, {reinterpret_cast<const char*>(&key), sizeof key});
  if (std::optional<Sheet> sheet = kept(file, key, diagnostics)) return *std::move(sheet);
  Diagnostics said;
  ReadSheet read{read_source(source, config_, said), {}};
  read.diagnostics = said.sorted();
  records_.add(key, store_sheet(read));
  for (const Diagnostic& each : read.diagnostics) diagnostics.add(each);
  if (texts_ == Texts::let_go) {
    const RecordKey texts = let_go_of_texts(read.sheet);
    note(read.sheet, {key, texts, file});
  }
  return Sheet(read.sheet);  // a copy, which has no room to spare
}

RecordKey SheetCache::key_of_texts(const Sheet& sheet) const {
  const auto known = known_.find(sheet.source.path());
  return known != known_.end() ? known->second.texts : baoku::key_of_texts(sheet);
}

Source SheetCache::printed_text(const Sheet& sheet) {
  const auto known = known_.find(sheet.source.path());
  if (known == known_.end()) return sheet.source;
  if (const auto bytes = records_.find(known->second.record)) {
    if (auto source = load_printed_text(*bytes)) return *std::move(source);
  }
  // The disk may have been too full for the record.
  Diagnostics said;
  Sheet again = read_source(load_source(known->second.file, kContentShown), config_, said);
  Source source = again.source;
  if (let_go_of_texts(again) != known->second.texts) {
    throw std::runtime_error(sheet.source.path() + " was changed while the site was built");
  }
  return source;
}

}  // namespace baoku
