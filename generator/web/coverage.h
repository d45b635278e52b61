// What the archive holds of each newspaper: which issues, sheets, articles and characters, and what
// seems to be missing, so that "no hits" can be believed.
//
// Missing is said only of what the issues themselves suggest. The issues of a newspaper are cut
// into runs where more than kRunGap days hold none. In a run that is long enough, a day of the week
// on which at least half of the weeks have an issue is a day of publication; such days without an
// issue are missing. Of an issue, the numbers between the first and the last sheet that it holds
// are.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "archive/archive.h"

namespace baoku {

struct Issue {
  std::chrono::sys_days day;
  std::vector<SheetIndex> sheets;  // printed ones, in order
  std::size_t articles = 0;
  std::size_t characters = 0;               // of the texts, without white space
  std::vector<std::string> missing_sheets;  // "03", "B02"
};

struct NewspaperCoverage {
  std::string name;                            // "" when no sheet names one
  std::vector<Issue> issues;                   // by day
  std::vector<std::chrono::sys_days> missing;  // by day
  std::size_t runs = 0;                        // that were long enough to tell
  std::size_t undated_sheets = 0;
};

struct Coverage {
  static constexpr int kRunGap = 45;
  static constexpr std::size_t kFewestIssues = 6;  // of a run that tells something

  Coverage() = default;
  explicit Coverage(const Archive& archive);

  // Tells whether an issue of some newspaper seems to be missing on that day.
  bool is_missing(int year, unsigned month, unsigned day) const;

  std::vector<NewspaperCoverage> newspapers;   // by name
  std::vector<std::chrono::sys_days> missing;  // of all newspapers, sorted, each once
  std::size_t characters = 0;                  // of the whole archive, undated ones included
};

// Joins neighbours: {3, 4, 5, 9} of January -> (3, 5), (9, 9). Requires sorted days.
using DaySpan = std::pair<std::chrono::sys_days, std::chrono::sys_days>;
std::vector<DaySpan> day_spans(const std::vector<std::chrono::sys_days>& days);

}  // namespace baoku
