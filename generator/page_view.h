// What the template of one page sees, without publishing anything: `baoku inspect --view`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "build.h"

namespace baoku {

struct ViewResult {
  Diagnostics diagnostics;
  std::optional<std::string> json;  // nothing: errors, or the archive has no such page
};

// Reads the archive of `options.root` and returns what the template of the page at `url` is filled
// with: "articles/x/", with or without the site's address, "/" or "index.html" around it. Publishes
// nothing; throws as build_site does.
ViewResult view_of_page(const BuildOptions& options, std::string_view url);

}  // namespace baoku
