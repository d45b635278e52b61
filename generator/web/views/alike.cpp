// Addresses of articles that begin alike, which list them all; see archive/article_ids.h.
#include "web/lists.h"
#include "web/views/views.h"

namespace baoku {
namespace {

void fill(Page& page, const AlikeArticles& alike) {
  const Context& context = page.context();
  const std::string title(context.strings.text("alike.title"));
  page.set_head({.title = title, .indexed = false}, "dates");  // only old links lead here
  page.view().set("TITLE", title);
  fill_list(page, page.view(), listed(alike.articles), {0, alike.articles.size()});
}

}  // namespace

void plan_alike(const Context& context, std::vector<PagePlan>& pages) {
  for (const AlikeArticles& alike : context.archive.alike_articles) {
    pages.push_back({alike.path, PageTemplate::alike, [&alike](Page& page) { fill(page, alike); },
                     false,
                     [&context, &alike](KeyBuilder& key) {
                       add_list(context, alike.articles, {0, alike.articles.size()}, key);
                     }});
  }
}

}  // namespace baoku
