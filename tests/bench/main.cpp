// baoku_bench: makes archives of any size and measures what building them costs. Prints JSON, and
// the same as a table to standard error.

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <stdexcept>

#include "build_bench.h"
#include "corpus.h"
#include "peers.h"
#include "reading.h"

namespace baoku::bench {
namespace {

namespace fs = std::filesystem;
// Milliseconds of one core for a sheet of 3,000 characters.
Json reading_json(const fs::path& folder) {
  const ReadingCost cost = measure_reading(folder);
  const auto per_sheet = [&](double seconds) {
    return rounded(1000 * seconds * 3000 / static_cast<double>(cost.characters));
  };
  return {{"sheets", cost.sheets},
          {"characters", cost.characters},
          {"layout_median_ms_per_3000_characters", per_sheet(cost.layout.median)},
          {"layout_fastest_ms_per_3000_characters", per_sheet(cost.layout.fastest)},
          {"all_median_ms_per_3000_characters", per_sheet(cost.source.median)},
          {"all_fastest_ms_per_3000_characters", per_sheet(cost.source.fastest)}};
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
  command
      .add_option("--from", config.from,
                  "real articles: JSON lines of title, date, paragraphs (also .xz, .gz)")
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

  const auto add_build_options = [&](CLI::App& command) {
    command.add_option("N", corpus.articles, "how many articles")->required();
    add_corpus_options(command, corpus);
    command.add_option("--jobs", config.jobs, "threads of the build (2)");
    command.add_option("--storage", config.storage,
                       "where to work (memory-backed if there is any)");
    command.add_option("--baoku", config.baoku, "the program to measure")->check(CLI::ExistingFile);
    command.add_flag("--keep", config.keep, "leave the archive and the site for a look");
  };
  CLI::App* measure = app.add_subcommand("build", "build an archive of N articles and measure it");
  add_build_options(*measure);
  measure->add_option("--disk", config.disk, "measure on this disk, too: a folder on it");
  measure->add_flag("--second-core", config.second_core, "also build with one thread, to compare");

  PeersConfig peers;
  CLI::App* compare = app.add_subcommand("peers", "build the same with Hugo and Pagefind");
  add_build_options(*compare);
  compare->add_option("--hugo", peers.hugo, "the program (hugo)");
  compare->add_option("--pagefind", peers.pagefind, "the program; without it, Hugo alone");

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
  } else if (compare->parsed()) {
    const Json figures = measure_peers(corpus, config, peers);
    std::cerr << peers_table(figures);
    std::cout << figures.dump(2) << "\n";
  } else {
    const Json figures = measure_build(corpus, config);
    std::cerr << build_table(figures);
    std::cout << figures.dump(2) << "\n";
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
