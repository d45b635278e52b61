#include "read_archive.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <system_error>
#include <utility>

#include "archive/arrange.h"
#include "archive/shared_pages.h"
#include "base/parallel.h"
#include "build_settings.h"

namespace baoku {

namespace fs = std::filesystem;

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

Archive read_archive(const fs::path& root, unsigned jobs, Diagnostics& diagnostics,
                     const std::vector<std::string>& without) {
  BuildOptions options;
  options.root = root;
  const SiteConfig site = site_settings(options, diagnostics);
  std::vector<ContentFile> files = list_content(root / "content", diagnostics);
  std::erase_if(files, [&](const ContentFile& file) {
    return std::find(without.begin(), without.end(), file.relative) != without.end();
  });
  const PeopleRules people = people_rules(root, diagnostics);
  std::vector<StepTime> times;
  const std::function<void(const Progress&)> silent;
  std::vector<Sheet> sheets = read_sheets(files, reading_config(site, people), nullptr,
                                          threads_for(jobs), Steps(times, silent), diagnostics);
  Archive archive = arrange(std::move(sheets), people, threads_for(jobs), diagnostics);
  share_pages(archive, site.min_mentions);
  return archive;
}

}  // namespace baoku
