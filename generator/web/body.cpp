#include "web/body.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

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

// Writes parts of one block's text; corrected words say how the sheet has them.
class TextWriter {
 public:
  TextWriter(const Page& page, const Block& block)
      : page_(page), text_(block.text), next_(block.misreadings.data()) {
    end_ = next_ + block.misreadings.size();
    out_.reserve(text_.size() + 128);
  }

  // Writes what has not been written yet, up to byte `end`.
  void write_to(std::size_t end) {
    while (next_ != end_ && next_->begin < end) {
      if (next_->begin > at_) append_escaped(out_, text_.substr(at_, next_->begin - at_));
      const std::size_t begin = std::max<std::size_t>(at_, next_->begin);
      at_ = std::min<std::size_t>(end, next_->end);  // a name may end within the word
      out_ += "<span class=\"corrected\" title=\"";
      append_escaped(out_, page_.context().strings.format("article.reads_otherwise",
                                                          {{"printed", next_->printed}}));
      out_ += "\">";
      append_escaped(out_, text_.substr(begin, at_ - begin));
      out_ += "</span>";
      if (next_->end > end) return;
      ++next_;
    }
    if (at_ >= end) return;
    append_escaped(out_, text_.substr(at_, end - at_));
    at_ = end;
  }

  void write_raw(std::string_view html) { out_ += html; }
  std::size_t at() const { return at_; }
  std::string finish() {
    write_to(text_.size());
    return std::move(out_);
  }

 private:
  const Page& page_;
  std::string_view text_;
  const Misreading* next_;
  const Misreading* end_;
  std::size_t at_ = 0;
  std::string out_;
};

std::string linked_text(const Page& page, const Block& block, const Link*& next, const Link* end,
                        std::size_t index) {
  TextWriter writer(page, block);
  for (; next != end && next->block == index; ++next) {
    if (next->begin < writer.at() || next->end > block.text.size() || next->end <= next->begin)
      continue;
    writer.write_to(next->begin);
    writer.write_raw("<a class=\"name\" href=\"" +
                     escaped(page.link(page.context().archive.people[next->person].path)) + "\">");
    writer.write_to(next->end);
    writer.write_raw("</a>");
  }
  return writer.finish();
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
    View part = row.add(block.kind == Block::Kind::paragraph ? Name("PARAGRAPH")
                        : block.kind == Block::Kind::subhead ? Name("SUBHEAD")
                                                             : Name("OTHER"));
    part.set("ID", "p" + std::to_string(i + 1));
    if (dateline_due && block.kind == Block::Kind::paragraph) {
      part.set_shown("DATELINE", article.dateline);
      dateline_due = false;
    }
    if (!block.html.empty()) {
      part.set_kept("TEXT_HTML", block.html);
    } else if (!block.misreadings.empty() || (next != end && next->block == i)) {
      part.set("TEXT_HTML", linked_text(page, block, next, end, i));
    } else {
      part.set("TEXT_HTML", escaped(block.text));
    }
  }
  if (dateline_due) page.view().set_shown("LONE_DATELINE", article.dateline);
}

}  // namespace baoku
