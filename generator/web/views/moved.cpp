// Pages that lead from an older address to the new one.
#include "web/moved.h"

#include "web/views/views.h"

namespace baoku {
namespace {

void fill(Page& page, const std::string& target) {
  const Context& context = page.context();
  page.set_head({.title = std::string(context.strings.text("moved.title")), .indexed = false});
  page.view().set_shown("REFRESH_URL", page.link(target));
  page.view().set("TARGET_URL", page.link(target));
  if (!context.base_url.empty()) page.view().set_shown("CANONICAL", context.base_url + target);
}

}  // namespace

void plan_moved(const Context& context, std::vector<PagePlan>& pages) {
  for (const MovedPage& moved : moved_pages(context.archive)) {
    pages.push_back({moved.from, PageTemplate::moved,
                     [to = moved.to](Page& page) { fill(page, to); }, false,
                     [to = moved.to](KeyBuilder& key) { key.add(to); }});
  }
}

}  // namespace baoku
