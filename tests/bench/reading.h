// What reading costs, by itself: no pages, no index, no files written.
#pragma once

#include <cstddef>
#include <filesystem>

namespace baoku::bench {

// Processor seconds of one round over all sheets, of many. On a machine whose pace swings the
// fastest round tells most of the program, and the median how far the machine was in its way.
struct RoundSeconds {
  double median = 0;
  double fastest = 0;
};

struct ReadingCost {
  std::size_t sheets = 0;
  std::size_t characters = 0;
  RoundSeconds layout;  // lines -> articles, on one core
  RoundSeconds source;  // the whole of reading a source, with encoding, facts and people
};

// Reads every .txt below `folder`, round after round for a second, at least three times. Throws
// when one cannot be read.
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
