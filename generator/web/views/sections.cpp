// Column labels (栏目): sections/ all of them, sections/xin-wen-1-1-3fa29b01/ the articles of one.
#include "web/feed.h"
#include "web/lists.h"
#include "web/text.h"
#include "web/views/views.h"

namespace baoku {
namespace {

void fill_index(Page& page) {
  const Context& context = page.context();
  const std::string title(context.strings.text("nav.sections"));
  page.set_head({.title = title}, "sections");
  page.view().set("COUNT", context.strings.counted("count.sections", context.sections.size()));
  for (const SectionIndex& section : context.sections) {
    View row = page.view().add("SECTION");
    row.set("NAME", shortened(section.name, 80));
    row.set("URL", page.link(section.path));
    row.set("COUNT", context.strings.counted("count.articles", section.articles.size()));
  }
}

void fill_section(Page& page, const SectionIndex& section) {
  const Context& context = page.context();
  page.set_head({.title = context.strings.format("head.section", {{"name", section.name}}),
                 .feed = section_feed(section),
                 .feed_title = section.name},
                "sections");
  page.view().set("FEED_URL", page.file_link(section_feed(section)));
  page.add_crumb(context.strings.text("nav.sections"), "sections/");
  page.add_crumb(section.name);
  page.view().set("TITLE", shortened(section.name, 120));
  page.view().set("COUNT", context.strings.counted("count.articles", section.articles.size()));
  const Paging paging{section.articles.size(), kListSize};
  fill_list(page, page.view(), listed(section.articles), paging.front());
  fill_pager(page, page.view(), paging, section.path, section.path, 0);
}

void fill_older_section(Page& page, const SectionIndex& section, std::size_t number) {
  fill_older(page, section.name, listed(section.articles), section.path, section.path, number,
             "sections");
}

}  // namespace

void plan_sections(const Context& context, std::vector<PagePlan>& pages) {
  if (context.sections.empty()) return;
  pages.push_back({"sections/", PageTemplate::sections, fill_index});
  for (const SectionIndex& section : context.sections) {
    pages.push_back({section.path, PageTemplate::section,
                     [&section](Page& page) { fill_section(page, section); }});
    const Paging paging{section.articles.size(), kListSize};
    const auto made_from = [&](ItemRange range) {
      return [&context, &section, range](KeyBuilder& key) {
        key.add(section.name).add(section.path);
        add_list(context, section.articles, range, key);
      };
    };
    pages.back().made_from = made_from(paging.front());
    for (std::size_t number = 1; number <= paging.older_pages(); ++number) {
      pages.push_back(
          {section.path + std::to_string(number) + "/", PageTemplate::older,
           [&section, number](Page& page) { fill_older_section(page, section, number); }, true,
           made_from(paging.older(number))});
    }
  }
}

}  // namespace baoku
