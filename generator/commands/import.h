// baoku import SHEET...: the articles that were read out of sheets, as Markdown files for those who
// would rather edit articles than corrections.
//
//   content/2021/01-25/02.txt             stays: the sheet's page, with its printed lines
//   content/2021/01-25/02/01-石桥通车.md   written: from now on the articles are taken from here
//   content/2021/01-25/02/02-春茶上市.md
//
// The site stays the same, byte by byte; only the correction that a reader's report offers
// (`report` of site.toml) names the new file. A year that was inferred is written down as such.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "commands/outcome.h"

namespace baoku {

struct ImportRequest {
  std::vector<std::filesystem::path> sheets;
  std::optional<std::filesystem::path> to;  // instead of the folder beside the sheet of its name;
                                            // several sheets get a folder each below it
  bool force = false;                       // overwrites, and takes the sheet's older import away
};

// Writes nothing when the content has errors, which are reported, or when a file is there already,
// for which it throws.
Outcome import_command(const ImportRequest& request);

}  // namespace baoku
