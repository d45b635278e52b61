// One input file -> a Sheet: the whole of reading, as the pipeline calls it.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "reading/article.h"
#include "reading/people/people.h"

namespace baoku {

struct ReadingConfig {
  std::string newspaper;  // when nothing nearer names one
  PeopleConfig people;
};

struct SourceFile {
  std::string path;  // as messages show it: "content/2021/01-25/02.txt"
  std::string stem;  // below content/, without extension: "2021/01-25/02"
  bool is_markdown = false;
  std::string bytes;
  std::string sidecar_path;                  // "content/2021/01-25/02.toml"
  std::optional<std::string> sidecar_bytes;  // when there is one
  std::string corrections_path;              // "content/2021/01-25/02.corrections.toml"
  std::optional<std::string> corrections_bytes;
};

// Decodes, finds the sheet's facts, and reads its articles as they are corrected. Pure: same file,
// same Sheet. Every problem is reported; a file that cannot be decoded gives a Sheet without
// articles.
Sheet read_source(const SourceFile& file, const ReadingConfig& config, Diagnostics& diagnostics);

}  // namespace baoku
