#include "web/site.h"

#include "base/parallel.h"
#include "web/assets.h"
#include "web/context.h"
#include "web/feed.h"
#include "web/page.h"
#include "web/strings.h"
#include "web/templates.h"
#include "web/views/views.h"

namespace baoku {
namespace {

constexpr std::size_t kPageReserve = 24 << 10;  // bytes that most pages do not exceed

std::vector<PagePlan> plan_pages(const Context& context) {
  std::vector<PagePlan> pages;
  plan_home(context, pages);
  plan_articles(context, pages);
  plan_sheets(context, pages);
  plan_people(context, pages);
  plan_persons(context, pages);
  plan_namesakes(context, pages);
  plan_dates(context, pages);
  plan_days(context, pages);
  plan_sections(context, pages);
  plan_search(context, pages);
  plan_about(context, pages);
  plan_not_found(context, pages);
  return pages;
}

std::string file_of(const std::string& path) {
  return path.empty() || path.ends_with('/') ? path + "index.html" : path;
}

}  // namespace

struct Site::Parts {
  const Archive& archive;
  WebConfig config;
  Strings strings;
  Templates templates;
  Assets assets;
};

Site::Site(const Archive& archive, WebConfig config, Diagnostics& diagnostics)
    : parts_(new Parts{archive, std::move(config), {}, {}, {}}) {
  parts_->strings.load(parts_->config.template_dirs, parts_->config.language, diagnostics);
  parts_->templates.load(parts_->config.template_dirs, parts_->strings, diagnostics);
  parts_->assets.load(parts_->config.static_dirs, diagnostics);
}

Site::~Site() = default;

void Site::write(Output& output) const {
  const Context context(parts_->archive, parts_->config, parts_->strings, parts_->assets);
  const std::vector<PagePlan> pages = plan_pages(context);
  parallel_for(pages.size(), parts_->config.jobs, [&](std::size_t i) {
    const PageView view;
    Page page(context, pages[i].path, view.root());
    pages[i].fill(page);
    std::string html;
    html.reserve(kPageReserve);
    parts_->templates.expand(pages[i].page, view, html);
    output.write(file_of(pages[i].path), html);
  });

  if (!context.base_url.empty()) {
    std::vector<std::string> paths;
    for (const PagePlan& page : pages) {
      if (page.listed) paths.push_back(page.path);
    }
    write_sitemap(context, std::move(paths), output);
  }
  write_feed(context, output);
  write_robots(context, output);
  output.write(".nojekyll", "");
  parts_->assets.write(output);
}

}  // namespace baoku
