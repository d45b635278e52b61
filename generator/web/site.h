// Archive -> the pages that people read: HTML, feeds, sitemap, static files; and how a page came
// about: which template, filled with what.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "archive/digests.h"
#include "archive/doubt_list.h"
#include "base/diagnostics.h"
#include "base/output.h"

namespace baoku {

// The scan of a printed sheet that lies beside its text.
struct Facsimile {
  std::string source;  // of the sheet: "content/2021/01-25/02.txt"
  std::string file;    // where it lies on this machine
  std::string name;    // as it is published in the sheet's folder: "facsimile.jpg"
};

// The files that are published beside an article's page: ID.txt, ID.md, ID.json.
struct ArticleFiles {
  bool txt = false;
  bool md = false;
  bool json = false;
};

struct WebConfig {
  std::string title;
  std::string description;
  std::string base_url;              // "https://example.org/archive/", or "" when it is not known
  std::string language = "zh-Hans";  // of the interface
  std::vector<std::string> more_languages;  // further editions, below "zh-Hant/", "en/"
  std::string text_language = "zh-Hans";    // of what the papers print
  std::string report;          // where readers report errors: "mailto:…" or an address, or ""
  ArticleFiles article_files;  // that another room writes, to link to
  std::vector<Facsimile> facsimiles;
  std::vector<std::string> template_dirs;  // first match wins, file by file: the site's, then ours
  std::vector<std::string> static_dirs;    // the same for static files
  std::optional<DoubtList> review;         // when given, the pages review/ show it
  unsigned jobs = 1;
  // When given, pages are written with keys of what they are made from, and kept where the output
  // has them already. Must outlive the site.
  const Digests* digests = nullptr;
};

// Loads and checks the templates, strings and static files before anything is written.
class Site {
 public:
  // Reports templates and strings that are missing or do not parse, and overrides that nothing
  // uses. `archive` must outlive the site.
  Site(const Archive& archive, WebConfig config, Diagnostics& diagnostics);
  ~Site();

  // Counts the pages of one edition; feeds, site maps and static files come on top.
  std::size_t pages() const;

  // Writes all pages and returns how many files were planned. Requires that the constructor
  // reported no error. `progress` is called with the pages done and their number, from several
  // threads, or is empty.
  std::size_t write(Output& output,
                    const std::function<void(std::size_t, std::size_t)>& progress = {}) const;

  // Says which template made how many pages, from which files, and which files of the site's own
  // templates/ no page uses.
  std::string template_report() const;

  // Returns what the template of the page at `path` ("articles/x/", "" is the home page) sees, as
  // indented JSON, or nothing when there is no such page.
  std::optional<std::string> view_of(std::string_view path) const;

  // Returns one path for each template that makes pages, as "article.html" -> "articles/x/".
  std::vector<std::pair<std::string, std::string>> examples() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace baoku
