// Trying out what a publisher might add to the corrections of a sheet, so that what the program
// proposes is known to fit: it reads the sheet again with it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/article.h"
#include "reading/corrections/printed_lines.h"
#include "reading/layout/lines.h"

namespace baoku {

class CorrectionTrial {
 public:
  // `sheet` is a printed sheet with its source and corrections; its articles are not needed. It
  // must outlive the trial.
  explicit CorrectionTrial(const Sheet& sheet);
  CorrectionTrial(const CorrectionTrial&) = delete;
  CorrectionTrial& operator=(const CorrectionTrial&) = delete;

  // Reads the sheet with `snippet` behind its corrections; nothing when that is an error.
  std::optional<std::vector<Article>> read(std::string_view snippet) const;

  // The lines of the sheet, and the place of line `number` of the source among them; lines().size()
  // when it is none of them.
  const std::vector<Line>& lines() const { return lines_; }
  std::size_t place_of(std::size_t number) const;

  // Quotes the printed text from line `number` of the source on: the shortest beginning of some
  // length that fits no other line, at most `most` lines long; "" when there is none.
  std::string quote(std::size_t number, std::size_t most) const;

 private:
  const Sheet& sheet_;
  std::vector<Line> lines_;
  PrintedLines printed_;
};

}  // namespace baoku
