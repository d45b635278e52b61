#include "web/templates.h"

// clang-format off
#include <cstring>  // before ctemplate, which uses strlen without including it
#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
// clang-format on

#include <array>

#include "web/template_text.h"

namespace baoku {
namespace {

constexpr std::string_view kLayout = "layout.html";
constexpr std::array<std::string_view, kPageTemplates> kFiles = {
    "home.html",        "article.html", "sheet.html",     "people.html",   "names.html",
    "person.html",      "older.html",   "namesakes.html", "dates.html",    "year.html",
    "month.html",       "day.html",     "undated.html",   "sections.html", "section.html",
    "search.html",      "about.html",   "not-found.html", "coverage.html", "on-this-day.html",
    "anniversary.html", "moved.html",   "alike.html",     "few.html",      "review.html",
};
constexpr ctemplate::Strip kStrip = ctemplate::STRIP_WHITESPACE;
constexpr std::string_view kEscaping = "{{%AUTOESCAPE context=\"HTML\"}}";

// Returns the unused files with their paths.
std::map<std::string, std::string> report_unused(const TemplateFiles& files,
                                                 const std::set<std::string>& used,
                                                 Diagnostics& diagnostics) {
  std::map<std::string, std::string> unused;
  for (const std::string& name : files.overrides) {
    if (used.contains(name)) continue;
    unused.emplace(name, files.files.at(name).path());
    const std::vector<std::string_view> names(used.begin(), used.end());
    const std::string_view near = nearest_word(name, names);
    std::string message = "no page uses this template";
    if (!near.empty()) message += "; did you mean “" + std::string(near) + "”?";
    diagnostics.warning(files.files.at(name).path(), message);
  }
  return unused;
}

}  // namespace

std::string_view template_file(PageTemplate page) { return kFiles[static_cast<std::size_t>(page)]; }

void Templates::load(const std::vector<std::string>& folders, const Strings& strings,
                     std::string_view text_language, Diagnostics& diagnostics) {
  Diagnostics found;
  const TemplateFiles files = TemplateFiles::read(folders, found);
  TemplateText text(files, strings, text_language, found);
  std::vector<std::string_view> missing;
  if (!files.files.contains(std::string(kLayout))) missing.push_back(kLayout);
  for (const std::string_view name : kFiles) {
    if (!files.files.contains(std::string(name))) missing.push_back(name);
  }
  for (const std::string_view name : missing) {
    found.error(name, "no template folder holds this template");
  }
  KeyBuilder key;
  ctemplate::TemplateCache parsed;
  if (missing.empty()) {
    for (std::size_t i = 0; i < kFiles.size(); ++i) {
      const std::string_view name = kFiles[i];
      std::set<std::string> parts;
      const std::string page =
          std::string(kEscaping) + text.resolved(std::string(kLayout), std::string(name), parts);
      key.add(page);
      for (const std::string& part : parts) files_[i].emplace(part, files.files.at(part).path());
      if (found.errors() > 0) continue;  // ctemplate would only repeat them on the terminal
      if (!parsed.StringToTemplateCache({name.data(), name.size()}, {page.data(), page.size()},
                                        kStrip)) {
        found.error(files.files.at(std::string(name)).path(),
                    "the template does not parse: a {{MARKER}} stands where its escaping cannot "
                    "be decided, or has an unknown modifier");
      }
    }
    unused_ = report_unused(files, text.used(), found);
  }
  key_ = key.key();
  parsed.Freeze();
  templates_.clear();
  for (std::size_t i = 0; i < kFiles.size() && found.errors() == 0; ++i) {
    templates_.emplace_back(parsed, kFiles[i]);
  }
  diagnostics.append(std::move(found));
}

const std::map<std::string, std::string>& Templates::files_of(PageTemplate page) const {
  return files_[static_cast<std::size_t>(page)];
}

void Templates::expand(PageTemplate page, const PageView& view, std::string& out) const {
  templates_.at(static_cast<std::size_t>(page)).expand(view, out);
}

}  // namespace baoku
