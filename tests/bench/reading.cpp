#include "reading.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "base/utf8.h"
#include "reading/articles.h"
#include "reading/people/names.h"
#include "reading/read_source.h"

namespace baoku::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kLongEnough = 1.0;  // seconds of measuring
constexpr std::size_t kFewestRounds = 3;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::vector<SourceFile> load(const fs::path& folder) {
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    SourceFile file;
    file.path = file.stem = entry.path().string();
    file.bytes = bytes.str();
    files.push_back(std::move(file));
  }
  return files;
}

// Calls `read_all` until it has been long enough.
template <typename ReadAll>
RoundSeconds measure_rounds(ReadAll read_all) {
  std::vector<double> rounds;
  const double start = cpu_seconds();
  for (double begin = start; begin - start < kLongEnough || rounds.size() < kFewestRounds;) {
    read_all();
    const double end = cpu_seconds();
    rounds.push_back(end - begin);
    begin = end;
  }
  std::sort(rounds.begin(), rounds.end());
  return {rounds[rounds.size() / 2], rounds.front()};
}

}  // namespace

ReadingCost measure_reading(const fs::path& folder) {
  const std::vector<SourceFile> files = load(folder);
  if (files.empty()) throw std::runtime_error("there is no .txt below " + folder.string());
  ReadingCost cost;
  cost.sheets = files.size();
  std::vector<Source> sources;
  for (const SourceFile& file : files) {
    Diagnostics diagnostics;
    sources.push_back(read_source(file, {}, diagnostics).source);
    cost.characters += count_code_points(sources.back().text());
  }
  cost.layout = measure_rounds([&] {
    for (const Source& source : sources) read_articles(plain_lines(source), Date{});
  });
  cost.source = measure_rounds([&] {
    for (const SourceFile& file : files) {
      Diagnostics diagnostics;
      read_source(file, {}, diagnostics);
    }
  });
  return cost;
}

NamesCost measure_names(const fs::path& text) {
  std::ifstream in(text);
  if (!in) throw std::runtime_error("cannot read " + text.string());
  NamesCost cost;
  std::vector<std::vector<std::string>> articles(1);
  for (std::string line; std::getline(in, line);) {
    cost.bytes += line.size();
    if (!line.empty()) {
      articles.back().push_back(std::move(line));
    } else if (!articles.back().empty()) {
      articles.emplace_back();
    }
  }
  find_names(std::vector<std::string_view>{"县长沈怀瑾到会。"}, {});  // the lexicon is read now
  const double start = cpu_seconds();
  for (const std::vector<std::string>& article : articles) {
    const std::vector<std::string_view> texts(article.begin(), article.end());
    cost.names += find_names(texts, {}).mentions.size();
  }
  cost.seconds = cpu_seconds() - start;
  return cost;
}

}  // namespace baoku::bench
