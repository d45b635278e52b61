#include "sheet_cache.h"

#include <system_error>
#include <utility>
#include <vector>

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

}  // namespace

std::optional<RecordKey> key_of_program() {
  try {
    return KeyBuilder().add(read_file("/proc/self/exe")).key();
  } catch (const std::system_error&) {
    return std::nullopt;
  }
}

SheetCache::SheetCache(const std::filesystem::path& folder, const RecordKey& program,
                       const ReadingConfig& config)
    : config_(config), config_key_(key_of_config(config)), records_(folder / "sheets", program) {}

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

Sheet SheetCache::read(const SourceFile& file, Diagnostics& diagnostics) {
  const RecordKey key = key_of(file);
  if (const auto bytes = records_.find(key)) {
    if (std::optional<ReadSheet> kept = load_sheet(*bytes)) {
      for (Diagnostic& each : kept->diagnostics) diagnostics.add(std::move(each));
      return std::move(kept->sheet);
    }
  }
  Diagnostics said;
  ReadSheet read{read_source(file, config_, said), {}};
  read.diagnostics = said.sorted();
  records_.add(key, store_sheet(read));
  for (Diagnostic& each : read.diagnostics) diagnostics.add(std::move(each));
  return std::move(read.sheet);
}

}  // namespace baoku
