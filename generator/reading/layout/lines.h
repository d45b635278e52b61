// A sheet as a sequence of lines with layout cues: the common form of plain text and Markdown
// sheets, from which `read_articles` puts the articles together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace baoku {

struct Line {
  std::string text;             // trimmed, extraction noise removed; never empty unless html is set
  std::size_t number = 0;       // in the source, from 1
  std::size_t last_number = 0;  // the same, or the last line of a Markdown block
  std::size_t cells = 0;        // display width of `text`, half-width characters count 1
  std::size_t indent = 0;       // cells of white space before it
  bool blank_before = false;    // an empty line, or the top of the sheet, stands before it
  int heading = 0;              // 1..6: marked as a heading by Markdown; 0: not marked
  std::string html;             // a Markdown block that is no plain paragraph (table, list, code):
                                // safe HTML, with its plain text in `text`
};

// Terminal cells of a text: full-width characters take 2.
std::size_t cells_of(std::string_view text);

// Splits plain text from byte `begin` on into lines. Knows "# " headings, because sheets that were
// taken out of a PDF by a program may carry them inside plain text.
std::vector<Line> plain_lines(const Source& source, std::size_t begin = 0);

}  // namespace baoku
