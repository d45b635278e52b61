#include "web/views/article_parts.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "web/calendar.h"
#include "web/citation.h"
#include "web/escape.h"
#include "web/report.h"
#include "web/text.h"

namespace baoku {
namespace {

constexpr std::size_t kRelated = 4;
constexpr std::size_t kReasons = 3;       // shown for each of them
constexpr std::size_t kMostLines = 2000;  // of one article

const Sheet& sheet_of(const Page& page, const Entry& entry) {
  return page.context().archive.sheets[entry.sheet].sheet;
}

void add_meta(const Page& page, std::string_view name, std::string_view content) {
  if (content.empty()) return;
  View row = page.view().add("META");
  row.set("NAME", name);
  row.set("CONTENT", content);
}

void fill_metas(const Page& page, const Citation& citation) {
  add_meta(page, "citation_title", citation.title);
  for (const std::string& author : citation.authors) add_meta(page, "citation_author", author);
  std::string date = citation.date.is_full() ? citation.date.iso() : "";
  std::replace(date.begin(), date.end(), '-', '/');
  add_meta(page, "citation_publication_date", date);
  add_meta(page, "citation_journal_title", citation.newspaper);
  add_meta(page, "citation_firstpage", citation.sheet);
  add_meta(page, "citation_language", citation.language);
  add_meta(page, "citation_public_url", citation.url);
}

// The files and lines from which the article was made, without those that stand twice.
std::vector<std::size_t> lines_of(const Entry& entry, const Source& source) {
  std::vector<LineRange> ranges = {entry.article.headline_lines, entry.article.byline.lines};
  for (const Block& block : entry.article.blocks) ranges.push_back(block.lines);
  std::vector<std::size_t> lines;
  for (const LineRange& range : ranges) {
    if (range.first == 0) continue;
    for (std::size_t i = range.first; i <= std::min(range.last, source.line_count()); ++i) {
      if (lines.size() < kMostLines) lines.push_back(i);
    }
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

}  // namespace

void fill_citation(Page& page, const Entry& entry) {
  const Context& context = page.context();
  const Citation citation = citation_of(entry, sheet_of(page, entry), title_of(context, entry, 200),
                                        context.base_url, context.config.text_language);
  fill_metas(page, citation);
  View cite = page.view().add("CITE");
  cite.set("GBT", gbt7714(citation));
  const CutCitation online = gbt7714_online(citation);
  cite.set("ONLINE_BEFORE", online.before);
  cite.set("ONLINE_AFTER", online.after);
  cite.set("BIBTEX", bibtex(citation));
  cite.set("RIS", ris(citation));
  cite.set("CSL", csl_json(citation));
}

void fill_original(const Page& page, const Entry& entry) {
  const Sheet& sheet = sheet_of(page, entry);
  if (sheet.is_article) return;  // its file is no printed page
  const std::shared_ptr<const Source> source = page.context().printed_texts->of(sheet);
  const std::vector<std::size_t> lines = lines_of(entry, *source);
  if (lines.empty()) return;
  std::string html;
  std::size_t last = lines.front();
  for (const std::size_t number : lines) {
    html += number > last + 1 ? "<li class=\"apart\" value=\"" : "<li value=\"";
    (html += std::to_string(number)) += "\">";
    append_escaped(html, source->line(number));
    html += "</li>\n";
    last = number;
  }
  page.view().add("ORIGINAL").set("LINES_HTML", html);
}

void fill_services(const Page& page, const Entry& entry) {
  const Context& context = page.context();
  const std::string title = title_of(context, entry);
  const std::string where = context.base_url.empty() ? entry.path : context.base_url + entry.path;
  const std::string body = context.strings.format(
      "report.body",
      {{"url", where}, {"snippet", correction_snippet(entry, sheet_of(page, entry))}});
  // ctemplate lets no "mailto:" through, so the address is made safe here.
  page.view().set_shown(
      "REPORT_HTML",
      escaped(report_url(context.config.report,
                         context.strings.format("report.title", {{"title", title}}), body)));
  const ArticleFiles& kinds = context.config.article_files;
  const std::string_view folder = std::string_view(entry.path).substr(0, entry.path.size() - 1);
  const std::string stem = entry.path + std::string(folder.substr(folder.rfind('/') + 1)) + ".";
  for (const auto& [is_there, kind] :
       {std::pair(kinds.txt, "txt"), std::pair(kinds.md, "md"), std::pair(kinds.json, "json")}) {
    if (!is_there) continue;
    View row = page.view().add("FILE");
    row.set("URL", page.file_link(stem + kind));
    row.set("NAME", kind);
  }
}

void fill_related(const Page& page, ArticleIndex index) {
  const Context& context = page.context();
  const std::vector<RelatedArticle> all = context.related.of(index, kRelated);
  if (all.empty()) return;
  View list = page.view().add("RELATED_ARTICLES");
  for (const RelatedArticle& related : all) {
    View row = list.add("RELATED");
    const Entry& other = context.archive.entries[related.article];
    row.set("TITLE", title_of(context, other, 48));
    row.set("URL", page.link(other.path));
    row.set_shown("RELATED_DATE", short_date(context.strings, other.article.date));
    std::string reasons;
    std::size_t shown = 0;
    for (const RelatedReason& reason : related.reasons) {
      const std::string words = reason.is_person ? context.archive.people[reason.person].name
                                                 : shortened(reason.words, 24);
      // 永安社区 tells nothing that 永安社区居委会 did not.
      if (shown == kReasons || reasons.find(words) != std::string::npos) continue;
      reasons += (shown++ > 0 ? "、" : "") + words;
    }
    row.set("REASONS", reasons);
  }
}

}  // namespace baoku
