// site.toml: what the publisher decides for the whole site. All keys may be left out, and so may
// the file.
//
//   title = "云渡时报数字报库"          shown on every page; the folder's name when left out
//   description = "…"
//   base_url = "https://example.org/archive/"   for feed, sitemap and permalinks
//   newspaper = "云渡时报"              of sheets that do not name one
//   language = "zh-Hans"               zh, zh-CN, zh-SG, zh-Hant, zh-TW, zh-HK, zh-MO are known
//   output = "public"                  below the site's folder, or absolute
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostics.h"

namespace baoku {

struct SiteConfig {
  std::string title;
  std::string description;
  std::string base_url;  // ends in "/", or ""
  std::string newspaper;
  std::string language = "zh-Hans";
  std::string output = "public";
};

// Reads ROOT/site.toml when there is one. Reports unknown keys and impossible values as errors.
SiteConfig read_site_config(const std::filesystem::path& root, Diagnostics& diagnostics);

// Returns the address with "/" at its end, or nothing when it is no http(s) address of a folder.
std::optional<std::string> checked_base_url(std::string_view url);

}  // namespace baoku
