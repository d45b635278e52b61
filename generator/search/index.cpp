#include "search/index.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/folding.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "search/content_name.h"
#include "search/corpus.h"
#include "search/days.h"
#include "search/facets.h"
#include "search/format.h"
#include "search/make_items.h"
#include "search/part.h"
#include "search/people_index.h"
#include "search/published_folding.h"
#include "search/record.h"

namespace baoku {

namespace {

constexpr std::size_t kWaves = 8;  // about: how often the corpus is gone through for its places

struct YearRuns {
  std::vector<int> years;
  std::vector<std::uint32_t> first;  // article of each
};

YearRuns find_years(const Archive& archive) {
  YearRuns runs;
  for (std::size_t a = 0; a < archive.entries.size(); ++a) {
    const int year = archive.entries[a].article.date.year;
    if (!runs.years.empty() && runs.years.back() == year) continue;
    runs.years.push_back(year);
    runs.first.push_back(static_cast<std::uint32_t>(a));
  }
  return runs;
}

// Writes one folder of records and returns its name.
std::string write_record_group(const Archive& archive, std::size_t begin, const IndexShape& shape,
                               WrittenFiles& written, Output& output) {
  const std::size_t end = std::min(archive.entries.size(), begin + shape.record_group);
  std::vector<std::string> files;
  ContentHash hash;
  for (std::size_t a = begin; a < end; ++a) {
    if ((a - begin) % shape.record_block == 0) {
      files.push_back("{\"format\":" + std::to_string(kSearchFormat) + ",\"articles\":[\n");
    } else {
      files.back() += ",\n";
    }
    files.back() += to_json(make_record(archive, static_cast<ArticleIndex>(a)));
  }
  for (std::string& file : files) {
    file += "\n]}\n";
    hash.add(file);
  }
  std::string name = hash.name();
  for (std::size_t i = 0; i < files.size(); ++i) {
    written.write(output, "search/records/" + name + "/" + std::to_string(i) + ".json", files[i]);
  }
  return name;
}

std::vector<std::string> write_records(const Archive& archive, const SearchConfig& config,
                                       WrittenFiles& written, Output& output) {
  const IndexShape& shape = config.shape;
  const std::size_t groups = (archive.entries.size() + shape.record_group - 1) / shape.record_group;
  std::vector<std::string> names(groups);
  std::vector<WrittenFiles> files(groups);
  parallel_for(groups, config.jobs, [&](std::size_t g) {
    names[g] = write_record_group(archive, g * shape.record_group, shape, files[g], output);
  });
  for (const WrittenFiles& part : files) written.add(part);
  return names;
}

std::vector<std::string> write_facet_groups(const Archive& archive,
                                            const std::vector<std::uint32_t>& rank_of,
                                            const SearchConfig& config, WrittenFiles& written,
                                            Output& output) {
  const std::size_t group = config.shape.facet_group;
  const std::size_t groups = (archive.entries.size() + group - 1) / group;
  std::vector<std::string> names(groups);
  std::vector<WrittenFiles> files(groups);
  parallel_for(groups, config.jobs, [&](std::size_t g) {
    names[g] = write_facets(archive, g * group, rank_of, config.shape, files[g], output);
  });
  for (const WrittenFiles& part : files) written.add(part);
  return names;
}

// Makes the items of the symbols of one part.
ItemRun make_part(const Corpus& corpus, SymbolRange symbols, const std::vector<std::size_t>& starts,
                  std::span<const std::uint32_t> places, const ItemMeasures& measures) {
  ItemRun items;
  PlaceTrie trie(corpus);
  std::size_t begin = 0;
  for (std::uint32_t s = symbols.begin; s < symbols.end; ++s) {
    const std::size_t count = starts[s + 1] - starts[s];
    if (count > 0) make_items(trie.open(places.subspan(begin, count), 1), trie, measures, items);
    begin += count;
  }
  return items;
}

// Places take twice the room of symbols, so only those of a few parts are laid out at a time.
std::vector<DirectoryEntry> write_parts(const Corpus& corpus, const ItemMeasures& measures,
                                        const SearchConfig& config, WrittenFiles& written,
                                        Output& output) {
  const FirstSymbols first(corpus, config.jobs);
  const std::vector<std::size_t>& starts = first.starts();
  const std::vector<SymbolRange> plan = plan_parts(starts, config.shape);
  std::vector<WrittenPart> parts(plan.size());
  std::atomic<std::size_t> done{0};
  for (std::size_t begin = 0; begin < plan.size();) {
    const std::size_t from = starts[plan[begin].begin];
    std::size_t end = begin + 1;
    while (end < plan.size() && starts[plan[end].end] - from <= starts.back() / kWaves) ++end;
    const std::vector<std::uint32_t> places =
        first.places(plan[begin].begin, plan[end - 1].end, config.jobs);
    parallel_for(end - begin, config.jobs, [&](std::size_t i) {
      const std::size_t p = begin + i;
      const ItemRun items =
          make_part(corpus, plan[p], starts,
                    std::span(places).subspan(starts[plan[p].begin] - from), measures);
      parts[p] = write_part(items, p, corpus.space, config.shape, output);
      if (config.progress) config.progress(++done, plan.size());
    });
    begin = end;
  }
  std::vector<DirectoryEntry> entries;
  for (WrittenPart& part : parts) {
    written.add(part.written);
    std::move(part.entries.begin(), part.entries.end(), std::back_inserter(entries));
  }
  return entries;
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

}  // namespace

SearchStats write_search_index(const Archive& archive, const SearchConfig& config, Output& output) {
  WrittenFiles written;
  const Folding folding;
  const YearRuns years = find_years(archive);
  nlohmann::ordered_json manifest;
  manifest["format"] = kSearchFormat;
  manifest["articles"] = archive.entries.size();
  manifest["leaf_depth"] = config.shape.leaf_depth;
  manifest["max_depth"] = config.shape.max_depth;
  manifest["head_size"] = config.shape.head_size;
  manifest["years"] = nlohmann::json::array();
  for (std::size_t y = 0; y < years.years.size(); ++y) {
    manifest["years"].push_back({years.years[y], years.first[y]});
  }
  manifest["days"] = write_named("days",
                                 "{\"format\":" + std::to_string(kSearchFormat) + ",\"bits\":\"" +
                                     write_days(archive) + "\"}\n",
                                 written, output);
  {
    const Corpus corpus = make_corpus(archive, folding, config.jobs);
    manifest["alphabet"] = alphabet_bits(corpus.alphabet);
    manifest["usual"] = nlohmann::ordered_json::object();
    for (const auto& [folded, print] : corpus.usual) {
      manifest["usual"][to_utf8({&folded, 1})] = to_utf8({&print, 1});
    }
    const FoldingSources sources = divide_sources(corpus, folding);
    manifest["folding"] = folding_json(folding, sources.near);
    manifest["more_folding"] =
        write_more_folding(folding, sources.far, config.shape.folding_piece, written, output);
    const ItemMeasures measures{corpus.space, static_cast<std::uint32_t>(archive.entries.size()),
                                years.first, config.shape};
    const std::vector<DirectoryEntry> entries =
        write_parts(corpus, measures, config, written, output);
    check_names(entries);
    manifest["directory"] =
        write_directory(entries, corpus.space, config.shape.piece_entries, written, output);
  }
  const std::vector<std::uint32_t> rank_of = rank_people(archive);
  manifest["people"] =
      write_people_index(archive, rank_of, config.shape, config.jobs, written, output);
  manifest["facets"] = {{"group", config.shape.facet_group},
                        {"names", write_facet_groups(archive, rank_of, config, written, output)}};
  manifest["records"] = {{"block", config.shape.record_block},
                         {"group", config.shape.record_group},
                         {"names", write_records(archive, config, written, output)}};
  written.write(output, "search/manifest.json", manifest.dump() + "\n");
  return {written.files, written.bytes};
}

}  // namespace baoku
