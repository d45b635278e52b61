#include "reading/markdown/markdown_tree.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kMaxNesting = 100;
constexpr std::size_t kMaxTableColumns = 100;
constexpr std::size_t kMaxLinesAboveTable = 100;

struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct IteratorDeleter {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Iterator = std::unique_ptr<cmark_iter, IteratorDeleter>;

bool is_block(cmark_node* node) {
  return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
}

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

cmark_node* text_node(const std::string& text) {
  cmark_node* node = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(node, text.c_str());
  return node;
}

void replace(cmark_node* old, cmark_node* with) {
  cmark_node_replace(old, with);
  cmark_node_free(old);
}

// Finds the rule below a table's header, "|---|---|", that would cost cmark-gfm too much: it fills
// every row up to the columns of the header (27 kB made 2.5 million cells), and looks for the
// header in quadratic time when the rule ends a long paragraph.
std::optional<std::size_t> costly_table(std::string_view text) {
  std::size_t lines_above = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    const bool is_rule =
        !line.empty() && line.find_first_not_of("|:- \t") == std::string_view::npos;
    if (is_rule &&
        (lines_above > kMaxLinesAboveTable || std::count(line.begin(), line.end(), '|') >
                                                  static_cast<std::ptrdiff_t>(kMaxTableColumns))) {
      return begin;
    }
    lines_above = line.empty() ? 0 : lines_above + 1;
    begin = end + 1;
  }
  return std::nullopt;
}

// The extension registry of cmark-gfm is shared by all threads and not guarded: it is filled once,
// by the first who comes, and only read afterwards.
void attach_extensions(cmark_parser* parser, bool with_tables, bool with_autolinks) {
  static const bool registered = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return true;
  }();
  (void)registered;
  for (const char* name : {"strikethrough", "autolink", "table"}) {
    if (name == std::string_view("table") && !with_tables) continue;
    if (name == std::string_view("autolink") && !with_autolinks) continue;
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
}

// While cmark-gfm parses, the characters that its extensions look for (~ : w) stand in one table of
// the whole process, and are taken out again at the end: a parser that is finished makes another
// one blind (github/cmark-gfm, pull request 176). So one text is parsed at a time.
cmark_node* parse_alone(cmark_parser* parser, std::string_view text) {
  static std::mutex alone;
  const std::lock_guard lock(alone);
  cmark_parser_feed(parser, text.data(), text.size());
  return cmark_parser_finish(parser);
}

bool leads_somewhere(std::string_view url) {
  const auto begins = [&](std::string_view scheme) {
    return url.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), url.begin(), [](char a, char b) {
             return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
  };
  return begins("https://") || begins("http://") || begins("mailto:");
}

// Nodes of one tree that cannot stand as they are. They are changed after the walk, because an
// iterator must not lose the node it stands on.
struct Unsafe {
  std::vector<cmark_node*> inline_html;
  std::vector<cmark_node*> block_html;
  std::vector<cmark_node*> links;
  std::vector<cmark_node*> pictures;
  std::vector<cmark_node*> tables;
  std::vector<cmark_node*> inner_headings;
};

Unsafe find_unsafe(cmark_node* root) {
  Unsafe found;
  std::size_t picture_depth = 0;
  const Iterator iterator(cmark_iter_new(root));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    const cmark_node_type type = cmark_node_get_type(node);
    const bool enters = event == CMARK_EVENT_ENTER;
    if (type == CMARK_NODE_IMAGE) {
      if (enters && picture_depth++ == 0) found.pictures.push_back(node);
      if (!enters) --picture_depth;
      continue;
    }
    if (!enters || picture_depth > 0) continue;  // a picture's description goes as a whole
    if (type == CMARK_NODE_HTML_INLINE) found.inline_html.push_back(node);
    if (type == CMARK_NODE_HTML_BLOCK) found.block_html.push_back(node);
    if (type == CMARK_NODE_LINK && !leads_somewhere(cmark_node_get_url(node))) {
      found.links.push_back(node);
    }
    if (std::string_view(cmark_node_get_type_string(node)) == "table") found.tables.push_back(node);
    if (type == CMARK_NODE_HEADING && cmark_node_parent(node) != root) {
      found.inner_headings.push_back(node);
    }
  }
  return found;
}

// Puts a paragraph of plain text in the place of a block.
void replace_by_text(MarkdownTree& tree, cmark_node* node, std::string_view text) {
  cmark_node* paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) cmark_node_append_child(paragraph, cmark_node_new(CMARK_NODE_SOFTBREAK));
    cmark_node_append_child(paragraph, text_node(std::string(text.substr(begin, end - begin))));
    begin = end + 1;
  }
  tree.replaced.push_back(std::make_unique<LineRange>(lines_of(tree, node)));
  cmark_node_set_user_data(paragraph, tree.replaced.back().get());
  replace(node, paragraph);
}

bool is_leaf(cmark_node_type type) {
  return type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_THEMATIC_BREAK ||
         type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK ||
         type == CMARK_NODE_LINEBREAK || type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE;
}

// Counts how deep the nodes below `node` are nested: linear, without recursion.
std::size_t nesting_depth(cmark_node* node) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  const Iterator iterator(cmark_iter_new(node));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    if (is_leaf(cmark_node_get_type(cmark_iter_get_node(iterator.get())))) continue;
    if (event == CMARK_EVENT_ENTER) deepest = std::max(deepest, ++depth);
    if (event == CMARK_EVENT_EXIT) --depth;
  }
  return deepest;
}

// Shows what is nested absurdly deep as the text that it was written as.
void flatten_deep_blocks(const Source& source, MarkdownTree& tree, Diagnostics& diagnostics) {
  for (cmark_node* node = cmark_node_first_child(tree.root.get()); node != nullptr;) {
    cmark_node* next = cmark_node_next(node);
    if (nesting_depth(node) > kMaxNesting) {
      const LineRange lines = lines_of(tree, node);
      const std::size_t begin = source.line_start(lines.first);
      const std::string_view last = source.line(lines.last);
      const std::size_t end = source.line_start(lines.last) + last.size();
      diagnostics.warning(source, begin,
                          "marks are nested more than " + std::to_string(kMaxNesting) +
                              " deep here; the block is shown as plain text");
      replace_by_text(tree, node, std::string_view(source.text()).substr(begin, end - begin));
    }
    node = next;
  }
}

void unwrap(cmark_node* node) {
  while (cmark_node* child = cmark_node_first_child(node)) cmark_node_insert_before(node, child);
  cmark_node_free(node);
}

void report(const Source& source, const MarkdownTree& tree, cmark_node* node,
            std::string_view message, Diagnostics& diagnostics) {
  while (cmark_node_get_start_line(node) <= 0 && cmark_node_parent(node) != nullptr) {
    node = cmark_node_parent(node);
  }
  const LineRange lines = lines_of(tree, node);
  diagnostics.warning(source, source.line_start(lines.first), message);
}

void make_safe(const Source& source, MarkdownTree& tree, Diagnostics& diagnostics) {
  const Unsafe found = find_unsafe(tree.root.get());
  for (cmark_node* node : found.links) {
    report(source, tree, node,
           "the link to “" + std::string(cmark_node_get_url(node)) +
               "” leads nowhere on the site and is shown as text: write a full http address",
           diagnostics);
    unwrap(node);
  }
  for (cmark_node* node : found.pictures) {
    const std::string url = cmark_node_get_url(node);
    report(source, tree, node,
           "the picture “" + url + "” is not published; its description stands in its place",
           diagnostics);
    const std::string words = text_of(node);
    replace(node, text_node("[图：" + (words.empty() ? url : words) + "]"));
  }
  for (cmark_node* node : found.inline_html)
    replace(node, text_node(std::string(literal_of(node))));
  for (cmark_node* node : found.block_html) {
    const std::string html(trim(literal_of(node)));
    replace_by_text(tree, node, html);
  }
  for (cmark_node* node : found.tables) {  // alignment would be an obsolete attribute
    // In place: the library's setter forgets, and so leaks, the list that is there.
    std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(node);
    std::fill_n(alignments, cmark_gfm_extensions_get_table_columns(node), std::uint8_t{0});
  }
  for (cmark_node* node : found.inner_headings) {  // below the page's own headings
    cmark_node_set_heading_level(node, std::max(3, cmark_node_get_heading_level(node)));
  }
}

// Chinese has no space at a line end; words of Latin letters do.
bool needs_space(char32_t before, char32_t after) {
  if (before == 0 || after == 0) return false;
  return display_width(before) < 2 && display_width(after) < 2;
}

void join_lines(cmark_node* root) {
  std::vector<cmark_node*> breaks;
  std::vector<bool> spaced;
  char32_t before = 0;
  std::size_t open = 0;  // breaks from here on wait for the character behind them
  const Iterator iterator(cmark_iter_new(root));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (is_block(node)) before = 0;
    if (event != CMARK_EVENT_ENTER) continue;
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_SOFTBREAK) {
      breaks.push_back(node);
      spaced.push_back(false);
    } else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      const std::string_view text = literal_of(node);
      if (text.empty()) continue;
      for (; open < breaks.size(); ++open)
        spaced[open] = needs_space(before, first_code_point(text));
      before = last_code_point(text);
    }
    if (is_block(node)) open = breaks.size();
  }
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    if (spaced[i]) {
      replace(breaks[i], text_node(" "));
    } else {
      cmark_node_free(breaks[i]);
    }
  }
}

std::string render(cmark_node* node) {
  char* html = cmark_render_html(node, CMARK_OPT_DEFAULT, nullptr);
  std::string out(html);
  std::free(html);
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  if (text.find(from) == std::string::npos) return;
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t next = text.find(from, at);
    out.append(text, at, next - at);
    if (next == std::string::npos) break;
    out += to;
    at = next + from.size();
  }
  text = std::move(out);
}

}  // namespace

MarkdownTree parse_markdown(const Source& source, std::size_t begin, const MarkdownOptions& options,
                            Diagnostics& diagnostics) {
  const std::unique_ptr<cmark_parser, ParserDeleter> parser(
      cmark_parser_new(options.footnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT));
  const std::string_view text = std::string_view(source.text()).substr(begin);
  const std::optional<std::size_t> costly = costly_table(text);
  if (costly && source.line(source.line_of(begin + *costly)).find('|') != std::string_view::npos) {
    diagnostics.warning(source, begin + *costly,
                        "tables of this file are shown as text: one has more than " +
                            std::to_string(kMaxTableColumns) + " columns or lines above its rule");
  }
  attach_extensions(parser.get(), !costly, options.autolinks);
  MarkdownTree tree;
  tree.root.reset(parse_alone(parser.get(), text));
  tree.first_line = source.line_of(begin);
  tree.line_count = source.line_count();
  flatten_deep_blocks(source, tree, diagnostics);
  make_safe(source, tree, diagnostics);
  if (options.join_lines) join_lines(tree.root.get());
  cmark_consolidate_text_nodes(tree.root.get());
  return tree;
}

LineRange lines_of(const MarkdownTree& tree, cmark_node* block) {
  const auto line = [&](int number) {
    const std::size_t from_begin = static_cast<std::size_t>(std::max(number, 1)) - 1;
    return std::min(tree.first_line + from_begin, tree.line_count);
  };
  if (void* replaced = cmark_node_get_user_data(block)) return *static_cast<LineRange*>(replaced);
  const std::size_t first = line(cmark_node_get_start_line(block));
  return {first, std::max(first, line(cmark_node_get_end_line(block)))};
}

std::string text_of(cmark_node* node) {
  std::string out;
  const auto space = [&] {
    if (!out.empty() && out.back() != ' ') out += ' ';
  };
  const Iterator iterator(cmark_iter_new(node));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    cmark_node* at = cmark_iter_get_node(iterator.get());
    const cmark_node_type type = cmark_node_get_type(at);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK || is_block(at)) space();
    if (event != CMARK_EVENT_ENTER) continue;
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) out += literal_of(at);
    if (type == CMARK_NODE_CODE_BLOCK) {
      out += literal_of(at);
      std::replace(out.begin(), out.end(), '\n', ' ');
    }
  }
  return std::string(trim(out));
}

bool has_inline_markup(cmark_node* block) {
  for (cmark_node* child = cmark_node_first_child(block); child != nullptr;
       child = cmark_node_next(child)) {
    if (cmark_node_get_type(child) != CMARK_NODE_TEXT) return true;
  }
  return false;
}

std::string html_of(cmark_node* node, bool is_inline) {
  std::string html = render(node);
  // A ">" in a text is always written &gt;, so these are tags.
  replace_all(html, " />", ">");
  replace_all(html, "aria-label=\"Back to content\"", "aria-label=\"回到正文\"");
  if (is_inline) {
    const std::size_t begin = html.find('>') + 1;
    html = html.substr(begin, html.rfind("</") - begin);
  }
  return std::string(trim(html));
}

}  // namespace baoku
