#include "build.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

#include "archive/arrange.h"
#include "archive/digests.h"
#include "archive/doubt_list.h"
#include "archive/people_rules.h"
#include "archive/shared_pages.h"
#include "base/files.h"
#include "base/kept_readings.h"
#include "base/known_files.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "base/publication.h"
#include "base/site_archive.h"
#include "content_files.h"
#include "data/article_files.h"
#include "data/tables.h"
#include "hosts.h"
#include "portable.h"
#include "reading/read_source.h"
#include "resources.h"
#include "search/index.h"
#include "sheet_cache.h"
#include "site_config.h"
#include "web/site.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostReviewed = 2000;  // doubts on the pages review/

// Runs the steps one after another, says where they are and how long they took.
class Steps {
 public:
  Steps(std::vector<StepTime>& times, const std::function<void(const Progress&)>& progress)
      : times_(times), progress_(progress) {}

  template <typename Step>
  auto run(std::string_view name, Step step) {
    name_ = name;
    report(0, 0);
    const Timer timer{times_, std::string(name)};
    return step();
  }
  void report(std::size_t done, std::size_t total) const {
    if (progress_) progress_({name_, done, total});
  }

 private:
  struct Timer {
    std::vector<StepTime>& times;
    std::string name;
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    double cpu_start = cpu_seconds();
    ~Timer() {
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
      times.push_back({name, spent.count(), cpu_seconds() - cpu_start, peak_memory()});
    }
  };

  std::vector<StepTime>& times_;
  const std::function<void(const Progress&)>& progress_;
  std::string_view name_;
};

SiteConfig site_config(const BuildOptions& options, Diagnostics& diagnostics) {
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

// A site that is published over its own sources would be lost with the next build.
fs::path output_folder(const BuildOptions& options, const SiteConfig& config) {
  fs::path folder = options.output.value_or(options.root / config.output);
  for (const char* sources : {"content", "templates", "static"}) {
    require_apart(folder, options.root / sources);
  }
  return folder;
}

// What content/people.toml says; nothing when there is no such file.
PeopleRules people_rules(const fs::path& root, Diagnostics& diagnostics) {
  const fs::path file = root / "content" / kPeopleFile;
  if (!fs::exists(file)) return {};
  return read_people_rules("content/" + std::string(kPeopleFile), read_file(file), diagnostics);
}

PeopleConfig people_config(const PeopleRules& rules) {
  PeopleConfig config;
  for (const RuleText& name : rules.names) config.add.push_back(name.text);
  for (const RuleText& surname : rules.surnames) config.surnames.push_back(surname.text);
  for (const RuleText& word : rules.exclude) config.exclude.push_back(word.text);
  return config;
}

// Reads and parses every file by itself; a file that the machine cannot read must not hide what is
// wrong with the others. The bytes of a file are freed as soon as it is parsed.
// Those that `cache`, when there is one, has from an earlier build are not read again.
std::vector<Sheet> read_sheets(const std::vector<ContentFile>& files, const ReadingConfig& config,
                               SheetCache* cache, unsigned jobs, const Steps& steps,
                               Diagnostics& diagnostics) {
  std::vector<Sheet> sheets(files.size());
  std::vector<Diagnostics> found(files.size());
  std::atomic<std::size_t> done{0};
  parallel_for(files.size(), jobs, [&](std::size_t i) {
    try {
      if (cache) {
        sheets[i] = cache->read(static_cast<std::uint32_t>(i), found[i]);
      } else {
        const Sheet sheet = read_source(load_source(files[i], kContentShown), config, found[i]);
        sheets[i] = sheet;  // a copy, which has no room to spare
      }
    } catch (const std::system_error& failure) {
      found[i].error("content/" + files[i].relative, "cannot be read: " + failure.code().message());
    }
    steps.report(++done, files.size());
  });
  for (Diagnostics& of_file : found) diagnostics.append(std::move(of_file));
  return sheets;
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

// Which files stand beside an article's page: what site.toml says, or all in a small archive.
ArticleFileKinds article_file_kinds(const SiteConfig& site, const Archive& archive) {
  const bool all = !site.article_files && archive.entries.size() <= kArticlesWithFiles;
  ArticleFileKinds kinds{all, all, all};
  for (const std::string& kind : site.article_files.value_or(std::vector<std::string>())) {
    (kind == "txt" ? kinds.txt : kind == "md" ? kinds.md : kinds.json) = true;
  }
  return kinds;
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

unsigned threads(unsigned jobs) {
  return jobs > 0 ? jobs : std::max(1u, std::thread::hardware_concurrency());
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

// "https://example.org/archive/articles/x/index.html?q=1#p2" -> "articles/x/". An address of
// another host, as `baoku serve` has one, is taken to have the site at its root.
std::string path_of_url(std::string_view url, std::string_view base_url) {
  url = url.substr(0, url.find_first_of("?#"));
  if (!base_url.empty() && url.starts_with(base_url)) {
    url.remove_prefix(base_url.size());
  } else if (url.starts_with("http://") || url.starts_with("https://")) {
    url.remove_prefix(url.find("//") + 2);
    url.remove_prefix(std::min(url.find('/'), url.size()));
  }
  while (url.starts_with('/') || url.starts_with("./")) url.remove_prefix(url.find('/') + 1);
  constexpr std::string_view kIndex = "index.html";
  if (url == kIndex || url.ends_with("/index.html")) url.remove_suffix(kIndex.size());
  const bool is_folder = url.empty() || url.ends_with('/') || url.ends_with(".html");
  return std::string(url) + (is_folder ? "" : "/");
}

}  // namespace

ViewResult view_of_page(const BuildOptions& options, std::string_view url) {
  ViewResult result;
  const unsigned jobs = threads(options.jobs);
  const Archive archive = read_archive(options.root, jobs, result.diagnostics);
  // Read again, because what is wrong with the settings has been said.
  Diagnostics said;
  const SiteConfig site = site_config(options, said);
  const std::vector<ContentFile> files = list_content(options.root / "content", said);
  WebConfig web = web_config(site, files, article_file_kinds(site, archive), options, jobs);
  const std::string path = path_of_url(url, site.base_url);
  if (path.find("review/") != path.npos) {
    web.review = list_doubts(archive, {.most = kMostReviewed}, jobs);
  }
  const Site pages(archive, std::move(web), result.diagnostics);
  if (result.diagnostics.errors() > 0) return result;
  result.json = pages.view_of(path);
  return result;
}

Archive read_archive(const fs::path& root, unsigned jobs, Diagnostics& diagnostics,
                     const std::vector<std::string>& without) {
  BuildOptions options;
  options.root = root;
  const SiteConfig site = site_config(options, diagnostics);
  std::vector<ContentFile> files = list_content(root / "content", diagnostics);
  std::erase_if(files, [&](const ContentFile& file) {
    return std::find(without.begin(), without.end(), file.relative) != without.end();
  });
  const PeopleRules people = people_rules(root, diagnostics);
  std::vector<StepTime> times;
  const std::function<void(const Progress&)> silent;
  std::vector<Sheet> sheets = read_sheets(files, {site.newspaper, people_config(people)}, nullptr,
                                          threads(jobs), Steps(times, silent), diagnostics);
  Archive archive = arrange(std::move(sheets), people, threads(jobs), diagnostics);
  share_pages(archive, site.min_mentions);
  return archive;
}

BuildResult build_site(const BuildOptions& options) {
  BuildResult result;
  Diagnostics& diagnostics = result.diagnostics;
  Steps steps(result.stats.steps, options.progress);
  const unsigned jobs = threads(options.jobs);
  const Host& host = host_of(options);
  check_archive_name(options);

  const SiteConfig site = site_config(options, diagnostics);
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
  const ReadingConfig reading{site.newspaper, people_config(people)};
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
  Archive archive =
      steps.run("arrange", [&] { return arrange(std::move(sheets), people, jobs, diagnostics); });
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
  free_printed_texts(archive);
  return_free_memory();
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
  if (options.archive) {
    steps.run("archive", [&] { write_site_archive(result.output, *options.archive, progress); });
  }
  return result;
}

}  // namespace baoku
