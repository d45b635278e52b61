// Writes the search index of articles in JSON lines to a folder and reports how long it took:
//
//   write_corpus_index ARTICLES.jsonl FOLDER [JOBS [LIMIT [CACHE]]]
//
// CACHE is a folder in which what the index is made of is kept for the next run.
// Each line: {"title": ..., "date": "2012-07-02", "paragraphs": [...]}. A tool for measuring, not a
// test; tests/bench/search asks the index that it wrote.
#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "archives.h"
#include "search/index.h"

namespace {

using namespace baoku;

Archive read_archive(const char* path, std::size_t limit, std::size_t& text_bytes) {
  Archive archive;
  archive.sheets.resize(1);
  std::ifstream in(path);
  for (std::string line; archive.entries.size() < limit && std::getline(in, line);) {
    const nlohmann::json json = nlohmann::json::parse(line);
    const std::vector<std::string> paragraphs = json.at("paragraphs");
    Entry entry = make_entry(json.at("title"), paragraphs);
    entry.path = "articles/" + json.at("id").get<std::string>() + "/";
    const std::string date = json.value("date", "0000-00-00");
    entry.article.date.year = std::stoi(date.substr(0, 4));
    entry.article.date.month = static_cast<unsigned>(std::stoi(date.substr(5, 2)));
    entry.article.date.day = static_cast<unsigned>(std::stoi(date.substr(8, 2)));
    text_bytes += entry.article.title.size();
    for (const Block& block : entry.article.blocks) text_bytes += block.text.size();
    archive.entries.push_back(std::move(entry));
  }
  std::stable_sort(archive.entries.begin(), archive.entries.end(),
                   [](const Entry& a, const Entry& b) { return a.article.date < b.article.date; });
  return archive;
}

// Peak of resident memory in bytes, as the kernel counts it; 0 where it does not tell.
std::size_t peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmHWM:", 0) == 0) return std::stoul(line.substr(6)) * 1024;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: write_corpus_index ARTICLES.jsonl FOLDER [JOBS [LIMIT [CACHE]]]\n";
    return 2;
  }
  const unsigned jobs = argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 1;
  std::size_t text_bytes = 0;
  const Archive archive =
      read_archive(argv[1], argc > 4 ? std::stoul(argv[4]) : SIZE_MAX, text_bytes);
  const std::size_t memory_before = peak_memory();

  MemoryOutput output;
  const std::clock_t cpu_start = std::clock();
  const auto start = std::chrono::steady_clock::now();
  SearchConfig config{jobs, IndexShape()};
  if (argc > 5) config.cache = argv[5];
  const SearchStats stats = write_search_index(archive, config, output);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;

  const double cpu_seconds = static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC;

  std::size_t record_bytes = 0;
  std::size_t record_files = 0;
  for (const auto& [path, content] : output.files) {
    if (path.find("/records/") != path.npos) record_bytes += content.size(), ++record_files;
    const std::filesystem::path to = std::filesystem::path(argv[2]) / path;
    std::filesystem::create_directories(to.parent_path());
    std::ofstream(to, std::ios::binary) << content;
  }
  const nlohmann::ordered_json report = {
      {"articles", archive.entries.size()},
      {"text_bytes", text_bytes},
      {"jobs", jobs},
      {"seconds", seconds.count()},
      {"cpu_seconds", cpu_seconds},
      {"mb_per_cpu_second", static_cast<double>(text_bytes) / 1e6 / cpu_seconds},
      {"mb_per_second", static_cast<double>(text_bytes) / 1e6 / seconds.count()},
      {"index_files", stats.files - record_files},
      {"index_bytes", stats.bytes - record_bytes},
      {"parts", stats.parts},
      {"kept_parts", stats.kept_parts},
      {"record_files", record_files},
      {"record_bytes", record_bytes},
      // All files are kept in memory here, which a build does not do.
      {"peak_memory_beyond_archive_and_files", peak_memory() - memory_before - stats.bytes}};
  std::cout << report.dump(2) << "\n";
}
