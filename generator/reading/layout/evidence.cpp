// What a line says of its kind by itself.
#include "reading/layout/evidence.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/layout/columns.h"

namespace baoku {
namespace {

// Wrapped text goes beyond its column by a mark at most.
bool overflows(const Line& line, const Cues& c) {
  return c.width > 0 && line.cells > c.width && is_han(last_code_point(line.text));
}

// 联系电话：6221345
bool gives_number(const Line& line, const Cues& c) {
  std::string_view number = std::string_view(line.text).substr(c.speaker);
  number.remove_prefix(number.starts_with("：") ? std::string_view("：").size() : 1);
  return number.find_first_not_of("0123456789- ") == std::string_view::npos;
}

}  // namespace

Evidence::Evidence(const std::vector<Line>& lines, const std::vector<Cues>& cues)
    : lines_(lines),
      cues_(cues),
      style_(sheet_style(lines, cues)),
      around_(surroundings_of(lines, cues)),
      mean_run_(mean_run(cues, around_)),
      blank_parts_(std::log(style_.blanks / style_.breaks)),
      none_parts_(std::log(1.02 - style_.blanks)),
      blank_breaks_(std::log(style_.breaks)) {}

KindWeights Evidence::of_line(std::size_t i) const {
  const Line& line = lines_[i];
  const Cues& c = cues_[i];
  KindWeights weights;
  const auto set = [&](LineKind kind, double weight) { weights[index(kind)] = weight; };
  if (!line.html.empty()) {
    weights.fill(kNever);
    set(LineKind::paragraph, 0);
    set(LineKind::lead, 0);
  } else if (c.byline) {
    weights.fill(-3);
    set(LineKind::headline, -6);
    set(LineKind::byline, 6);
    set(LineKind::head_byline, 6);
  } else {
    const bool is_introduction = introduces(i);
    weights.fill(body(line, c));
    set(LineKind::headline,
        headline(line, c) - (runs_on(i) ? 4.5 : 0) - (is_introduction ? 2.5 : 0));
    set(LineKind::lead, lead(line, c) + (is_introduction ? 3 : 0));
    set(LineKind::subhead, subhead(line, c));
    set(LineKind::byline, kNever);
    set(LineKind::head_byline, kNever);
  }
  return weights;
}

double Evidence::headline(const Line& line, const Cues& c) const {
  if (line.heading > 0) return c.is_label ? 0 : 8;
  if (c.is_caption || c.is_signature) return kNever;
  double w = -0.5;
  if (c.has_dateline || c.tail || c.is_letter || c.is_row || c.begins_item) w -= 10;
  if (c.counts_places) w -= 10;
  if (c.opens_closed) w -= 6;
  if (is_indented(line)) w -= 2;
  w -= 6 * c.announced;                   // a headline that stands below has its story begin here
  if (c.stops > 0) w -= 5;                // a headline has no full stop inside
  if (line.text.ends_with("。")) w -= 7;  // nor at its end
  if (c.ends_open) w -= 2.5;
  w -= 0.9 * static_cast<double>(c.commas);  // rarely a comma
  if (c.is_note) w -= 8;
  if (c.says_so) w -= 2;
  if (c.speaker > 0 && c.has_digit && gives_number(line, c)) w -= 5;
  if (c.characters < 4) w -= 1;
  if (c.characters > 36) w -= 2;
  if (c.characters > 56) w -= 4;
  if (c.width > 0 && line.cells > c.width + 2) {
    // Wider than its column; a clause and a half of text in another column is so, too.
    const double wider = line.cells > c.width + 4 ? 4 : 2;
    w += is_indented(line) && c.commas > 0 ? 0 : wider;
  } else if (overflows(line, c)) {
    w += 1.5;
  }
  if (c.parts_clauses) w += 1.2;
  if (c.names_piece) w += 2;
  if (line.text.starts_with("——") && c.commas == 0 && !c.ends_sentence) w += 2.5;  // ——访…
  if (c.opens_like_lead && c.commas > 0) w -= 1.5;
  if (c.is_label) w -= line.text.starts_with("【") ? 2 : 6;
  return w;
}

double Evidence::subhead(const Line& line, const Cues& c) const {
  if (line.heading > 0) return line.heading < 3 ? 4 : style_.has_levels ? 14 : 8.5;
  if (c.is_caption || c.is_signature) return kNever;
  double w = c.characters <= 12 ? -0.3 : -1;
  if (c.has_dateline || c.tail || c.is_letter || c.is_row || c.begins_item) w -= 20;
  if (c.opens_closed) w -= 6;
  if (c.stops > 0 || line.text.ends_with("。")) w -= 6;
  if (c.ends_open) w -= 3;
  w -= 1.2 * static_cast<double>(c.commas);
  if (c.is_note) w -= 8;
  if (c.says_so) w -= 2;
  if (c.characters > 18) w -= 3;
  if (c.width > 0 && fullness(line, c, false) > 0.5) w -= 3;  // it does not fill the column
  if (c.is_label) w += 3;
  if (c.names_piece) w -= 2;
  w += 3 * std::max(0.0, c.echo - 0.5);
  return w;
}

double Evidence::lead(const Line& line, const Cues& c) const {
  if (line.heading > 0 || c.is_signature || c.is_caption) return kNever;
  double w = 0;
  if (c.has_dateline) w += 5;
  if (c.is_letter) w += 2;
  if (c.opens_like_lead) w += 1.5;
  if (c.goes_on) w -= 3;
  if (is_indented(line)) w += 1.5;
  if (c.opens_closed) w -= 6;
  // Body text fills its column or is a sentence.
  const bool is_like_body = (c.width > 0 && fullness(line, c, true) == 1) || c.ends_sentence ||
                            c.stops > 0 || c.commas > 0 || c.tail || c.is_address || c.is_row ||
                            c.is_note;
  if (!is_like_body) w -= 3;
  if (c.commas + c.stops > 0) w += 0.7;
  return w + body(line, c);
}

double Evidence::body(const Line& line, const Cues& c) const {
  if (line.heading > 0) return kNever;
  if (c.width == 0 || c.tail) return 0;
  if (c.parts_clauses) return -2.5;
  if (line.cells <= c.width + 2) return overflows(line, c) ? -1 : 0;
  return line.cells > c.width + 4 ? -6 : -4;
}

bool Evidence::fills_but_indent(std::size_t i) const {
  return lines_[i].cells + cues_[i].dropped_indent <= cues_[i].width + 2 &&
         fullness(lines_[i], cues_[i], false) < 1 && fullness(lines_[i], cues_[i], true) == 1;
}

// Running text: a line that fills its column, as does the one right below it, and breaks in
// mid-clause. A headline may happen to be so wide, but is hardly a clause and a half.
bool Evidence::runs_on(std::size_t i) const {
  if (i + 1 >= lines_.size() || cues_[i].width == 0 || lines_[i].heading > 0) return false;
  const auto fills = [&](std::size_t k) {
    return lines_[k].cells <= cues_[k].width + 2 && fullness(lines_[k], cues_[k], false) == 1;
  };
  const Cues& next = cues_[i + 1];
  // Where extraction dropped the indents, a line short by one may begin a paragraph, but only above
  // a full line: below a headline it is the line below that is short.
  const bool begins = cues_[i].dropped_indent > 0 && lines_[i].indent == 0 && fills_but_indent(i);
  if (cues_[i].commas == 0 && !cues_[i].ends_open && !next.splits_word) return false;
  return (fills(i) || begins) && !lines_[i + 1].blank_before && !next.has_dateline &&
         !next.byline && (next.ends_sentence || next.commas + next.stops > 0) && fills(i + 1);
}

// 县人大常委会任命：, above what it speaks of.
bool Evidence::introduces(std::size_t i) const {
  if (!cues_[i].ends_colon || i + 1 >= lines_.size() || lines_[i + 1].blank_before) return false;
  const Cues& next = cues_[i + 1];
  return next.ends_sentence || next.commas + next.stops > 0 || lines_[i + 1].text.ends_with("；");
}

// Where the sheet kept its indents, two characters of one begin a paragraph. A headline set in the
// middle stands behind any number of spaces.
bool Evidence::is_indented(const Line& line) const {
  constexpr std::size_t kParagraphIndent = 4;  // cells
  return line.indent == kParagraphIndent && keeps_indents();
}

bool Evidence::keeps_indents() const { return style_.indents > 0.1 && style_.indents < 0.9; }

}  // namespace baoku
