#include "reading/markdown/markdown.h"

#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "reading/layout/noise.h"
#include "reading/markdown/markdown_tree.h"

namespace baoku {
namespace {

// A line of text above "---" makes a heading in Markdown; on a sheet a rule between two articles
// looks the same, so only what is as short as a headline is taken for one.
constexpr std::size_t kMaxUnderlinedCells = 80;

bool is_blank_before(const Source& source, std::size_t number, std::size_t first_line) {
  return number <= first_line || trim(source.line(number - 1)).empty();
}

std::size_t indent_of(std::string_view raw) {
  const std::string_view text = trim(raw);
  return text.empty() ? 0 : cells_of(raw.substr(0, raw.find(text)));
}

Line line_of(const Source& source, std::string_view text, LineRange lines) {
  Line line;
  line.text = without_noise(text);
  line.number = lines.first;
  line.last_number = lines.last;
  line.cells = cells_of(line.text);
  line.indent = indent_of(source.line(lines.first));
  return line;
}

// The lines of a paragraph, as they stand in the source but without marks. A code span swallows a
// line break, so the last numbers may be too low, never too high.
void add_paragraph(const Source& source, cmark_node* paragraph, LineRange lines,
                   std::vector<Line>& out) {
  std::string text;
  std::size_t number = lines.first;
  const auto flush = [&](std::size_t last) {
    Line line = line_of(source, std::exchange(text, ""), {number, last});
    if (!line.text.empty()) out.push_back(std::move(line));
    number = std::min(last + 1, lines.last);
  };
  for (cmark_node* child = cmark_node_first_child(paragraph); child != nullptr;
       child = cmark_node_next(child)) {
    const cmark_node_type type = cmark_node_get_type(child);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      flush(number);
    } else if (const char* literal = cmark_node_get_literal(child)) {
      text += literal;
    } else {
      text += text_of(child);
    }
  }
  flush(lines.last);
}

// The source lines themselves: for what Markdown takes for code or a heading and print does not.
void add_source_lines(const Source& source, LineRange lines, std::vector<Line>& out) {
  for (std::size_t number = lines.first; number <= lines.last; ++number) {
    Line line = line_of(source, std::string(source.line(number)), {number, number});
    if (!line.text.empty()) out.push_back(std::move(line));
  }
}

bool is_underlined(const Source& source, LineRange lines) {
  return !trim(source.line(lines.first)).starts_with('#');
}

bool is_fenced(const Source& source, LineRange lines) {
  const std::string_view opening = trim(source.line(lines.first));
  return opening.starts_with("```") || opening.starts_with("~~~");
}

void add_heading(const Source& source, cmark_node* node, LineRange lines, std::vector<Line>& out) {
  Line line = line_of(source, text_of(node), lines);
  const bool is_headline = !is_underlined(source, lines) || line.cells <= kMaxUnderlinedCells;
  if (line.text.empty()) return;
  if (!is_headline) {
    lines.last -= lines.last > lines.first ? 1 : 0;  // without the rule
    return add_paragraph(source, node, lines, out);
  }
  line.heading = cmark_node_get_heading_level(node);
  out.push_back(std::move(line));
}

// Footnotes make one list; rendered one by one, each would be the first.
Block footnotes_block(const MarkdownTree& tree, cmark_node* first) {
  const std::unique_ptr<cmark_node, NodeDeleter> list(cmark_node_new(CMARK_NODE_DOCUMENT));
  Block block;
  block.kind = Block::Kind::other;
  block.lines = lines_of(tree, first);
  while (first != nullptr) {
    cmark_node* next = cmark_node_next(first);
    block.lines.last = std::max(block.lines.last, lines_of(tree, first).last);
    cmark_node_append_child(list.get(), first);
    first = next;
  }
  block.text = text_of(list.get());
  block.html = html_of(list.get(), false);
  return block;
}

Block block_of(const MarkdownTree& tree, cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  Block block;
  block.kind = type == CMARK_NODE_PARAGRAPH ? Block::Kind::paragraph
               : type == CMARK_NODE_HEADING ? Block::Kind::subhead
                                            : Block::Kind::other;
  block.text = text_of(node);
  block.lines = lines_of(tree, node);
  if (block.kind == Block::Kind::other) {
    block.html = html_of(node, false);
  } else if (has_inline_markup(node)) {
    block.html = html_of(node, true);
  }
  return block;
}

}  // namespace

std::vector<Line> markdown_lines(const Source& source, std::size_t begin,
                                 Diagnostics& diagnostics) {
  // Footnotes would leave their article for the end of the sheet, so they stay as they are written.
  const MarkdownTree tree =
      parse_markdown(source, begin, {.footnotes = false, .join_lines = false}, diagnostics);
  std::vector<Line> out;
  bool after_rule = false;
  for (cmark_node* node = cmark_node_first_child(tree.root.get()); node != nullptr;
       node = cmark_node_next(node)) {
    const cmark_node_type type = cmark_node_get_type(node);
    const LineRange lines = lines_of(tree, node);
    const std::size_t added_from = out.size();
    if (type == CMARK_NODE_THEMATIC_BREAK) {
      after_rule = true;
      continue;
    }
    if (type == CMARK_NODE_HEADING) {
      add_heading(source, node, lines, out);
    } else if (type == CMARK_NODE_PARAGRAPH) {
      add_paragraph(source, node, lines, out);
    } else if (type == CMARK_NODE_CODE_BLOCK && !is_fenced(source, lines)) {
      add_source_lines(source, lines, out);
    } else {
      Line line = line_of(source, text_of(node), lines);
      line.html = html_of(node, false);
      out.push_back(std::move(line));
    }
    if (out.size() == added_from) continue;
    out[added_from].blank_before =
        std::exchange(after_rule, false) || is_blank_before(source, lines.first, tree.first_line);
  }
  return out;
}

MarkdownText markdown_text(const Source& source, std::size_t begin, Diagnostics& diagnostics,
                           bool autolinks) {
  const MarkdownTree tree = parse_markdown(
      source, begin, {.footnotes = true, .join_lines = true, .autolinks = autolinks}, diagnostics);
  MarkdownText out;
  for (cmark_node* node = cmark_node_first_child(tree.root.get()); node != nullptr;
       node = cmark_node_next(node)) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
      out.blocks.push_back(footnotes_block(tree, node));
      break;  // they stand behind everything else
    }
    if (type == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) == 1 &&
        out.title.empty()) {
      out.title = text_of(node);
      out.title_lines = lines_of(tree, node);
      continue;
    }
    Block block = block_of(tree, node);
    if (block.text.empty() && type != CMARK_NODE_THEMATIC_BREAK) continue;
    out.blocks.push_back(std::move(block));
  }
  return out;
}

}  // namespace baoku
