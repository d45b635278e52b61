// Files by which machines find their way: the sitemap, robots.txt, the description by which
// browsers offer the site's search in their own search bar.
#pragma once

#include <string>
#include <vector>

#include "base/output.h"
#include "web/context.h"

namespace baoku {

// Writes sitemap.xml with the addresses of `paths`; above 50,000 it becomes an index of
// sitemap-1.xml and so on. Writes nothing when the site does not know its address.
void write_sitemap(const Context& context, std::vector<std::string> paths, Output& output);

void write_robots(const Context& context, Output& output);

// Writes opensearch.xml, when the site knows its address: its template must be a full one.
void write_opensearch(const Context& context, Output& output);

}  // namespace baoku
