#include "reading/markdown/written_article.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/toml_text.h"
#include "base/utf8.h"
#include "reading/facts/printed_place.h"
#include "reading/facts/sheet_number.h"

namespace baoku {
namespace {

void add(std::string& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out += std::string(key) + " = " + toml_quoted(value) + "\n";
}

void add(std::string& out, std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out += std::string(key) + " = [";
  for (std::size_t i = 0; i < values.size(); ++i) {
    out += (i > 0 ? ", " : "") + toml_quoted(values[i]);
  }
  out += "]\n";
}

bool is_of_issue(const Date& date, const Sheet& sheet) {
  return sheet.date.has_day() && date.basis == DateBasis::given && date.iso() == sheet.date.iso();
}

void add_date(std::string& out, const Article& article, const Sheet& sheet) {
  const Date& date = article.date;
  if (date.is_full() && !is_of_issue(date, sheet)) out += "date = " + date.iso() + "\n";
  if (date.has_day() && !date.is_full()) {
    out += "# date = YYYY" + date.iso().substr(1) + "  # the text names no year\n";
  }
}

// The fewest digits that read as the same number.
std::string decimal(double value) {
  char out[32];
  const auto result = std::to_chars(out, out + sizeof out, value, std::chars_format::fixed);
  return std::string(out, result.ptr);
}

void add_printed(std::string& out, const Article& article, const Sheet& sheet, unsigned order) {
  out += "\n[printed]\n";
  add(out, "of", sheet.stem);
  out += "order = " + std::to_string(order) + "\n";
  if (sheet.date.is_full()) out += "issue = " + sheet.date.iso() + "\n";
  add(out, "headline_lines", line_ranges_text({article.headline_lines}));
  add(out, "byline_lines", line_ranges_text({article.byline.lines}));
  std::vector<LineRange> body;
  for (const Block& block : article.blocks) body.push_back(block.lines);
  add(out, "body_lines", line_ranges_text(body));
  if (article.date.is_full()) {
    if (article.date.basis != DateBasis::given) {
      add(out, "date_basis", std::string(name_of(article.date.basis)));
    }
    add(out, "date_reason", article.date.reason);
  }
  if (article.confidence < 1) {
    out += article.reasons.empty()
               ? "# Delete the next line when you have checked the article.\n"
               : "# Delete the next two lines when you have checked the article.\n";
    out += "confidence = " + decimal(article.confidence) + "\n";
    add(out, "doubts", article.reasons);
  }
  for (const Correction& correction : article.corrections) {
    out += "\n[[printed.corrected]]\n";
    add(out, "of", std::string(name_of(correction.of)));
    add(out, "printed", correction.printed);
    add(out, "reads", correction.reads);
  }
}

// A table or list, as Markdown has it in the sheet's own source.
std::string source_of(const Block& block, const Source& source) {
  std::string out;
  for (std::size_t i = block.lines.first; i > 0 && i <= block.lines.last; ++i) {
    if (i > source.line_count()) break;
    out += std::string(source.line(i)) + "\n";
  }
  return out;
}

}  // namespace

std::string escaped_markdown(std::string_view text) {
  constexpr std::string_view kAnywhere = "\\`*_[]<&~#";
  constexpr std::string_view kAtBegin = "+-=>|:";
  // "1." or "1)" at the beginning would be a list.
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_mark = kAnywhere.find(c) != std::string_view::npos ||
                         (i == 0 && kAtBegin.find(c) != std::string_view::npos) ||
                         (i > 0 && i == digits && (c == '.' || c == ')'));
    if (is_mark) out += '\\';
    out += c;
  }
  return out;
}

std::string written_article(const Article& article, const Sheet& sheet, unsigned order,
                            std::string_view slug) {
  std::string out = "+++\n";
  add(out, "title", article.title);
  add(out, "kicker", article.kicker);
  add(out, "subtitle", article.subtitle);
  add(out, "section", article.section);
  add(out, "dateline", article.dateline);
  add_date(out, article, sheet);
  add(out, "authors", article.byline.reporters);
  add(out, "correspondents", article.byline.correspondents);
  add(out, "others", article.byline.others);
  add(out, "tags", article.tags);
  add(out, "newspaper", sheet.newspaper);
  add(out, "sheet", SheetNumber{sheet.series, sheet.number}.text());
  add(out, "slug", std::string(slug));
  add_printed(out, article, sheet, order);
  out += "+++\n";
  for (const Block& block : article.blocks) {
    out += "\n";
    if (block.kind == Block::Kind::other && !block.html.empty()) {
      out += source_of(block, sheet.source);
      continue;
    }
    if (block.kind == Block::Kind::subhead) out += "## ";
    out += escaped_markdown(printed_text(block)) + "\n";
  }
  return out;
}

std::string difference_between(const Article& a, const Article& b) {
  if (a.title != b.title) return "title";
  if (a.kicker != b.kicker) return "kicker";
  if (a.subtitle != b.subtitle) return "subtitle";
  if (a.section != b.section) return "section";
  if (a.dateline != b.dateline) return "dateline";
  if (a.byline.reporters != b.byline.reporters ||
      a.byline.correspondents != b.byline.correspondents || a.byline.others != b.byline.others) {
    return "byline";
  }
  if (a.date.iso() != b.date.iso() || a.date.basis != b.date.basis) return "date";
  if (a.blocks.size() != b.blocks.size()) return "number of paragraphs";
  for (std::size_t i = 0; i < a.blocks.size(); ++i) {
    const bool is_same = a.blocks[i].kind == b.blocks[i].kind &&
                         a.blocks[i].text == b.blocks[i].text &&
                         a.blocks[i].html == b.blocks[i].html;
    if (!is_same) return "paragraph " + std::to_string(i + 1);
  }
  return "";
}

}  // namespace baoku
