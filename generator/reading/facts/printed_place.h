// Where an article of a Markdown file stands in print: what `baoku import` writes into its front
// matter, so that it stays on its sheet and keeps what readers are told about its source.
//
//   [printed]
//   of = "2021/01-25/02"           the sheet's file below content/, without its extension
//   order = 3                      its place on the sheet
//   issue = 2021-01-25             the sheet's day, when it is given
//   headline_lines = "211"         lines of the sheet's file, as are
//   byline_lines = "58"            these
//   body_lines = "6-20 22-58"      and these: a range for each block
//   date_basis = "inferred"        what the article's date rests on: given (when left out), stated,
//   date_reason = "1月22日"         inferred
//   confidence = 0.62              how sure the reading was, and
//   doubts = ["…"]                 why not more; both go when somebody has checked it
//
//   [[printed.corrected]]          what was corrected on the sheet: of = "text" is a misprint that
//   the of = "title"                   text below still has printed = "…" reads = "…"
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/settings.h"
#include "base/source.h"
#include "reading/article.h"

namespace baoku {

struct PrintedPlace {
  std::string of;
  unsigned order = 0;
  std::optional<SettingDate> issue;
  std::size_t issue_offset = 0;
  LineRange headline_lines;
  LineRange byline_lines;
  std::vector<LineRange> body_lines;
  DateBasis date_basis = DateBasis::given;
  std::string date_reason;
  double confidence = 1;
  std::vector<std::string> doubts;
  std::vector<Correction> corrected;
};

// Reads the table [printed] of a front matter, strictly.
PrintedPlace read_printed_place(const SettingTable& table, const Source& source,
                                Diagnostics& diagnostics);

// "6-20 22-58" and back; nothing when it is no such list.
std::optional<std::vector<LineRange>> parse_line_ranges(std::string_view text);
std::string line_ranges_text(const std::vector<LineRange>& ranges);

}  // namespace baoku
