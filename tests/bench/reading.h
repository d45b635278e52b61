// What reading costs, by itself: no pages, no index, no files written.
#pragma once

#include <cstddef>
#include <filesystem>

namespace baoku::bench {

struct ReadingCost {
  std::size_t sheets = 0;
  std::size_t characters = 0;
  double layout_seconds = 0;  // lines -> articles, on one core
  double source_seconds = 0;  // the whole of reading a source, with encoding, facts and people
};

// Reads every .txt below `folder`, several times over when it is quick. Throws when one cannot be
// read.
ReadingCost measure_reading(const std::filesystem::path& folder);

struct NamesCost {
  std::size_t bytes = 0;
  std::size_t names = 0;
  double seconds = 0;  // on one core
};

// Finds the names of a plain text, a paragraph a line; empty lines stand between articles, each of
// which is read by itself, as sheets are. Throws when it cannot be read.
NamesCost measure_names(const std::filesystem::path& text);

}  // namespace baoku::bench
