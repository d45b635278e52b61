// What the rooms are told, from the options of a build, site.toml and people.toml.
#pragma once

#include <filesystem>
#include <vector>

#include "archive/archive.h"
#include "archive/people_rules.h"
#include "base/diagnostics.h"
#include "build.h"
#include "content_files.h"
#include "data/article_files.h"
#include "reading/read_source.h"
#include "site_config.h"
#include "web/site.h"

namespace baoku {

inline constexpr std::size_t kMostReviewed = 2000;  // doubts on the pages review/

// What site.toml says, and the options instead of it. Throws when there is no archive.
SiteConfig site_settings(const BuildOptions& options, Diagnostics& diagnostics);

// What content/people.toml says; nothing when there is no such file.
PeopleRules people_rules(const std::filesystem::path& root, Diagnostics& diagnostics);

ReadingConfig reading_config(const SiteConfig& site, const PeopleRules& people);

// Which files stand beside an article's page: what site.toml says, or all in a small archive.
ArticleFileKinds article_file_kinds(const SiteConfig& site, const Archive& archive);

WebConfig web_config(const SiteConfig& site, const std::vector<ContentFile>& files,
                     const ArticleFileKinds& kinds, const BuildOptions& options, unsigned jobs);

}  // namespace baoku
