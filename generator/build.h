// The pipeline: a folder of sheets -> a published site. The only file that knows all rooms; it
// never prints.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "steps.h"

namespace baoku {

struct BuildOptions {
  std::filesystem::path root = ".";             // holds site.toml, content/, templates/, static/
  std::optional<std::filesystem::path> output;  // instead of site.toml's, from the current folder
  std::optional<std::string> base_url;          // instead of site.toml's
  std::filesystem::path resources;              // our templates/ and static/; "": find_resources()
  unsigned jobs = 0;                            // threads; 0: as many as the machine has
  bool cache = true;  // take up what an earlier build has read and made (sheet_cache.h)
  // Sources that were changed less long ago are read again, whatever the file system says of them.
  std::chrono::nanoseconds settling = std::chrono::seconds(2);
  bool portable = false;        // also works by double click (portable.h)
  bool review = false;          // also a page of doubts for the publisher: review/
  bool list_costs = false;      // say in the result what each step took, see build_costs
  bool list_templates = false;  // say in the result which templates made which pages
  std::string host = "any";     // where the site shall go (hosts.h)
  std::optional<std::filesystem::path> archive;  // also the whole site as one file (site_archive.h)
  bool strict = false;                           // warnings keep the site from being published, too
  std::function<void(const Progress&)> progress;  // called from several threads, or empty
};

struct BuildStats {
  std::size_t sources = 0;  // files read
  std::size_t articles = 0;
  std::size_t people = 0;
  std::size_t days = 0;
  std::size_t undated = 0;  // articles
  std::size_t files = 0;    // of the site
  std::size_t bytes = 0;
  std::size_t written = 0;  // files that are new or changed
  std::size_t deleted = 0;
  std::vector<std::string> kept;  // no longer part of the site, but changed by somebody: they stay
  std::size_t index_files = 0;
  std::size_t index_bytes = 0;
  std::vector<StepTime> steps;  // in order
};

struct BuildResult {
  Diagnostics diagnostics;  // all of them
  bool published = false;   // false: errors (or, when strict, warnings) forbid it
  std::filesystem::path output;
  BuildStats stats;       // as far as the build came
  std::string templates;  // when they were asked for: a report in words
  // What was built, for those who know that nobody needs its memory any more: it takes long to
  // free.
  std::shared_ptr<const void> archive;
};

// Reads, arranges, writes and publishes. Everything that is wrong with the content is in the
// result's diagnostics, and nothing is written when there is an error. Throws when the machine
// fails or an option makes no sense; the old site stands then.
BuildResult build_site(const BuildOptions& options);

}  // namespace baoku
