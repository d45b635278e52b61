#include "build.h"

#include <algorithm>
#include <future>
#include <memory>
#include <stdexcept>
#include <utility>

#include "archive/arrange.h"
#include "archive/digests.h"
#include "archive/doubt_list.h"
#include "archive/shared_pages.h"
#include "base/folding.h"
#include "base/kept_readings.h"
#include "base/known_files.h"
#include "base/parallel.h"
#include "base/publication.h"
#include "base/publish_place.h"
#include "base/site_archive.h"
#include "base/stroke_order.h"
#include "build_settings.h"
#include "content_files.h"
#include "data/article_files.h"
#include "data/tables.h"
#include "hosts.h"
#include "portable.h"
#include "read_archive.h"
#include "search/index.h"
#include "sheet_cache.h"
#include "site_config.h"
#include "web/site.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

// A site that is published over its own sources would be lost with the next build.
fs::path output_folder(const BuildOptions& options, const SiteConfig& config) {
  fs::path folder = options.output.value_or(options.root / config.output);
  for (const char* sources : {"content", "templates", "static"}) {
    require_apart(folder, options.root / sources);
  }
  return folder;
}

// What is kept from build to build: a folder that lies hidden beside the site, so that it goes with
// it, and a key of the program that may read it.
struct Cache {
  fs::path folder;
  RecordKey program;
};

std::optional<Cache> find_cache(const BuildOptions& options, const fs::path& output) {
  const std::optional<RecordKey> program = options.cache ? key_of_program() : std::nullopt;
  if (!program) return std::nullopt;
  const fs::path site = fs::absolute(output / ".").lexically_normal().parent_path();
  return Cache{site.parent_path() / ("." + site.filename().string() + ".baoku-cache"), *program};
}

std::unique_ptr<KnownFiles> known_files(const std::optional<Cache>& cache) {
  if (!cache) return nullptr;
  return std::make_unique<KnownFiles>(cache->folder / "files", cache->program);
}

void count_archive(const Archive& archive, BuildStats& stats) {
  stats.articles = archive.entries.size();
  stats.people = archive.people.size();
  stats.days = archive.days.size();
  stats.undated = archive.undated.size();
}

void count_publication(PublicationStats publication, BuildStats& stats) {
  stats.kept = std::move(publication.kept);
  stats.files = publication.files;
  stats.bytes = publication.bytes;
  stats.written = publication.written;
  stats.deleted = publication.deleted;
}

bool forbids_publishing(const Diagnostics& diagnostics, bool strict) {
  return diagnostics.errors() > 0 || (strict && diagnostics.warnings() > 0);
}

const Host& host_of(const BuildOptions& options) {
  const Host* const host = find_host(options.host);
  if (host == nullptr) throw std::runtime_error("--host: there is no host “" + options.host + "”");
  return *host;
}

// Before an hour of building, not after it.
void check_archive_name(const BuildOptions& options) {
  if (!options.archive || archive_form(options.archive->filename().string())) return;
  throw std::runtime_error("--archive: write a name that ends in .tar, .tar.gz or .zip");
}

// How the site is packed for its host. Hosts without a limit take it as site.toml wants it.
Packing packing_for(const Host& host, const Archive& archive, const SiteConfig& site,
                    const WebConfig& web, const ArticleFileKinds& kinds) {
  if (host.files == 0) return {site.min_mentions, {}};
  Diagnostics said_later;
  const Site unpacked(archive, web, said_later);
  if (said_later.errors() > 0) return {site.min_mentions, {}};
  const std::size_t each = std::size_t{kinds.txt} + kinds.md + kinds.json;
  return pack_for(host, archive,
                  {unpacked.pages(), 1 + site.more_languages.size(), each * archive.entries.size()},
                  site.min_mentions);
}

// Pages alone may be too many already; then nothing needs to be written to know it.
void refuse_early(const Host& host, std::size_t pages) {
  PublicationSize size;
  size.files = size.folders = pages;
  if (const auto why = refusal(host, size)) throw std::runtime_error(*why);
}

// Every file that was planned must be there, and the host must take them all.
void require_whole(const PublicationSize& size, std::size_t planned, const Host& host) {
  if (size.files != planned) {
    throw std::logic_error(std::to_string(planned) + " files were planned, but " +
                           std::to_string(size.files) + " were written: nothing is published");
  }
  if (const auto why = refusal(host, size)) throw std::runtime_error(*why);
}

}  // namespace

BuildResult build_site(const BuildOptions& options) {
  BuildResult result;
  Diagnostics& diagnostics = result.diagnostics;
  Steps steps(result.stats.steps, options.progress);
  const unsigned jobs = threads_for(options.jobs);
  const Host& host = host_of(options);
  check_archive_name(options);
  // What ICU takes a while to make, while one thread reads settings and lists files.
  const std::future<void> early =
      std::async(jobs > 1 ? std::launch::async : std::launch::deferred, [] {
        folding();
        stroke_key("一");
      });

  const SiteConfig site = site_settings(options, diagnostics);
  result.output = output_folder(options, site);
  if (options.archive) require_outside(*options.archive, result.output);
  // Opened first: what a killed build left half done is put right even when this one finds errors.
  const std::optional<Cache> cache = find_cache(options, result.output);
  Publication publication(result.output, {}, known_files(cache));
  std::optional<KeptReadings> readings;
  if (cache) readings.emplace(cache->folder / "readings", cache->program);
  const std::vector<ContentFile> files =
      steps.run("list", [&] { return list_content(options.root / "content", diagnostics); });
  result.stats.sources = files.size();

  const PeopleRules people = people_rules(options.root, diagnostics);
  const ReadingConfig reading = reading_config(site, people);
  std::optional<SheetCache> sheet_cache;  // holds the texts that nobody looks at
  if (cache) {
    // Doubts quote from all printed texts.
    const auto texts = options.review ? SheetCache::Texts::keep : SheetCache::Texts::let_go;
    sheet_cache.emplace(cache->folder, cache->program, files, reading, texts, options.settling);
  }
  std::vector<Sheet> sheets = steps.run("read", [&] {
    return read_sheets(files, reading, sheet_cache ? &*sheet_cache : nullptr, jobs, steps,
                       diagnostics);
  });
  const auto arranged = std::make_shared<Archive>(
      steps.run("arrange", [&] { return arrange(std::move(sheets), people, jobs, diagnostics); }));
  result.archive = arranged;
  Archive& archive = *arranged;
  archive.shelf = sheet_cache ? &*sheet_cache : nullptr;
  count_archive(archive, result.stats);
  const ArticleFileKinds kinds = article_file_kinds(site, archive);
  WebConfig web = web_config(site, files, kinds, options, jobs);
  if (options.review) {
    web.review =
        steps.run("review", [&] { return list_doubts(archive, {.most = kMostReviewed}, jobs); });
  }
  const Packing packing =
      steps.run("plan", [&] { return packing_for(host, archive, site, web, kinds); });
  share_pages(archive, packing.min_mentions);
  const Digests digests = steps.run("digest", [&] { return Digests(archive, jobs); });
  if (cache) web.digests = &digests;
  auto pages =
      steps.run("relate", [&] { return std::make_unique<Site>(archive, web, diagnostics); });

  // From here on the archive is fixed and every diagnostic is out. Nothing has been written yet.
  if (forbids_publishing(diagnostics, options.strict)) return result;
  if (host.files > 0) refuse_early(host, pages->pages() * (1 + site.more_languages.size()));

  PortableOutput portable(publication);
  Output& output = options.portable ? static_cast<Output&>(portable) : publication;
  if (options.list_templates) result.templates = pages->template_report();
  const auto progress = [&](std::size_t done, std::size_t total) { steps.report(done, total); };
  std::size_t planned = steps.run("pages", [&] { return pages->write(output, progress); });
  // The index needs most memory and the least of what pages needed.
  pages.reset();
  put_back_texts(archive);
  free_what_pages_showed(archive);
  const SearchStats index = steps.run("search", [&] {
    SearchConfig config{jobs, packing.index, progress};
    if (cache) config.cache = cache->folder / "index", config.program = cache->program;
    return write_search_index(archive, config, output);
  });
  planned += index.files + portable.scripts();
  planned += steps.run("data", [&] {
    std::optional<RecordFile> kept;
    if (cache) kept.emplace(cache->folder / "tables", cache->program);
    return write_tables(archive, digests, jobs, kept ? &*kept : nullptr, publication,
                        host.largest) +
           write_article_files(archive, digests, kinds, site.base_url, jobs, publication);
  });
  result.stats.index_files = index.files;
  result.stats.index_bytes = index.bytes;

  // From here on every file is written, beside the old site. Publishing puts them in its place.
  require_whole(publication.size(), planned, host);
  count_publication(steps.run("publish", [&] { return publication.publish(); }), result.stats);
  result.published = true;
  archive.shelf = nullptr;
  if (options.archive) {
    steps.run("archive", [&] { write_site_archive(result.output, *options.archive, progress); });
  }
  return result;
}

}  // namespace baoku
