#include "web/site.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>

#include "base/counted_output.h"
#include "base/parallel.h"
#include "web/assets.h"
#include "web/context.h"
#include "web/facsimiles.h"
#include "web/feed.h"
#include "web/moved.h"
#include "web/page.h"
#include "web/sitemap.h"
#include "web/strings.h"
#include "web/templates.h"
#include "web/views/views.h"

namespace baoku {
namespace {

constexpr std::size_t kPagesOfPart = 256;  // that one thread asks after in a row
constexpr std::size_t kPagesBetweenRests = 4096;
// Pages show texts of all over the archive: taking the same down again and again would take longer
// than making the pages.
constexpr std::size_t kMostTextsDown = 700'000'000;
constexpr std::size_t kPageReserve = 24 << 10;  // bytes that most pages do not exceed

std::vector<PagePlan> plan_pages(const Context& context) {
  std::vector<PagePlan> pages;
  plan_home(context, pages);
  plan_articles(context, pages);
  plan_alike(context, pages);
  plan_sheets(context, pages);
  plan_people(context, pages);
  plan_persons(context, pages);
  plan_few(context, pages);
  plan_namesakes(context, pages);
  plan_dates(context, pages);
  plan_days(context, pages);
  plan_sections(context, pages);
  plan_search(context, pages);
  plan_about(context, pages);
  plan_coverage(context, pages);
  plan_anniversaries(context, pages);
  plan_review(context, pages);
  if (context.edition == 0) {
    plan_moved(context, pages);
    plan_not_found(context, pages);
  }
  return pages;
}

void fill_page(const Context& context, const PagePlan& plan, const PageView& view) {
  Page page(context, plan.path, view.root());
  plan.fill(page);
  page.finish();
}

// A key of what all pages of an edition are made from.
RecordKey key_of_edition(const WebConfig& config, const Templates& templates,
                         const Strings& strings, const Assets& assets,
                         const std::vector<Edition>& editions, std::size_t edition) {
  // All fields, so that one that is added does not compile until it is thought of.
  const auto& [title, description, base_url, language, more_languages, text_language, report, files,
               facsimiles, template_dirs, static_dirs, review, jobs, digests] = config;
  KeyBuilder key;
  key.add(title).add(description).add(base_url).add(language).add(text_language).add(report);
  key.add(std::uint64_t{files.txt}).add(std::uint64_t{files.md}).add(std::uint64_t{files.json});
  for (const auto& [name, text] : strings.all()) key.add(name).add(text);
  key.add(templates.key()).add(assets.path()).add(std::uint64_t{edition});
  for (const Edition& each : editions) key.add(each.language).add(each.prefix).add(each.name);
  return key.key();
}

// Nothing for a page that is made anew in every build.
std::optional<RecordKey> key_of_page(const Context& context, const PagePlan& plan) {
  if (context.config.digests == nullptr || !plan.made_from) return std::nullopt;
  KeyBuilder key;
  key.add(context.made_from).add(static_cast<std::uint64_t>(plan.page));
  plan.made_from(key);
  return key.key();
}

std::string file_of(const std::string& path) {
  return path.empty() || path.ends_with('/') ? path + "index.html" : path;
}

// A page that has to be made, and the key that it is written under.
struct DuePage {
  const PagePlan* plan = nullptr;
  std::optional<RecordKey> key;
};

// The pages that the output does not have, in the order of `pages`. After a change these are few,
// and to know them first shares their making evenly among the threads.
std::vector<DuePage> due_pages(const Context& context, const std::vector<PagePlan>& pages,
                               Output& output) {
  std::vector<std::vector<DuePage>> parts((pages.size() + kPagesOfPart - 1) / kPagesOfPart);
  parallel_for(parts.size(), context.config.jobs, [&](std::size_t part) {
    const std::size_t end = std::min(pages.size(), (part + 1) * kPagesOfPart);
    for (std::size_t i = part * kPagesOfPart; i < end; ++i) {
      const std::optional<RecordKey> key = key_of_page(context, pages[i]);
      const std::string file = context.here().prefix + file_of(pages[i].path);
      if (!key || !output.keep(file, *key)) parts[part].push_back({&pages[i], key});
    }
  });
  std::vector<DuePage> due;
  for (const std::vector<DuePage>& part : parts) due.insert(due.end(), part.begin(), part.end());
  return due;
}

void write_page(const Context& context, const Templates& templates, const DuePage& due,
                Output& output) {
  const PageView view;
  fill_page(context, *due.plan, view);
  std::string html;
  html.reserve(kPageReserve);
  templates.expand(due.plan->page, view, html);
  const std::string file = context.here().prefix + file_of(due.plan->path);
  due.key ? output.write_made(file, html, *due.key) : output.write(file, html);
}

}  // namespace

// One language of the interface: its words, and the templates with these words in them.
struct EditionParts {
  Strings strings;
  Templates templates;
};

struct Site::Parts {
  const Archive& archive;
  WebConfig config;
  Assets assets;
  std::vector<Edition> editions = {};
  std::vector<std::unique_ptr<EditionParts>> edition_parts = {};  // parallel to editions
  Related related;
  Coverage coverage;

  Context context(std::size_t edition) const {
    const EditionParts& parts = *edition_parts[edition];
    Context context(archive, config, parts.strings, assets, editions, edition, related, coverage);
    context.made_from =
        key_of_edition(config, parts.templates, parts.strings, assets, editions, edition);
    return context;
  }
};

Site::Site(const Archive& archive, WebConfig config, Diagnostics& diagnostics)
    : parts_(new Parts{archive, std::move(config), {}, {}, {}, {}, {}}) {
  Parts& parts = *parts_;
  std::vector<std::string> languages = {parts.config.language};
  for (const std::string& more : parts.config.more_languages) languages.push_back(more);
  for (std::size_t i = 0; i < languages.size(); ++i) {
    auto edition = std::make_unique<EditionParts>();
    edition->strings.load(parts.config.template_dirs, languages[i], diagnostics);
    Diagnostics found;
    edition->templates.load(
        parts.config.template_dirs, edition->strings,
        languages[i] == parts.config.text_language ? "" : parts.config.text_language, found);
    // What is wrong with a template is wrong in every language, and said once.
    if (i == 0 || diagnostics.errors() == 0) {
      if (i == 0 || found.errors() > 0) diagnostics.append(std::move(found));
    }
    parts.editions.push_back({languages[i], i == 0 ? "" : languages[i] + "/",
                              std::string(edition->strings.text("language.name"))});
    parts.edition_parts.push_back(std::move(edition));
  }
  parts.assets.load(parts.config.static_dirs, diagnostics);
  check_moved(archive, parts.config, diagnostics);
  if (diagnostics.errors() > 0) return;  // nothing will be written
  parts.related = Related(archive, parts.config.jobs, parts.config.digests);
  parts.coverage = Coverage(archive);
}

Site::~Site() = default;

std::size_t Site::pages() const { return plan_pages(parts_->context(0)).size(); }

std::size_t Site::write(Output& output,
                        const std::function<void(std::size_t, std::size_t)>& progress) const {
  std::vector<std::string> listed;
  std::size_t planned = 0;
  std::atomic<std::size_t> done{0};
  CountedOutput others(output);  // what is no page
  // The site's own edition comes last: what there is once for all is written with it.
  for (std::size_t i = parts_->editions.size(); i-- > 0;) {
    const Context context = parts_->context(i);
    const Templates& templates = parts_->edition_parts[i]->templates;
    const std::vector<PagePlan> pages = plan_pages(context);
    planned += pages.size();
    const std::size_t all = pages.size() * parts_->editions.size();
    const std::vector<DuePage> due = due_pages(context, pages, output);
    done += pages.size() - due.size();
    for (std::size_t begin = 0; begin < due.size(); begin += kPagesBetweenRests) {
      const std::size_t count = std::min(kPagesBetweenRests, due.size() - begin);
      parallel_for(count, parts_->config.jobs, [&](std::size_t k) {
        write_page(context, templates, due[begin + k], output);
        if (progress) progress(++done, all);
      });
      put_back_texts(parts_->archive, kMostTextsDown);
    }
    for (const PagePlan& page : pages) {
      if (page.listed && !context.base_url.empty())
        listed.push_back(context.here().prefix + page.path);
    }
    if (i > 0) continue;
    write_feeds(context, others);
    write_robots(context, others);
    write_opensearch(context, others);
    write_redirects(context, others);
    write_sitemap(context, std::move(listed), others);
    write_facsimiles(context, others);
  }
  others.write(".nojekyll", "");
  parts_->assets.write(others);
  return planned + others.files();
}

std::string Site::template_report() const {
  const Context context = parts_->context(0);
  const Templates& templates = parts_->edition_parts.front()->templates;
  const std::vector<PagePlan> pages = plan_pages(context);
  std::array<std::size_t, kPageTemplates> counts{};
  std::array<std::string, kPageTemplates> first{};
  for (const PagePlan& page : pages) {
    const auto k = static_cast<std::size_t>(page.page);
    if (counts[k]++ == 0) first[k] = page.path;
  }
  std::string out = "Templates, the pages they make, and their files:\n";
  for (std::size_t k = 0; k < kPageTemplates; ++k) {
    const auto page = static_cast<PageTemplate>(k);
    const std::string name(template_file(page));
    out += name + "  " + std::to_string(counts[k]) + (counts[k] == 1 ? " page" : " pages");
    if (counts[k] > 0) out += ", first /" + first[k];
    out += "\n";
    for (const auto& [part, path] : templates.files_of(page)) out += "    " + path + "\n";
  }
  if (!templates.unused().empty()) out += "Files that no page uses:\n";
  for (const auto& [name, path] : templates.unused()) out += "    " + path + "\n";
  return out;
}

std::optional<std::string> Site::view_of(std::string_view path) const {
  for (std::size_t i = 0; i < parts_->editions.size(); ++i) {
    const Context context = parts_->context(i);
    if (!path.starts_with(context.here().prefix)) continue;
    const std::string_view rest = path.substr(context.here().prefix.size());
    for (const PagePlan& page : plan_pages(context)) {
      if (page.path != rest) continue;
      const PageView view;
      fill_page(context, page, view);
      return view.as_json();
    }
  }
  return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> Site::examples() const {
  const Context context = parts_->context(0);
  std::map<std::string, std::string> first;
  for (const PagePlan& page : plan_pages(context)) {
    first.emplace(template_file(page.page), page.path);
  }
  return {first.begin(), first.end()};
}

}  // namespace baoku
