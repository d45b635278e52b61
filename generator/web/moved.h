// Addresses that are no longer those of a page: aliases in front matter, people under an older
// name. Each gets a page that leads on, and a line in _redirects for hosts that read that file.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/output.h"
#include "web/context.h"

namespace baoku {

struct MovedPage {
  std::string from;  // "2019/old-name/", "old/page.html"
  std::string to;    // "articles/chun-cha-ji/"
};

// Returns all of them, sorted.
std::vector<MovedPage> moved_pages(const Archive& archive);

// Reports aliases that are the address of another page, or of two articles.
void check_moved(const Archive& archive, const WebConfig& config, Diagnostics& diagnostics);

// Writes _redirects ("/2019/old-name/ /articles/chun-cha-ji/ 301") when anything has moved.
void write_redirects(const Context& context, Output& output);

}  // namespace baoku
