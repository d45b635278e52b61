#include "web/body.h"

#include <algorithm>
#include <string>

#include "web/escape.h"

namespace baoku {
namespace {

struct Link {
  std::uint32_t block = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  PersonIndex person = 0;
};

// All mentions in the order of the text. Where two overlap, the one that begins first counts, then
// the longer one.
std::vector<Link> links_of(const Entry& entry) {
  std::vector<Link> links;
  for (std::size_t i = 0; i < entry.people.size(); ++i) {
    for (const NamedPerson::Span& span : entry.article.people[i].spans) {
      links.push_back({span.block, span.begin, span.end, entry.people[i]});
    }
  }
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
    if (a.block != b.block) return a.block < b.block;
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return links;
}

std::string linked_text(const Page& page, const std::string& text, const Link*& next,
                        const Link* end) {
  std::string out;
  out.reserve(text.size() + 128);
  std::size_t at = 0;
  const std::uint32_t block = next != end ? next->block : 0;
  for (; next != end && next->block == block; ++next) {
    if (next->begin < at || next->end > text.size() || next->end <= next->begin) continue;
    append_escaped(out, std::string_view(text).substr(at, next->begin - at));
    out += "<a class=\"name\" href=\"";
    append_escaped(out, page.link(page.context().archive.people[next->person].path));
    out += "\">";
    append_escaped(out, std::string_view(text).substr(next->begin, next->end - next->begin));
    out += "</a>";
    at = next->end;
  }
  append_escaped(out, std::string_view(text).substr(at));
  return out;
}

}  // namespace

void fill_body(const Page& page, const Entry& entry) {
  const Article& article = entry.article;
  const std::vector<Link> links = links_of(entry);
  const Link* next = links.data();
  const Link* const end = next + links.size();
  bool dateline_due = !article.dateline.empty();
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    const Block& block = article.blocks[i];
    while (next != end && next->block < i) ++next;
    View row = page.view().add("BLOCK");
    View part = row.add(block.kind == Block::Kind::paragraph ? "PARAGRAPH"
                        : block.kind == Block::Kind::subhead ? "SUBHEAD"
                                                             : "OTHER");
    part.set("ID", "p" + std::to_string(i + 1));
    if (dateline_due && block.kind == Block::Kind::paragraph) {
      part.set_shown("DATELINE", article.dateline);
      dateline_due = false;
    }
    if (!block.html.empty()) {
      part.set_kept("TEXT_HTML", block.html);
    } else if (next != end && next->block == i) {
      part.set("TEXT_HTML", linked_text(page, block.text, next, end));
    } else {
      part.set("TEXT_HTML", escaped(block.text));
    }
  }
  if (dateline_due) page.view().set_shown("LONE_DATELINE", article.dateline);
}

}  // namespace baoku
