// What a server shows for addresses that do not exist: 404.html.
#include "web/views/views.h"

namespace baoku {
namespace {

void fill(Page& page) {
  const Context& context = page.context();
  page.set_head({.title = std::string(context.strings.text("not_found.title")), .indexed = false});
  page.view().set("HOME_URL", page.link(""));
  page.view().set("SEARCH_URL", page.link("search/"));
  page.view().set("DATES_URL", page.link("dates/"));
}

}  // namespace

void plan_not_found(const Context&, std::vector<PagePlan>& pages) {
  pages.push_back({"404.html", PageTemplate::not_found, fill, false});
}

}  // namespace baoku
