#include "search/index.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/folding.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "search/content_name.h"
#include "search/corpus.h"
#include "search/days.h"
#include "search/facets.h"
#include "search/format.h"
#include "search/index_parts.h"
#include "search/made_files.h"
#include "search/numbers.h"
#include "search/people_index.h"
#include "search/published_folding.h"
#include "search/record.h"
#include "search/usual_prints.h"
namespace baoku {

namespace {

constexpr std::size_t kRecordGroupsAtOnce = 4;  // for each thread

struct YearRuns {
  std::vector<int> years;
  std::vector<std::uint32_t> first;  // number of each
};

YearRuns find_years(const ArticleNumbers& numbers) {
  YearRuns runs;
  for (const DayOfNumbers& day : numbers.days()) {
    const int year = static_cast<int>(day.year);
    if (!runs.years.empty() && runs.years.back() == year) continue;
    runs.years.push_back(year);
    runs.first.push_back(day.begin);
  }
  return runs;
}

// The file of the records from number `begin` on; "" when none of the numbers has an article.
std::string record_file(const Archive& archive, const ArticleNumbers& numbers, std::size_t begin,
                        std::size_t end) {
  std::string file = "{\"format\":" + std::to_string(kSearchFormat) + ",\"articles\":[\n";
  bool is_empty = true;
  for (std::size_t number = begin; number < end; ++number) {
    const ArticleIndex article = numbers.article(static_cast<std::uint32_t>(number));
    if (number > begin) file += ",\n";
    if (article == ArticleNumbers::kFree) {
      file += "null";
    } else {
      file += to_json(make_record(archive, article));
      is_empty = false;
    }
  }
  return is_empty ? "" : file + "\n]}\n";
}

// Writes one folder of records and returns its name.
std::string write_record_group(const Archive& archive, const ArticleNumbers& numbers,
                               std::size_t begin, const IndexShape& shape, Output& output) {
  const std::size_t end = std::min<std::size_t>(numbers.size(), begin + shape.record_group);
  std::vector<std::string> files;
  ContentHash hash;
  for (std::size_t block = begin; block < end; block += shape.record_block) {
    files.push_back(
        record_file(archive, numbers, block, std::min(end, block + shape.record_block)));
    hash.add(files.back());
  }
  std::string name = hash.name();
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].empty()) continue;
    output.write("search/records/" + name + "/" + std::to_string(i) + ".json", files[i]);
  }
  return name;
}

std::vector<std::string> write_records(const Archive& archive, const ArticleNumbers& numbers,
                                       const std::vector<RecordKey>& fingerprints,
                                       const SearchConfig& config, const MadeFiles& made,
                                       WrittenFiles& written) {
  const IndexShape& shape = config.shape;
  const std::size_t groups = (numbers.size() + shape.record_group - 1) / shape.record_group;
  std::vector<std::string> names(groups);
  std::vector<WrittenFiles> files(groups);
  const std::size_t at_once = std::max(1u, config.jobs) * kRecordGroupsAtOnce;
  for (std::size_t first = 0; first < groups; first += at_once) {
    parallel_for(std::min(at_once, groups - first), config.jobs, [&](std::size_t i) {
      const std::size_t g = first + i;
      const std::size_t begin = g * shape.record_group;
      const std::size_t end = std::min(fingerprints.size(), begin + shape.record_group);
      KeyBuilder key;
      key.add("records").add(std::uint64_t{shape.record_block});
      for (std::size_t a = begin; a < end; ++a) key.add(fingerprints[a]);
      names[g] = made.make(
          key.key(),
          [&](Output& output, std::string_view) {
            return write_record_group(archive, numbers, begin, shape, output);
          },
          files[g]);
    });
    put_back_texts(archive);
  }
  for (const WrittenFiles& part : files) written.add(part);
  return names;
}

std::vector<std::string> write_facet_groups(const Archive& archive, const ArticleNumbers& numbers,
                                            const std::vector<std::uint32_t>& rank_of,
                                            const SearchConfig& config, const MadeFiles& made,
                                            WrittenFiles& written) {
  const std::size_t group = config.shape.facet_group;
  const std::size_t groups = (numbers.size() + group - 1) / group;
  std::vector<std::string> names(groups);
  std::vector<WrittenFiles> files(groups);
  parallel_for(groups, config.jobs, [&](std::size_t g) {
    const std::size_t begin = g * group;
    names[g] = made.make(
        key_of_facets(archive, numbers, begin, rank_of, config.shape),
        [&](Output& output, std::string_view) {
          return write_facets(archive, numbers, begin, rank_of, config.shape, output);
        },
        files[g]);
  });
  for (const WrittenFiles& part : files) written.add(part);
  return names;
}

// Two files of one name would need 2^22 shards to become likely; then one of them would be lost.
void check_names(const std::vector<DirectoryEntry>& entries) {
  std::unordered_set<std::string> names;
  for (const DirectoryEntry& entry : entries) {
    if (!names.insert(entry.name).second) {
      throw std::runtime_error("two shards of the search index have the same hash: " + entry.name);
    }
  }
}

std::string write_named(const std::string& folder, const std::string& json, WrittenFiles& written,
                        Output& output) {
  std::string name = content_name(json);
  written.write(output, "search/" + folder + "/" + name + ".json", json);
  return name;
}

// Writes the pieces of the directory and returns their entries as bits for the manifest.
std::string write_directory(const std::vector<DirectoryEntry>& entries, SymbolSpace space,
                            std::size_t piece_entries, WrittenFiles& written, Output& output) {
  std::vector<DirectoryEntry> pieces;
  for (std::size_t begin = 0; begin < entries.size(); begin += piece_entries) {
    const std::size_t end = std::min(entries.size(), begin + piece_entries);
    BitWriter bits;
    write_entries({entries.begin() + static_cast<std::ptrdiff_t>(begin),
                   entries.begin() + static_cast<std::ptrdiff_t>(end)},
                  space, bits);
    const std::string json =
        "{\"format\":" + std::to_string(kSearchFormat) + ",\"bits\":\"" + bits.text() + "\"}\n";
    pieces.push_back({entries[begin].border, write_named("directory", json, written, output)});
  }
  BitWriter bits;
  write_entries(pieces, space, bits);
  return bits.text();
}

std::string alphabet_bits(const std::vector<char32_t>& alphabet) {
  const std::vector<std::uint32_t> code_points(alphabet.begin(), alphabet.end());
  BitWriter bits;
  bits.gamma(static_cast<std::uint32_t>(code_points.size()) + 1);
  bits.sorted(code_points, 0, 0x10FFFF);
  return bits.text();
}

struct FoldingSources {
  std::vector<char32_t> near;  // for the manifest: they stand in the texts, or everybody types them
  std::vector<char32_t> far;   // all others that can become something that stands in the texts
};

FoldingSources divide_sources(const Corpus& corpus, const Folding& folding) {
  const std::vector<char32_t> unlike = all_unlike(corpus);
  const auto is_found = [&](char32_t c) {
    return std::binary_search(corpus.alphabet.begin(), corpus.alphabet.end(), c);
  };
  FoldingSources sources;
  for (char32_t c : folding.changed()) {
    if (c < 0x80 || std::binary_search(unlike.begin(), unlike.end(), c)) {
      sources.near.push_back(c);
    } else {
      const std::u32string_view target = folding.folded(c);
      if (std::all_of(target.begin(), target.end(), is_found)) sources.far.push_back(c);
    }
  }
  return sources;
}

// Writes the folding of characters that are not in the manifest, which few queries need, and
// returns the first character and the name of each file.
nlohmann::ordered_json write_more_folding(const Folding& folding,
                                          const std::vector<char32_t>& sources, std::size_t piece,
                                          WrittenFiles& written, Output& output) {
  nlohmann::ordered_json names = nlohmann::ordered_json::array();
  std::vector<char32_t> open;
  std::size_t targets = 0;  // runs of characters that vanish take no room
  for (std::size_t i = 0; i < sources.size(); ++i) {
    open.push_back(sources[i]);
    if (!folding.folded(sources[i]).empty()) ++targets;
    if (targets < piece && i + 1 < sources.size()) continue;
    const nlohmann::json json = {{"format", kSearchFormat},
                                 {"folding", folding_json(folding, open)}};
    names.push_back({static_cast<std::uint32_t>(open.front()),
                     write_named("folding", json.dump() + "\n", written, output)});
    open.clear();
    targets = 0;
  }
  return names;
}

// Whatever the parts depend on beside the fingerprints of the articles and their numbers.
RecordKey stamp_of(const SearchConfig& config, const std::map<char32_t, char32_t>& usual) {
  const IndexShape& shape = config.shape;
  KeyBuilder key;
  key.add(config.program).add(std::uint64_t{kSearchFormat});
  for (const std::size_t measure :
       {std::size_t{shape.leaf_depth}, std::size_t{shape.max_depth},
        std::size_t{shape.leaf_articles}, std::size_t{shape.big_node}, std::size_t{shape.min_skip},
        std::size_t{shape.min_head_skip}, std::size_t{shape.head_size}, shape.shard_bytes,
        shape.short_bytes, shape.list_bytes, shape.part_places, shape.parts}) {
    key.add(std::uint64_t{measure});
  }
  for (const auto& [folded, print] : usual) {
    key.add(std::uint64_t{folded}).add(std::uint64_t{print});
  }
  return key.key();
}

// Does every character of the alphabet stand somewhere?
bool is_used(const Corpus& corpus, const std::vector<std::size_t>& starts) {
  std::vector<bool> used(corpus.space.width);
  for (std::uint32_t s = 1; s <= corpus.space.symbols(); ++s) {
    if (starts[s + 1] > starts[s]) used[(s - 1) % corpus.space.width] = true;
  }
  return std::all_of(used.begin(), used.end() - 1, [](bool is) { return is; });
}

// Writes everything that is made of the texts. The corpus is freed at the end.
IndexParts write_texts(const Archive& archive, const ArticleNumbers& numbers,
                       const std::vector<RecordKey>& fingerprints, const Folding& folding,
                       const YearRuns& years, const SearchConfig& config, RecordFile* notes,
                       nlohmann::ordered_json& manifest, WrittenFiles& written, Output& output) {
  const std::map<char32_t, char32_t> usual =
      usual_prints(archive, numbers, fingerprints, folding, config.jobs, notes);
  std::optional<KeptIndex> kept;
  std::optional<ChangedCorpus> changed;
  if (!config.cache.empty()) {
    kept.emplace(config.cache, stamp_of(config, usual));
    changed =
        change_corpus(*kept, archive, numbers, fingerprints, folding, usual, years.first, config);
  }
  if (changed && !is_used(changed->corpus, changed->starts)) changed.reset();
  std::optional<FirstSymbols> first;
  Corpus made;
  if (!changed) {
    return_free_memory();
    made = make_corpus(archive, numbers, folding, usual, config.jobs);
    first.emplace(made, config.jobs);
  }
  const Corpus& corpus = changed ? changed->corpus : made;

  manifest["alphabet"] = alphabet_bits(corpus.alphabet);
  manifest["usual"] = nlohmann::ordered_json::object();
  for (const auto& [folded, print] : corpus.usual) {
    manifest["usual"][to_utf8({&folded, 1})] = to_utf8({&print, 1});
  }
  const FoldingSources sources = divide_sources(corpus, folding);
  manifest["folding"] = folding_json(folding, sources.near);
  manifest["more_folding"] =
      write_more_folding(folding, sources.far, config.shape.folding_piece, written, output);
  const ItemMeasures measures{corpus.space, numbers.size(), years.first, config.shape};
  const MadeFiles made_files(notes, output);
  IndexParts parts =
      changed ? write_changed_parts(*changed, measures, config, *kept, made_files, output)
              : write_parts(corpus, *first, measures, config, kept ? &*kept : nullptr, made_files,
                            output);
  const bool is_as_it_was = changed && !changed->is_renumbered && changed->after.empty() &&
                            std::ranges::equal(parts.kept, changed->saved);
  if (kept && !parts.kept.empty() && !is_as_it_was)
    kept->save(corpus, changed ? changed->starts : first->starts(), years.first, fingerprints,
               parts.kept);
  written.add(parts.written);
  check_names(parts.entries);
  manifest["directory"] =
      write_directory(parts.entries, corpus.space, config.shape.piece_entries, written, output);
  return parts;
}

}  // namespace

SearchStats write_search_index(const Archive& archive, const SearchConfig& config, Output& output) {
  WrittenFiles written;
  const Folding& folding = baoku::folding();
  const ArticleNumbers numbers(archive);
  const YearRuns years = find_years(numbers);
  nlohmann::ordered_json manifest;
  manifest["format"] = kSearchFormat;
  manifest["articles"] = archive.entries.size();
  manifest["numbers"] = numbers.size();
  manifest["leaf_depth"] = config.shape.leaf_depth;
  manifest["max_depth"] = config.shape.max_depth;
  manifest["head_size"] = config.shape.head_size;
  manifest["years"] = nlohmann::json::array();
  for (std::size_t y = 0; y < years.years.size(); ++y) {
    manifest["years"].push_back({years.years[y], years.first[y]});
  }
  manifest["days"] = write_named("days",
                                 "{\"format\":" + std::to_string(kSearchFormat) + ",\"bits\":\"" +
                                     write_days(numbers) + "\"}\n",
                                 written, output);
  std::optional<RecordFile> notes;
  if (!config.cache.empty()) notes.emplace(config.cache / "made", config.program);
  RecordFile* const kept_notes = notes ? &*notes : nullptr;
  const std::vector<RecordKey> fingerprints = fingerprints_of(archive, numbers, config.jobs);
  const IndexParts parts = write_texts(archive, numbers, fingerprints, folding, years, config,
                                       kept_notes, manifest, written, output);
  const std::vector<std::uint32_t> rank_of = rank_people(archive);
  const MadeFiles made(kept_notes, output);
  manifest["people"] = made.make(
      key_of_people_index(archive, rank_of, config.shape),
      [&](Output& noting, std::string_view) {
        return write_people_index(archive, rank_of, config.shape, config.jobs, noting);
      },
      written);
  manifest["facets"] = {
      {"group", config.shape.facet_group},
      {"names", write_facet_groups(archive, numbers, rank_of, config, made, written)}};
  manifest["records"] = {
      {"block", config.shape.record_block},
      {"group", config.shape.record_group},
      {"names", write_records(archive, numbers, fingerprints, config, made, written)}};
  written.write(output, "search/manifest.json", manifest.dump() + "\n");
  return {written.files, written.bytes, parts.parts, parts.kept_parts};
}

}  // namespace baoku
