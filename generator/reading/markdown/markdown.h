// Markdown sources. With front matter a file is one article; without it, it is a sheet like a plain
// text, whose headings are marked:
//
//   # 标题            -> Line heading 1                    article: its title
//   本报讯 正文…       -> Lines, one a source line           Block paragraph
//   ## 小标题          -> Line heading 2                    Block subhead
//   | 表 | 格 |        -> Line with html                    Block other, html <table>
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "reading/article.h"
#include "reading/layout/lines.h"

namespace baoku {

// Reads the text from byte `begin` on (the start of a line) as the lines of a sheet.
std::vector<Line> markdown_lines(const Source& source, std::size_t begin, Diagnostics& diagnostics);

struct MarkdownText {
  std::string title;  // the first heading of level 1, which is then no block; "" without one
  LineRange title_lines;
  std::vector<Block> blocks;
};

// Reads the text from byte `begin` on as the text of one article. `autolinks` makes links of web
// addresses; in print they are text.
MarkdownText markdown_text(const Source& source, std::size_t begin, Diagnostics& diagnostics,
                           bool autolinks = true);

}  // namespace baoku
