#include "web/moved.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace baoku {
namespace {

// Folders and files that hold pages of our own making, by the first part of their path.
constexpr std::array<std::string_view, 13> kOurs = {
    "dates",    "names",       "sections", "search",   "about",    "assets",    "data",
    "coverage", "on-this-day", "review",   "feed.xml", "404.html", "index.html"};

std::string_view first_part(std::string_view path) { return path.substr(0, path.find('/')); }

std::string path_of_base(const std::string& base_url) {
  const std::size_t scheme = base_url.find("://");
  const std::size_t slash = scheme == std::string::npos ? 0 : base_url.find('/', scheme + 3);
  return base_url.empty() || slash == std::string::npos ? "/" : base_url.substr(slash);
}

}  // namespace

std::vector<MovedPage> moved_pages(const Archive& archive) {
  std::vector<MovedPage> out;
  for (const Entry& entry : archive.entries) {
    for (const std::string& alias : entry.article.aliases) out.push_back({alias, entry.path});
  }
  for (const MovedPerson& moved : archive.moved_people) {
    out.push_back({moved.path, archive.people[moved.person].path});
  }
  std::sort(out.begin(), out.end(),
            [](const MovedPage& a, const MovedPage& b) { return a.from < b.from; });
  return out;
}

void check_moved(const Archive& archive, const WebConfig& config, Diagnostics& diagnostics) {
  if (std::none_of(archive.entries.begin(), archive.entries.end(),
                   [](const Entry& entry) { return !entry.article.aliases.empty(); })) {
    return;
  }
  std::set<std::string_view> taken;
  for (const Entry& entry : archive.entries) taken.insert(entry.path);
  for (const AlikeArticles& alike : archive.alike_articles) taken.insert(alike.path);
  for (const SheetEntry& sheet : archive.sheets) taken.insert(sheet.path);
  for (const Person& person : archive.people) taken.insert(person.path);
  for (const Namesakes& namesakes : archive.namesakes) taken.insert(namesakes.path);
  for (const MovedPerson& moved : archive.moved_people) taken.insert(moved.path);
  for (const Entry& entry : archive.entries) {
    for (const std::string& alias : entry.article.aliases) {
      const std::string_view part = first_part(alias);
      const bool is_ours = std::find(kOurs.begin(), kOurs.end(), part) != kOurs.end() ||
                           std::find(config.more_languages.begin(), config.more_languages.end(),
                                     part) != config.more_languages.end();
      if (!is_ours && taken.insert(alias).second) continue;
      const std::string& file = entry.article.file;
      diagnostics.error(file.empty() ? archive.sheets[entry.sheet].sheet.source.path() : file,
                        "the alias “" + alias + "” is the address of another page");
    }
  }
}

void write_redirects(const Context& context, Output& output) {
  const std::string base = path_of_base(context.base_url);
  std::string out;
  for (const MovedPage& moved : moved_pages(context.archive)) {
    out += base + moved.from + " " + base + moved.to + " 301\n";
  }
  if (!out.empty()) output.write("_redirects", out);
}

}  // namespace baoku
