#include "page_view.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "archive/doubt_list.h"
#include "base/parallel.h"
#include "build_settings.h"
#include "content_files.h"
#include "read_archive.h"
#include "web/site.h"

namespace baoku {
namespace {

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
  const unsigned jobs = threads_for(options.jobs);
  const Archive archive = read_archive(options.root, jobs, result.diagnostics);
  // Read again, because what is wrong with the settings has been said.
  Diagnostics said;
  const SiteConfig site = site_settings(options, said);
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

}  // namespace baoku
