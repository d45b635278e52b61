#include "build_bench.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/files.h"
#include "second_core.h"

namespace baoku::bench {
namespace {

namespace fs = std::filesystem;

// A number in front of a word of the summary: "Published 10,000 articles" -> 10000.
std::size_t number_before(const std::string& summary, const std::string& word) {
  const std::size_t end = summary.find(word);
  if (end == std::string::npos) return 0;
  std::size_t begin = end;
  while (begin > 0 && (std::isdigit(static_cast<unsigned char>(summary[begin - 1])) != 0 ||
                       summary[begin - 1] == ',')) {
    --begin;
  }
  std::size_t number = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (summary[i] != ',') number = number * 10 + static_cast<std::size_t>(summary[i] - '0');
  }
  return number;
}

// Corrects one word in a sheet in the middle of the archive, as somebody who reads it would.
void change_one_sheet(const fs::path& content) {
  Diagnostics ignored;
  std::vector<FoundFile> sheets = list_files(content, ignored);
  const fs::path sheet = sheets.at(sheets.size() / 2).path;
  std::string text = read_file(sheet);
  const std::size_t at = text.find("的", text.size() / 2);
  if (at == std::string::npos) throw std::runtime_error("nothing to change in " + sheet.string());
  text.replace(at, std::string("的").size(), "之");
  std::ofstream(sheet, std::ios::binary) << text;
}

// A build onto a disk, and the writer there: both from nothing.
Json disk_json(const BuildConfig& config, const fs::path& archive,
               const std::vector<WrittenFile>& files) {
  const fs::path folder = fresh_folder(config.disk);
  const Cost cost = build(config, archive, folder / "site");
  const Json writer = writer_json(files, folder);
  fs::remove_all(folder);
  return {{"build", cost_json(cost)},
          {"writer", writer},
          {"build_to_writer", rounded(cost.seconds / best_of(writer))}};
}

std::string cell(double value) {
  std::ostringstream out;
  out.precision(value < 10 ? 2 : value < 100 ? 1 : 0);
  out << std::fixed << value;
  return out.str();
}

}  // namespace

Json writer_json(const std::vector<WrittenFile>& files, const fs::path& folder) {
  Json json = Json::object();
  for (const unsigned threads : {1u, 2u}) {
    const Cost cost =
        write_same_files(files, folder / ("physical-" + std::to_string(threads)), threads);
    json[std::to_string(threads) + "_threads"] = rounded(cost.seconds);
    json["cpu_" + std::to_string(threads)] = rounded(cost.cpu_seconds);
  }
  return json;
}

double best_of(const Json& writer) {
  return std::min(writer.at("1_threads").get<double>(), writer.at("2_threads").get<double>());
}

double rounded(double value) { return std::round(value * 1000) / 1000; }

Json cost_json(const Cost& cost) {
  return {{"seconds", rounded(cost.seconds)},
          {"cpu_seconds", rounded(cost.cpu_seconds)},
          {"peak_memory_bytes", cost.peak_bytes}};
}

// `--costs` ends in a table: a line for each step, with seconds, CPU seconds and peak MB.
Json steps_json(const std::string& summary) {
  Json steps = Json::object();
  const std::size_t begin = summary.rfind("peak MB\n");
  if (begin == std::string::npos) return steps;
  std::istringstream lines(summary.substr(begin + 8));
  std::string step;
  double seconds = 0;
  double cpu = 0;
  double peak = 0;
  while (lines >> step >> seconds >> cpu >> peak) {
    steps[step] = {{"seconds", seconds}, {"cpu_seconds", cpu}, {"peak_megabytes", peak}};
  }
  return steps;
}

Cost build(const BuildConfig& config, const fs::path& root, const fs::path& site) {
  Cost cost = run({config.baoku, "build", "--costs", "--jobs", std::to_string(config.jobs),
                   "--output", site.string(), root.string()});
  if (cost.status != 0) {
    throw std::runtime_error("baoku build ended with status " + std::to_string(cost.status) +
                             ":\n" + cost.output);
  }
  return cost;
}

// A folder below `storage` that no other run uses, empty at the beginning.
fs::path fresh_folder(const std::string& storage) {
  fs::path root = fs::path(storage) / ("baoku-bench-" + std::to_string(getpid()));
  fs::remove_all(root);
  fs::create_directories(root);
  return root;
}

Json measure_build(const CorpusConfig& corpus, const BuildConfig& config) {
  const fs::path root = fresh_folder(config.storage);
  const fs::path archive = root / "archive";
  const CorpusStats made = make_corpus(archive, corpus);
  const fs::path site = root / "site";
  const Cost first = build(config, archive, site);
  const Cost again = build(config, archive, site);
  const FolderSize all = folder_size(site);
  const FolderSize index = folder_size(site / "search");
  const std::vector<WrittenFile> files = files_of(site);
  change_one_sheet(archive / "content");
  const Cost changed = build(config, archive, site);
  const Json writer = writer_json(files, root);
  const Json second_core =
      config.second_core ? second_core_json(config, archive, root / "cores") : Json();
  const Json disk = config.disk.empty() ? Json() : disk_json(config, archive, files);
  const FolderSize cache = folder_size(root / ".site.baoku-cache");
  if (!config.keep) fs::remove_all(root);
  Json json = {
      {"articles", made.articles},
      {"articles_published", number_before(first.output, " articles")},
      {"people", number_before(first.output, " people")},
      {"sheets", made.sheets},
      {"source_bytes", made.bytes},
      {"jobs", config.jobs},
      {"first", cost_json(first)},
      {"first_steps", steps_json(first.output)},
      {"unchanged", cost_json(again)},
      {"unchanged_steps", steps_json(again.output)},
      {"one_sheet_changed", cost_json(changed)},
      {"one_sheet_changed_steps", steps_json(changed.output)},
      {"one_sheet_changed_written", number_before(changed.output, " written")},
      {"articles_per_second", std::round(static_cast<double>(made.articles) / first.seconds)},
      {"cpu_ms_per_article",
       rounded(1000 * first.cpu_seconds / static_cast<double>(made.articles))},
      {"cores_used", rounded(first.cpu_seconds / first.seconds)},
      {"megabytes_per_second", rounded(static_cast<double>(made.bytes) / 1e6 / first.seconds)},
      {"files", all.files},
      {"bytes", all.bytes},
      {"search_files", index.files},
      {"search_bytes", index.bytes},
      {"cache_bytes", cache.bytes},
      {"memory_writer", writer},
      {"memory_build_to_writer", rounded(first.seconds / best_of(writer))}};
  if (!disk.is_null()) json["disk"] = disk;
  if (!second_core.is_null()) json["second_core"] = second_core;
  return json;
}

std::string build_table(const Json& figures) {
  std::string out =
      "| run | wall s | CPU s | peak MB | steps: wall s (CPU s) |\n"
      "|---|---|---|---|---|\n";
  for (const char* name : {"first", "unchanged", "one_sheet_changed"}) {
    const Json& cost = figures.at(name);
    std::string steps;
    for (const auto& [step, cost_of] : figures.at(std::string(name) + "_steps").items()) {
      const auto of = [&](const char* key) { return cell(cost_of.at(key).get<double>()); };
      steps +=
          (steps.empty() ? "" : ", ") + step + " " + of("seconds") + " (" + of("cpu_seconds") + ")";
    }
    out += std::string("| ") + name + " | " + cell(cost.at("seconds").get<double>()) + " | " +
           cell(cost.at("cpu_seconds").get<double>()) + " | " +
           cell(cost.at("peak_memory_bytes").get<double>() / 1e6) + " | " + steps + " |\n";
  }
  const auto row = [&](const std::string& name, const Json& writer) {
    for (const char* threads : {"1", "2"}) {
      out += "| physical writer, " + name + ", " + threads + " threads | " +
             cell(writer.at(std::string(threads) + "_threads").get<double>()) + " | " +
             cell(writer.at(std::string("cpu_") + threads).get<double>()) + " | | |\n";
    }
  };
  row("memory", figures.at("memory_writer"));
  if (figures.contains("disk")) {
    const Json& disk = figures.at("disk");
    out += "| first, on disk | " + cell(disk.at("build").at("seconds").get<double>()) + " | " +
           cell(disk.at("build").at("cpu_seconds").get<double>()) + " | | " +
           cell(disk.at("build_to_writer").get<double>()) + " times the writer |\n";
    row("disk", disk.at("writer"));
  }
  if (figures.contains("second_core")) {
    out += "\nQuicker with the second core:";
    for (const auto& [step, times] : figures.at("second_core").items()) {
      out += " " + step + " " + cell(times.get<double>());
    }
    out += "; arithmetic is what the machine gives\n";
  }
  return out;
}

}  // namespace baoku::bench
