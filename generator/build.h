// The pipeline: a folder of sheets -> a published site. The only file that knows all rooms; it
// never prints.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/diagnostics.h"

namespace baoku {

// How far a step is. `total` is 0 while it is not known.
struct Progress {
  std::string_view step;  // "read"
  std::size_t done = 0;
  std::size_t total = 0;
};

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

struct StepTime {
  std::string step;
  double seconds = 0;
  double cpu_seconds = 0;       // of all threads
  std::size_t peak_memory = 0;  // bytes, of the whole build up to its end
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
};

// What the template of one page sees, and why there may be none.
struct ViewResult {
  Diagnostics diagnostics;
  std::optional<std::string> json;  // nothing: errors, or the archive has no such page
};

// Reads the archive of `options.root` and returns what the template of the page at `url` is filled
// with: "articles/x/", with or without the site's address, "/" or "index.html" around it. Publishes
// nothing; throws as build_site does.
ViewResult view_of_page(const BuildOptions& options, std::string_view url);

// Reads, arranges, writes and publishes. Everything that is wrong with the content is in the
// result's diagnostics, and nothing is written when there is an error. Throws when the machine
// fails or an option makes no sense; the old site stands then.
BuildResult build_site(const BuildOptions& options);

// The first half of a build: reads and arranges the archive in `root`, but for the files `without`
// ("2021/01-25/02/01.md", below content/). `jobs` as in BuildOptions. Reports and throws as
// build_site does.
Archive read_archive(const std::filesystem::path& root, unsigned jobs, Diagnostics& diagnostics,
                     const std::vector<std::string>& without = {});

}  // namespace baoku
