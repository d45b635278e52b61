// site.toml: what the publisher decides for the whole site. All keys may be left out, and so may
// the file.
//
//   title = "云渡时报数字报库"          shown on every page; the folder's name when left out
//   description = "…"
//   base_url = "https://example.org/archive/"   for feed, sitemap and permalinks
//   newspaper = "云渡时报"              of sheets that do not name one
//   language = "zh-Hans"               of the interface: zh-Hans, zh-Hant (zh-TW, …) or en
//   languages = ["en"]                 further ones, each with all pages below "en/"
//   content_language = "zh-Hans"       of what the papers print; where it is left out, the
//                                      interface's when that is Chinese
//   report = "mailto:desk@example.org"   where readers report errors: a mail address, or that of a
//                                      tracker's new issue, in which {title} and {body} are filled
//   article_files = ["txt", "md"]      files beside each article's page: "txt", "md", "json"; all
//                                      of them up to kArticlesWithFiles articles, none above
//   min_mentions = 3                   people named in fewer articles share pages (shared_pages.h)
//   output = "public"                  below the site's folder, or absolute
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace baoku {

// Up to so many articles have their files when site.toml says nothing: such a site stays below the
// 20,000 files that some hosts take.
inline constexpr std::size_t kArticlesWithFiles = 3000;

struct SiteConfig {
  std::string title;
  std::string description;
  std::string base_url;  // ends in "/", or ""
  std::string newspaper;
  std::string language = "zh-Hans";
  std::vector<std::string> more_languages;
  std::string content_language = "zh-Hans";
  std::string report;
  std::optional<std::vector<std::string>> article_files;  // nothing: as the archive's size asks for
  std::size_t min_mentions = 0;                           // people in fewer articles share pages
  std::string output = "public";
};

// Reads ROOT/site.toml when there is one. Reports unknown keys and impossible values as errors.
SiteConfig read_site_config(const std::filesystem::path& root, Diagnostics& diagnostics);

// Returns the address with "/" at its end, or nothing when it is no http(s) address of a folder.
std::optional<std::string> checked_base_url(std::string_view url);

}  // namespace baoku
