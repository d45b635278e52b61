// Archive -> the pages that people read: HTML, feed, sitemap, static files.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/diagnostics.h"
#include "base/output.h"

namespace baoku {

struct WebConfig {
  std::string title;
  std::string description;
  std::string base_url;  // "https://example.org/archive/", or "" when it is not known
  std::string language = "zh-Hans";
  std::vector<std::string> template_dirs;  // first match wins, file by file: the site's, then ours
  std::vector<std::string> static_dirs;    // the same for static files
  unsigned jobs = 1;
};

// Loads and checks the templates, strings and static files before anything is written.
class Site {
 public:
  // Reports templates and strings that are missing or do not parse, and overrides that nothing
  // uses. `archive` must outlive the site.
  Site(const Archive& archive, WebConfig config, Diagnostics& diagnostics);
  ~Site();

  // Writes all pages. Requires that the constructor reported no error.
  void write(Output& output) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace baoku
