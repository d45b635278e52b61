#include "web/sitemap.h"

#include <algorithm>

#include "web/escape.h"
#include "web/page.h"

namespace baoku {
namespace {

constexpr std::size_t kSitemapLength = 50'000;  // the limit of sitemaps.org
constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string url_set(const Context& context, const std::vector<std::string>& paths,
                    std::size_t begin, std::size_t end) {
  std::string out(kXml);
  out += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t i = begin; i < end; ++i) {
    out += "<url><loc>";
    append_escaped(out, context.base_url + paths[i]);
    out += "</loc></url>\n";
  }
  return out + "</urlset>\n";
}

}  // namespace

void write_sitemap(const Context& context, std::vector<std::string> paths, Output& output) {
  if (context.base_url.empty()) return;
  std::sort(paths.begin(), paths.end());
  if (paths.size() <= kSitemapLength) {
    output.write("sitemap.xml", url_set(context, paths, 0, paths.size()));
    return;
  }
  std::string index(kXml);
  index += "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t begin = 0, number = 1; begin < paths.size(); begin += kSitemapLength, ++number) {
    const std::string name = "sitemap-" + std::to_string(number) + ".xml";
    output.write(name,
                 url_set(context, paths, begin, std::min(paths.size(), begin + kSitemapLength)));
    index += "<sitemap><loc>" + escaped(context.base_url) + name + "</loc></sitemap>\n";
  }
  output.write("sitemap.xml", index + "</sitemapindex>\n");
}

void write_robots(const Context& context, Output& output) {
  std::string out = "User-agent: *\nAllow: /\n";
  if (!context.base_url.empty()) out += "\nSitemap: " + context.base_url + "sitemap.xml\n";
  output.write("robots.txt", out);
}

void write_opensearch(const Context& context, Output& output) {
  if (context.base_url.empty()) return;
  std::string out(kXml);
  out += "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n";
  const auto append = [&](std::string_view name, std::string_view text) {
    (out += '<') += name;
    out += '>';
    append_escaped(out, text);
    (out += "</") += name;
    out += ">\n";
  };
  append("ShortName", shortened(context.config.title, 16));  // the limits are those of the format
  append("Description", shortened(context.strings.format("layout.search_of_site",
                                                         {{"site", context.config.title}}),
                                  1000));
  append("InputEncoding", "UTF-8");
  append("Language", context.config.language);
  out += "<Url type=\"text/html\" template=\"" + escaped(context.base_url) +
         "search/?q={searchTerms}\"/>\n";
  output.write("opensearch.xml", out + "</OpenSearchDescription>\n");
}

}  // namespace baoku
