#include "web/feed.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "web/escape.h"
#include "web/text.h"

namespace baoku {
namespace {

constexpr std::size_t kOfSite = 50;
constexpr std::size_t kOfPart = 20;  // of a section or person
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

// A feed: where it lies, what it is of, and the newest articles, oldest first.
struct Feed {
  std::string path;  // "people/li-kai/feed.xml"
  std::string of;    // the page that it is of: "people/li-kai/"
  std::string title;
  std::string name;  // what its lasting id is made from
  std::vector<ArticleIndex> articles;
  std::size_t most = kOfPart;
  bool with_texts = false;
};

void append_entry(std::string& out, const Context& context, const Entry& entry, const Feed& feed,
                  const std::string& root) {
  out += "<entry>\n";
  append_element(out, "title", title_of(context, entry, 120));
  append_element(out, "id", urn_of("article " + entry.id));
  out += "<link href=\"" + escaped(root + entry.path) + "\"/>\n";
  append_element(out, "updated", midnight(entry.article.date));
  append_element(out, "published", midnight(entry.article.date));
  for (const std::string& name : entry.article.byline.writers()) {
    out += "<author>";
    append_element(out, "name", name);
    out += "</author>\n";
  }
  append_element(out, "summary", excerpt_of(entry.article, 140));
  if (feed.with_texts) {
    out += "<content type=\"html\">";
    append_escaped(out, content_of(entry.article));
    out += "</content>\n";
  }
  out += "</entry>\n";
}

// The way from a file to the site's root: "../../".
std::string way_up(std::string_view path) {
  std::string out;
  for (const char c : path) out += c == '/' ? "../" : "";
  return out.empty() ? "./" : out;
}

void write_feed(const Context& context, const Feed& feed, Output& output) {
  const auto& entries = context.archive.entries;
  std::vector<ArticleIndex> newest;
  for (std::size_t i = feed.articles.size(); i-- > 0 && newest.size() < feed.most;) {
    if (entries[feed.articles[i]].article.date.is_full()) newest.push_back(feed.articles[i]);
  }
  const std::string root = context.base_url.empty() ? way_up(feed.path) : context.base_url;
  std::optional<RecordKey> made_from;
  if (context.config.digests != nullptr) {
    KeyBuilder key;
    key.add(context.made_from).add(feed.of).add(feed.title).add(feed.name);
    for (const ArticleIndex i : newest) key.add(context.digests().article(i));
    made_from = key.key();
    if (output.keep(feed.path, *made_from)) return;
  }
  std::string out(kXml);
  out += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
         escaped(context.config.text_language) + "\">\n";
  append_element(out, "title", feed.title);
  if (feed.with_texts && !context.config.description.empty()) {
    append_element(out, "subtitle", context.config.description);
  }
  append_element(out, "id", urn_of(feed.name + context.base_url + " " + context.config.title));
  out += "<link rel=\"self\" href=\"" +
         escaped((context.base_url.empty() ? root : context.base_url) + feed.path) + "\"/>\n";
  out += "<link href=\"" + escaped(root + feed.of) + "\"/>\n";
  append_element(
      out, "updated",
      newest.empty() ? "1970-01-01T00:00:00Z" : midnight(entries[newest.front()].article.date));
  out += "<author>";
  append_element(out, "name", context.config.title);
  out += "</author>\n";
  for (const ArticleIndex i : newest) append_entry(out, context, entries[i], feed, root);
  out += "</feed>\n";
  made_from ? output.write_made(feed.path, out, *made_from) : output.write(feed.path, out);
}

std::string title_in_site(const Context& context, std::string_view name) {
  return shortened(name, 60) + " - " + context.config.title;
}

}  // namespace

std::string person_feed(const Context& context, PersonIndex person) {
  const Person& each = context.archive.people[person];
  const bool has_feed = !each.shares_page && each.appearances.size() >= kFewestOfPersonFeed;
  return has_feed ? each.path + "feed.xml" : "";
}

std::string section_feed(const SectionIndex& section) { return section.path + "feed.xml"; }

void write_feeds(const Context& context, Output& output) {
  Feed site{"feed.xml", "", context.config.title, "feed ", {}, kOfSite, true};
  site.articles.resize(context.archive.entries.size());
  std::iota(site.articles.begin(), site.articles.end(), ArticleIndex{0});
  write_feed(context, site, output);
  parallel_for(context.sections.size(), context.config.jobs, [&](std::size_t i) {
    const SectionIndex& section = context.sections[i];
    write_feed(context,
               {section_feed(section), section.path, title_in_site(context, section.name),
                "section " + section.path + " ", section.articles},
               output);
  });
  parallel_for(context.archive.people.size(), context.config.jobs, [&](std::size_t i) {
    const std::string path = person_feed(context, static_cast<PersonIndex>(i));
    if (path.empty()) return;
    const Person& person = context.archive.people[i];
    std::vector<ArticleIndex> articles;
    for (const Appearance& each : person.appearances) articles.push_back(each.article);
    write_feed(context,
               {path, person.path, title_in_site(context, person.name),
                "person " + person.path + " ", std::move(articles)},
               output);
  });
}

}  // namespace baoku
