#include "build_settings.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>

#include "base/files.h"
#include "resources.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

PeopleConfig people_config(const PeopleRules& rules) {
  PeopleConfig config;
  for (const RuleText& name : rules.names) config.add.push_back(name.text);
  for (const RuleText& surname : rules.surnames) config.surnames.push_back(surname.text);
  for (const RuleText& word : rules.exclude) config.exclude.push_back(word.text);
  return config;
}

std::vector<std::string> overlay(const fs::path& root, const fs::path& resources,
                                 const char* name) {
  std::vector<std::string> folders;
  for (const fs::path& parent : {root, resources}) {
    if (fs::is_directory(parent / name)) folders.push_back((parent / name).string());
  }
  // In our own source tree both are the same folder.
  if (folders.size() == 2 && fs::equivalent(folders[0], folders[1])) folders.pop_back();
  return folders;
}

std::vector<Facsimile> facsimiles(const std::vector<ContentFile>& files) {
  std::vector<Facsimile> out;
  for (const ContentFile& file : files) {
    if (!file.facsimile) continue;
    std::string extension = file.facsimile->extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    out.push_back({"content/" + file.relative, file.facsimile->string(), "facsimile" + extension});
  }
  std::sort(out.begin(), out.end(),
            [](const Facsimile& a, const Facsimile& b) { return a.source < b.source; });
  return out;
}

}  // namespace

SiteConfig site_settings(const BuildOptions& options, Diagnostics& diagnostics) {
  if (!fs::is_directory(options.root)) {
    throw std::runtime_error("there is no folder " + options.root.string());
  }
  SiteConfig config = read_site_config(options.root, diagnostics);
  if (options.base_url) {
    const std::optional<std::string> url = checked_base_url(*options.base_url);
    if (!url) throw std::runtime_error("--base-url: “" + *options.base_url + "” is no address");
    config.base_url = *url;
  }
  return config;
}

PeopleRules people_rules(const fs::path& root, Diagnostics& diagnostics) {
  const fs::path file = root / "content" / kPeopleFile;
  if (!fs::exists(file)) return {};
  return read_people_rules("content/" + std::string(kPeopleFile), read_file(file), diagnostics);
}

ReadingConfig reading_config(const SiteConfig& site, const PeopleRules& people) {
  return {site.newspaper, people_config(people)};
}

ArticleFileKinds article_file_kinds(const SiteConfig& site, const Archive& archive) {
  const bool all = !site.article_files && archive.entries.size() <= kArticlesWithFiles;
  ArticleFileKinds kinds{all, all, all};
  for (const std::string& kind : site.article_files.value_or(std::vector<std::string>())) {
    (kind == "txt" ? kinds.txt : kind == "md" ? kinds.md : kinds.json) = true;
  }
  return kinds;
}

WebConfig web_config(const SiteConfig& site, const std::vector<ContentFile>& files,
                     const ArticleFileKinds& kinds, const BuildOptions& options, unsigned jobs) {
  const fs::path resources = options.resources.empty() ? find_resources() : options.resources;
  WebConfig config;
  config.title = site.title;
  config.description = site.description;
  config.base_url = site.base_url;
  config.language = site.language;
  config.more_languages = site.more_languages;
  config.text_language = site.content_language;
  config.report = site.report;
  config.article_files = {kinds.txt, kinds.md, kinds.json};
  config.facsimiles = facsimiles(files);
  config.template_dirs = overlay(options.root, resources, "templates");
  config.static_dirs = overlay(options.root, resources, "static");
  config.jobs = jobs;
  return config;
}

}  // namespace baoku
