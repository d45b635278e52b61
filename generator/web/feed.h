// Files for programs beside the pages: the Atom feed, the sitemap, robots.txt.
#pragma once

#include <string>
#include <vector>

#include "base/output.h"
#include "web/context.h"

namespace baoku {

// Writes feed.xml with the newest 50 articles that have a full date; "updated" is such a date, so
// that the same archive gives the same feed. Without a base_url its links are relative.
void write_feed(const Context& context, Output& output);

// Writes sitemap.xml with the addresses of `paths`; above 50,000 it becomes an index of
// sitemap-1.xml and so on. Requires a base_url.
void write_sitemap(const Context& context, std::vector<std::string> paths, Output& output);

void write_robots(const Context& context, Output& output);

}  // namespace baoku
