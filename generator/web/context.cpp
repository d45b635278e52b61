#include "web/context.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <numeric>

#include "base/pinyin.h"
#include "web/page.h"

namespace baoku {
namespace {

std::vector<PersonIndex> most(const std::vector<std::uint32_t>& counts) {
  std::vector<PersonIndex> order(counts.size());
  std::iota(order.begin(), order.end(), PersonIndex{0});
  std::erase_if(order, [&](PersonIndex person) { return counts[person] == 0; });
  const std::size_t kept = std::min(order.size(), kMostSeen);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                    [&](PersonIndex a, PersonIndex b) {
                      return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
                    });
  order.resize(kept);
  return order;
}

// The hash is always there, so that a new label never changes the path of an old one.
std::string section_path(const std::string& name) {
  std::string slug;
  for (const std::string& syllable : pinyin_syllables(name)) {
    std::string plain;
    for (const char c : plain_pinyin(syllable)) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
    }
    if (!plain.empty()) slug += (slug.empty() ? "" : "-") + plain;
    if (slug.size() > 40) break;
  }
  char hash[9];
  std::snprintf(hash, sizeof hash, "%08x",
                static_cast<unsigned>(XXH3_64bits(name.data(), name.size()) & 0xFFFFFFFFu));
  return "sections/" + slug + (slug.empty() ? "" : "-") + hash + "/";
}

std::string path_part(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t slash = scheme == std::string::npos ? 0 : url.find('/', scheme + 3);
  return slash == std::string::npos || url.empty() ? "/" : url.substr(slash);
}

}  // namespace

Context::Context(const Archive& archive_, const WebConfig& config_, const Strings& strings_,
                 const Assets& assets_, const std::vector<Edition>& editions_, std::size_t edition_,
                 const Related& related_, const Coverage& coverage_)
    : archive(archive_),
      config(config_),
      strings(strings_),
      assets(assets_),
      editions(editions_),
      edition(edition_),
      related(related_),
      coverage(coverage_) {
  base_url = config.base_url;
  if (!base_url.empty() && base_url.back() != '/') base_url += '/';
  home_of_not_found = path_part(base_url);
  title_end = shortened(config.title, 24);
  if (!title_end.empty()) title_end.insert(0, " - ");

  named.resize(archive.people.size());
  authored.resize(archive.people.size());
  for (PersonIndex i = 0; i < archive.people.size(); ++i) {
    for (const Appearance& each : archive.people[i].appearances) {
      ++(each.as == NamedPerson::As::author ? authored : named)[i];
    }
  }
  std::map<std::string_view, std::vector<ArticleIndex>> by_section;
  for (ArticleIndex i = 0; i < archive.entries.size(); ++i) {
    const std::string& section = archive.entries[i].article.section;
    if (!section.empty()) by_section[section].push_back(i);
  }
  most_named = most(named);
  most_authored = most(authored);

  section_of.assign(archive.entries.size(), kNoSection);
  for (auto& [name, articles] : by_section) {
    for (const ArticleIndex i : articles) {
      section_of[i] = static_cast<std::uint32_t>(sections.size());
    }
    sections.push_back({std::string(name), section_path(std::string(name)), std::move(articles)});
  }

  place_of_sheet.assign(archive.sheets.size(), 0);
  for (SheetIndex i = 0; i < archive.sheets.size(); ++i) {
    if (archive.sheets[i].path.empty()) continue;
    place_of_sheet[i] = static_cast<std::uint32_t>(printed_sheets.size());
    printed_sheets.push_back(i);
  }
}

}  // namespace baoku
