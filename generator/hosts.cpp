#include "hosts.h"

#include <algorithm>
#include <array>

#include "archive/shared_pages.h"
#include "search/numbers.h"

namespace baoku {
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20;
constexpr std::size_t kGigabyte = 1'000'000'000;

// github-pages: docs.github.com, "GitHub Pages limits" (published sites may be no larger than 1 GB)
//   and "About large files on GitHub" (a file of more than 100 MiB is refused).
// cloudflare: developers.cloudflare.com/pages/platform/limits (20,000 files, since 2026-01 100,000
//   on paid plans; 25 MiB a file).
// gitlab: docs.gitlab.com, "GitLab.com settings" (1 GB, 200,000 entries: folders count, too).
constexpr std::array<Host, 5> kHosts = {{
    {"github-pages", 0, kGigabyte, 100 * kMebibyte, false, ""},
    {"cloudflare", 20'000, 0, 25 * kMebibyte, false,
     "its paid plans take 100,000 files: then build without --host"},
    {"gitlab", 200'000, kGigabyte, 0, true, "an own GitLab has limits of its own"},
    {"nginx", 0, 0, 0, false, ""},
    {"any", 0, 0, 0, false, ""},
}};

// The next step is taken when a site does not fit with the one before.
struct PackingStep {
  std::size_t index = 1;         // so many times as much in each file of the index
  std::size_t min_mentions = 0;  // at least
};
constexpr std::array<PackingStep, 9> kPackingSteps = {
    {{1, 0}, {2, 0}, {2, 2}, {2, 3}, {4, 3}, {4, 5}, {8, 5}, {8, 10}, {8, 20}}};

IndexShape packed(IndexShape shape, std::size_t times) {
  shape.record_block *= times;
  shape.shard_bytes *= times;
  shape.list_bytes *= times;
  shape.people_block *= times;
  shape.key_bytes *= times;
  return shape;
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string megabytes(std::size_t bytes) { return grouped((bytes + 999'999) / 1'000'000) + " MB"; }

std::size_t divided(std::size_t number, std::size_t by) { return (number + by - 1) / by; }

}  // namespace

const Host* find_host(std::string_view name) {
  const auto* const found = std::find_if(kHosts.begin(), kHosts.end(),
                                         [&](const Host& host) { return host.name == name; });
  return found == kHosts.end() ? nullptr : found;
}

std::vector<std::string> host_names() {
  std::vector<std::string> names;
  for (const Host& host : kHosts) names.emplace_back(host.name);
  return names;
}

std::size_t estimated_index_files(const Archive& archive, const IndexShape& shape) {
  // Shards and lists hold 1.4 to 1.75 times the bytes of the texts (tests/bench/RESULTS.md).
  constexpr std::size_t kIndexToText = 17;  // tenths
  std::size_t text = 0;
  for (const Entry& entry : archive.entries) {
    for (const Block& block : entry.article.blocks) text += block.text.size();
    put_back_texts(archive);
  }
  const std::size_t numbers = ArticleNumbers(archive).size();
  const std::size_t shards = divided(text * kIndexToText / 10, shape.shard_bytes);
  return shards + divided(shards, shape.piece_entries) + divided(numbers, shape.record_block) +
         divided(numbers, shape.facet_group) +
         3 * divided(archive.people.size(), shape.people_block) + 4;
}

Packing pack_for(const Host& host, const Archive& archive, const SiteExtent& extent,
                 std::size_t min_mentions) {
  Packing packing{min_mentions, {}};
  if (host.files == 0) return packing;
  const std::size_t pages = extent.pages * (host.counts_folders ? 2 : 1);
  for (const PackingStep& step : kPackingSteps) {
    packing.min_mentions = std::max(min_mentions, step.min_mentions);
    packing.index = packed({}, step.index);
    const std::size_t saved =
        files_saved_by_sharing(archive, packing.min_mentions) * (host.counts_folders ? 2 : 1);
    const std::size_t files = (pages - std::min(pages, saved)) * extent.editions +
                              extent.article_files + estimated_index_files(archive, packing.index);
    if (files <= host.files) break;
  }
  return packing;
}

std::optional<std::string> refusal(const Host& host, const PublicationSize& size) {
  const std::string name(host.name);
  const std::size_t files = size.files + 1 + (host.counts_folders ? size.folders : 0);
  const std::string advice = host.advice.empty() ? "" : "; " + std::string(host.advice);
  if (host.files > 0 && files > host.files) {
    return name + " takes at most " + grouped(host.files) + " files" +
           (host.counts_folders ? " and folders" : "") + ", and this site has " + grouped(files) +
           ": write article_files = [] and a greater min_mentions into site.toml, leave out "
           "further "
           "languages, publish the archive as several sites (by years), or choose another host" +
           advice;
  }
  if (host.bytes > 0 && size.bytes > host.bytes) {
    return name + " takes at most " + megabytes(host.bytes) + ", and this site has " +
           megabytes(size.bytes) +
           ": leave out scans and further languages, write article_files = [] into site.toml, "
           "publish the archive as several sites (by years), or choose another host" +
           advice;
  }
  if (host.largest > 0 && size.largest > host.largest) {
    return name + " takes no file of more than " + megabytes(host.largest) + ", and " +
           size.largest_path + " has " + megabytes(size.largest) +
           ": make it smaller or leave it out";
  }
  return std::nullopt;
}

}  // namespace baoku
