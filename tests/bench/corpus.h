// Archives of any size for measuring: made-up articles with a fixed seed, or real ones out of a
// file of JSON lines ({"title", "date", "paragraphs"} each), laid out as the sheets that baoku
// reads:
//
//   content/1987/03-12/02.txt      four sheets an issue, two to six articles a sheet
//   site.toml
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace baoku::bench {

enum class Layout { wrapped, flowing, markdown, mixed };

struct CorpusConfig {
  std::size_t articles = 1000;
  std::size_t least_characters = 300;  // of an article's body
  std::size_t most_characters = 1500;
  Layout layout = Layout::mixed;
  std::uint64_t seed = 1;
  std::filesystem::path from;  // JSON lines, instead of made-up articles
  unsigned jobs = 2;
};

struct CorpusStats {
  std::size_t articles = 0;
  std::size_t sheets = 0;
  std::size_t bytes = 0;
};

// Writes site.toml and content/ below `root`, which must be missing or empty. The bytes depend on
// the config alone, not on `jobs`.
CorpusStats make_corpus(const std::filesystem::path& root, const CorpusConfig& config);

}  // namespace baoku::bench
