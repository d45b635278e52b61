// baoku_bench: makes archives of any size and measures what building them costs. Prints JSON.

#include <CLI/CLI.hpp>
#include <cmath>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "corpus.h"
#include "measure.h"
#include "reading.h"

namespace baoku::bench {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct BuildConfig {
  std::string baoku;    // the program to measure
  std::string storage;  // a folder for corpus and site
  unsigned jobs = 2;
  bool keep = false;
};

// Keeps three decimals, so that the JSON is short.
double rounded(double value) { return std::round(value * 1000) / 1000; }

Json cost_json(const Cost& cost) {
  return {{"seconds", rounded(cost.seconds)},
          {"cpu_seconds", rounded(cost.cpu_seconds)},
          {"peak_memory_bytes", cost.peak_bytes}};
}

// Takes the steps out of the summary that `baoku build` prints, whose last line is
// "  1.23 s: read 0.40, arrange 0.08, ...".
Json steps_json(const std::string& summary) {
  Json steps = Json::object();
  const std::size_t begin = summary.rfind(" s: ");
  if (begin == std::string::npos) return steps;
  std::istringstream list(summary.substr(begin + 4));
  std::string step;
  for (std::string seconds; list >> step >> seconds;) steps[step] = std::stod(seconds);
  return steps;
}

// How many articles the reading found, from "Published 10,000 articles, ...".
std::size_t published_articles(const std::string& summary) {
  const std::size_t begin = summary.find("Published ");
  if (begin == std::string::npos) return 0;
  std::size_t number = 0;
  for (std::size_t i = begin + 10; i < summary.size() && summary[i] != ' '; ++i) {
    if (summary[i] != ',') number = number * 10 + static_cast<std::size_t>(summary[i] - '0');
  }
  return number;
}

Cost build(const BuildConfig& config, const fs::path& root, const fs::path& site) {
  Cost cost = run({config.baoku, "build", "--jobs", std::to_string(config.jobs), "--output",
                   site.string(), root.string()});
  if (cost.status != 0) {
    throw std::runtime_error("baoku build ended with status " + std::to_string(cost.status) +
                             ":\n" + cost.output);
  }
  return cost;
}

// A folder of our own below `storage` that is empty at the beginning.
fs::path fresh_folder(const std::string& storage) {
  fs::path root = fs::path(storage) / "baoku-bench";
  fs::remove_all(root);
  fs::create_directories(root);
  return root;
}

Json measure_build(const CorpusConfig& corpus, const BuildConfig& config) {
  const fs::path root = fresh_folder(config.storage);
  const CorpusStats made = make_corpus(root / "archive", corpus);
  const fs::path site = root / "site";
  const Cost first = build(config, root / "archive", site);
  const Cost again = build(config, root / "archive", site);
  const FolderSize all = folder_size(site);
  const FolderSize index = folder_size(site / "search");
  if (!config.keep) fs::remove_all(root);
  return {{"articles", made.articles},
          {"articles_published", published_articles(first.output)},
          {"sheets", made.sheets},
          {"source_bytes", made.bytes},
          {"jobs", config.jobs},
          {"first", cost_json(first)},
          {"unchanged", cost_json(again)},
          {"articles_per_second", std::round(static_cast<double>(made.articles) / first.seconds)},
          {"megabytes_per_second", rounded(static_cast<double>(made.bytes) / 1e6 / first.seconds)},
          {"step_seconds", steps_json(first.output)},
          {"files", all.files},
          {"bytes", all.bytes},
          {"search_files", index.files},
          {"search_bytes", index.bytes}};
}

// Milliseconds of one core for a sheet of 3,000 characters.
Json reading_json(const fs::path& folder) {
  const ReadingCost cost = measure_reading(folder);
  const auto per_sheet = [&](double seconds) {
    return rounded(1000 * seconds * 3000 / static_cast<double>(cost.characters));
  };
  return {{"sheets", cost.sheets},
          {"characters", cost.characters},
          {"layout_ms_per_3000_characters", per_sheet(cost.layout_seconds)},
          {"all_ms_per_3000_characters", per_sheet(cost.source_seconds)}};
}

Json names_json(const fs::path& text) {
  const NamesCost cost = measure_names(text);
  return {{"bytes", cost.bytes},
          {"names", cost.names},
          {"seconds", rounded(cost.seconds)},
          {"megabytes_per_second", rounded(static_cast<double>(cost.bytes) / 1e6 / cost.seconds)}};
}

void add_corpus_options(CLI::App& command, CorpusConfig& config) {
  static const std::map<std::string, Layout> kLayouts = {{"wrapped", Layout::wrapped},
                                                         {"flowing", Layout::flowing},
                                                         {"markdown", Layout::markdown},
                                                         {"mixed", Layout::mixed}};
  command.add_option("--least", config.least_characters, "least characters of an article (300)");
  command.add_option("--most", config.most_characters, "most characters of an article (1500)");
  command.add_option("--layout", config.layout, "wrapped, flowing, markdown or mixed (mixed)")
      ->transform(CLI::CheckedTransformer(kLayouts));
  command.add_option("--seed", config.seed, "another seed makes another archive (1)");
  command.add_option("--from", config.from, "real articles: JSON lines of title, date, paragraphs")
      ->check(CLI::ExistingFile);
}

int speak(int argc, char** argv) {
  CLI::App app("Makes archives of any size and measures what building them costs.");
  app.require_subcommand(1);
  CorpusConfig corpus;
  std::string folder;
  BuildConfig config;
  config.baoku = fs::read_symlink("/proc/self/exe").parent_path() / "../../generator/baoku";
  config.storage = fs::is_directory("/dev/shm") ? "/dev/shm" : fs::temp_directory_path().string();

  CLI::App* make = app.add_subcommand("corpus", "write an archive's sources");
  make->add_option("FOLDER", folder, "where; missing or empty")->required();
  make->add_option("--articles", corpus.articles, "how many (1000)");
  add_corpus_options(*make, corpus);

  CLI::App* measure = app.add_subcommand("build", "build an archive of N articles and measure it");
  measure->add_option("N", corpus.articles, "how many articles")->required();
  add_corpus_options(*measure, corpus);
  measure->add_option("--jobs", config.jobs, "threads of the build (2)");
  measure->add_option("--storage", config.storage, "where to work (memory-backed if there is any)");
  measure->add_option("--baoku", config.baoku, "the program to measure")->check(CLI::ExistingFile);
  measure->add_flag("--keep", config.keep, "leave the archive and the site for a look");

  CLI::App* read = app.add_subcommand("read", "measure the reading of the sheets below a folder");
  read->add_option("FOLDER", folder, "with .txt files")->required()->check(CLI::ExistingDirectory);

  CLI::App* names = app.add_subcommand("names", "measure the finding of names in a plain text");
  names->add_option("FILE", folder, "a paragraph a line, empty lines between articles")
      ->required()
      ->check(CLI::ExistingFile);

  CLI11_PARSE(app, argc, argv);
  if (make->parsed()) {
    const CorpusStats made = make_corpus(folder, corpus);
    std::cout << Json{{"articles", made.articles}, {"sheets", made.sheets}, {"bytes", made.bytes}}
              << "\n";
  } else if (names->parsed()) {
    std::cout << names_json(folder).dump(2) << "\n";
  } else if (read->parsed()) {
    std::cout << reading_json(folder).dump(2) << "\n";
  } else {
    std::cout << measure_build(corpus, config).dump(2) << "\n";
  }
  return 0;
}

}  // namespace
}  // namespace baoku::bench

int main(int argc, char** argv) {
  try {
    return baoku::bench::speak(argc, argv);
  } catch (const std::exception& failure) {
    std::cerr << "baoku_bench: " << failure.what() << "\n";
    return 2;
  }
}
