#include "reading/layout/lines.h"

#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/layout/han_run.h"
#include "reading/layout/noise.h"

namespace baoku {
namespace {

// Returns the level of a "## heading" and moves `text` to what it says; 0 when it is none.
int take_heading_mark(std::string_view& text) {
  std::size_t level = 0;
  while (level < text.size() && text[level] == '#') ++level;
  if (level == 0 || level > 6 || level == text.size() || text[level] != ' ') return 0;
  text = trim(text.substr(level));
  while (text.ends_with('#')) text.remove_suffix(1);
  text = trim(text);
  return text.empty() ? 0 : static_cast<int>(level);
}

std::size_t leading_cells(std::string_view raw) {
  std::size_t cells = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const char32_t c = next_code_point(raw, at);
    if (!is_space(c)) break;
    cells += display_width(c);
  }
  return cells;
}

}  // namespace

std::size_t cells_of(std::string_view text) {
  std::size_t cells = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = wide_run_end(text, at);
    cells += (end - at) / kWideBytes * kWideCells;
    at = end;
    if (at < text.size()) cells += display_width(next_code_point(text, at));
  }
  return cells;
}

std::vector<Line> plain_lines(const Source& source, std::size_t begin) {
  std::vector<Line> lines;
  bool blank = true;
  for (std::size_t n = source.line_of(begin); n <= source.line_count(); ++n) {
    const std::string_view raw = source.line(n);
    // A form feed is a page break of the extraction: the text around it is not adjacent in print.
    if (raw.find('\f') != std::string_view::npos) blank = true;
    CleanText clean = clean_text(raw);
    std::string_view text = clean.text;
    const int heading = take_heading_mark(text);
    if (text.empty()) {
      blank = true;
      continue;
    }
    Line& line = lines.emplace_back();
    line.number = line.last_number = n;
    const bool is_whole = text.size() == clean.text.size();
    line.cells = is_whole ? clean.cells : cells_of(text);
    line.text = is_whole ? std::move(clean.text) : std::string(text);
    line.indent = leading_cells(raw);
    line.blank_before = blank;
    line.heading = heading;
    blank = false;
  }
  return lines;
}

}  // namespace baoku
