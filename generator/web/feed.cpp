#include "web/feed.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdio>

#include "web/escape.h"
#include "web/text.h"

namespace baoku {
namespace {

constexpr std::size_t kFeedLength = 50;
constexpr std::size_t kSitemapLength = 50'000;  // the limit of sitemaps.org
constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// An address-free name that stays when the site moves: a UUID (version 8) of the words given.
std::string urn_of(std::string_view words) {
  const XXH128_hash_t hash = XXH3_128bits(words.data(), words.size());
  const auto high = static_cast<unsigned long long>(hash.high64);
  const auto low = static_cast<unsigned long long>(hash.low64);
  char out[64];
  std::snprintf(out, sizeof out, "urn:uuid:%08llx-%04llx-8%03llx-%04llx-%012llx", high >> 32,
                high >> 16 & 0xFFFF, high & 0xFFF, (low >> 48 & 0x3FFF) | 0x8000,
                low & 0xFFFF'FFFF'FFFF);
  return out;
}

void append_element(std::string& out, std::string_view name, std::string_view text) {
  (out += '<') += name;
  out += '>';
  append_escaped(out, text);
  (out += "</") += name;
  out += ">\n";
}

std::string midnight(const Date& date) { return date.iso() + "T00:00:00+08:00"; }

std::string content_of(const Article& article) {
  std::string html;
  for (const Block& block : article.blocks) {
    const char* const tag = block.kind == Block::Kind::subhead ? "h2" : "p";
    ((html += '<') += tag) += '>';
    append_escaped(html, block.text);
    ((html += "</") += tag) += '>';
  }
  return html;
}

void append_entry(std::string& out, const Context& context, const Entry& entry) {
  out += "<entry>\n";
  append_element(out, "title", title_of(context, entry, 120));
  append_element(out, "id", urn_of("article " + entry.id));
  out += "<link href=\"" + escaped(context.base_url + entry.path) + "\"/>\n";
  append_element(out, "updated", midnight(entry.article.date));
  append_element(out, "published", midnight(entry.article.date));
  for (const auto* names :
       {&entry.article.byline.reporters, &entry.article.byline.correspondents}) {
    for (const std::string& name : *names) {
      out += "<author>";
      append_element(out, "name", name);
      out += "</author>\n";
    }
  }
  append_element(out, "summary", excerpt_of(entry.article, 140));
  out += "<content type=\"html\">";
  append_escaped(out, content_of(entry.article));
  out += "</content>\n</entry>\n";
}

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

void write_feed(const Context& context, Output& output) {
  const auto& entries = context.archive.entries;
  std::vector<const Entry*> newest;
  for (std::size_t i = entries.size(); i-- > 0 && newest.size() < kFeedLength;) {
    if (entries[i].article.date.is_full()) newest.push_back(&entries[i]);
  }
  std::string out(kXml);
  out += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
         escaped(context.config.language) + "\">\n";
  append_element(out, "title", context.config.title);
  if (!context.config.description.empty()) {
    append_element(out, "subtitle", context.config.description);
  }
  append_element(out, "id", urn_of("feed " + context.base_url + " " + context.config.title));
  out += "<link rel=\"self\" href=\"" + escaped(context.base_url) + "feed.xml\"/>\n";
  out += "<link href=\"" +
         (context.base_url.empty() ? std::string("./") : escaped(context.base_url)) + "\"/>\n";
  append_element(out, "updated",
                 newest.empty() ? "1970-01-01T00:00:00Z" : midnight(newest.front()->article.date));
  out += "<author>";
  append_element(out, "name", context.config.title);
  out += "</author>\n";
  for (const Entry* entry : newest) append_entry(out, context, *entry);
  output.write("feed.xml", out + "</feed>\n");
}

void write_sitemap(const Context& context, std::vector<std::string> paths, Output& output) {
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

}  // namespace baoku
