// What a build costs: the first one, one without a change, one after a change of one sheet; beside
// it the physical limit, on disk and in memory.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "corpus.h"
#include "measure.h"
#include "writer.h"

namespace baoku::bench {

using Json = nlohmann::ordered_json;

struct BuildConfig {
  std::string baoku;    // the program to measure
  std::string storage;  // a folder for corpus and site, memory-backed
  std::string disk;     // a folder on a disk, or "" for none
  unsigned jobs = 2;
  bool keep = false;
  bool second_core = false;  // build with one thread, too
};

Json measure_build(const CorpusConfig& corpus, const BuildConfig& config);

// The parts of it that others measure, too.
std::filesystem::path fresh_folder(const std::string& storage);
Cost build(const BuildConfig& config, const std::filesystem::path& root,
           const std::filesystem::path& site);
Json cost_json(const Cost& cost);
Json steps_json(const std::string& summary);
double rounded(double value);  // to three decimals

// What writing the same files costs, with one thread and with two; and the seconds of the quicker.
Json writer_json(const std::vector<WrittenFile>& files, const std::filesystem::path& folder);
double best_of(const Json& writer);

// The figures of several runs as a Markdown table.
std::string build_table(const Json& figures);

}  // namespace baoku::bench
