// A Markdown text as cmark-gfm's tree, made safe to show: raw HTML has become text, links lead only
// to the web or to footnotes, pictures have become their descriptions, soft line breaks have been
// joined as print would, and nothing is nested deeper than a reader's browser likes. Only
// markdown*.cpp know cmark.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "reading/article.h"

namespace baoku {

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};

struct MarkdownTree {
  std::unique_ptr<cmark_node, NodeDeleter> root;
  std::size_t first_line = 1;  // of the source, where the parsed text begins
  std::size_t line_count = 1;  // of the source
  // Where the blocks stood that have been replaced by text; their nodes point here.
  std::vector<std::unique_ptr<LineRange>> replaced;
};

struct MarkdownOptions {
  bool footnotes = true;
  bool join_lines = true;  // soft breaks become nothing or a space; else they stay in the tree
  bool autolinks = true;   // web and mail addresses become links
};

// Parses source.text() from byte `begin`, which begins a line. Reports links that lead nowhere and
// pictures, which are not published.
MarkdownTree parse_markdown(const Source& source, std::size_t begin, const MarkdownOptions& options,
                            Diagnostics& diagnostics);

// The lines of the source that a top-level block covers.
LineRange lines_of(const MarkdownTree& tree, cmark_node* block);

// The words below `node`, on one line, without markup.
std::string text_of(cmark_node* node);

// True when the inline content of a paragraph or heading is more than words.
bool has_inline_markup(cmark_node* block);

// Renders `node` as HTML; `is_inline` leaves the element of the block itself out.
std::string html_of(cmark_node* node, bool is_inline);

}  // namespace baoku
