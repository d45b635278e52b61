// One HTML page while it is filled: where it stands, what its head says, what its template sees.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/context.h"
#include "web/templates.h"
#include "web/view.h"

namespace baoku {

// What a page says about itself in its <head>.
struct Head {
  std::string title = {};        // without the site's name, which is added; "" on the home page
  std::string description = {};  // at most ~150 characters, for search engines and previews
  std::string type = "website";  // OpenGraph: "website", "article", "profile"
  std::string published = {};    // ISO date, or ""
  std::string json_ld = {};      // safe JSON, or ""
  std::string feed = {};         // a feed of this page's own, below the site's root, or ""
  std::string feed_title = {};
  bool indexed = true;  // false: search engines are asked to leave it out
};

class Page {
 public:
  Page(const Context& context, std::string path, View view);

  const Context& context() const { return context_; }
  const std::string& path() const { return path_; }
  View view() const { return view_; }
  // Returns the relative URL of `target`, a page of this edition: "../../people/li-kai/".
  std::string link(std::string_view target) const;
  // The same for what all editions share: static files, feeds, tables, scans.
  std::string file_link(std::string_view target) const;
  // The full address of this page, or "" when the site does not know its own.
  std::string address() const;

  // Fills the layout: title, meta, navigation with `current` ("dates", "people", …) marked.
  void set_head(const Head& head, std::string_view current = "");
  // Adds a step to the path shown above the text; the last one has no target.
  void add_crumb(std::string_view name, std::string_view target = "");
  // Says the same to search engines, when all steps are there.
  void finish();

 private:
  const Context& context_;
  std::string path_;
  std::string root_;
  View view_;
  void set_editions();

  std::optional<View> crumbs_;
  std::vector<std::pair<std::string, std::string>> steps_;  // the crumbs: name, target
};

// A page that will be written: which template, and who fills it.
struct PagePlan {
  std::string path;  // "articles/x/" is written as articles/x/index.html; "404.html" as it stands
  PageTemplate page = PageTemplate::home;
  std::function<void(Page&)> fill;
  bool listed = true;  // in the sitemap
  // Adds all that the page is made from, but for what all pages are made from: pages with equal
  // keys are equal. Empty: the page looks at so much that it is made anew in every build. Required
  // only when there are digests.
  std::function<void(KeyBuilder&)> made_from = {};
};

// Cuts `text` to at most `length` code points, with "…" where something was left out; white space
// and bidirectional controls become plain spaces or go.
std::string shortened(std::string_view text, std::size_t length);

}  // namespace baoku
