// Corrections, found on their sheet: which lines they speak of, and what those lines may be. The
// rest of the sheet is read around that. What fits no line, or several, is reported and left out.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "reading/corrections/corrections.h"
#include "reading/layout/cues.h"
#include "reading/layout/furniture.h"
#include "reading/layout/lines.h"
#include "reading/layout/segmentation.h"

namespace baoku {

// What [[line]] says of each line of the sheet.
struct LineRules {
  std::vector<FurnitureRule> furniture;
  std::vector<LineKinds> kinds;
  std::vector<const Quote*> said_by;  // nullptr: nothing is said
};
LineRules find_line_rules(const Corrections& corrections, const std::vector<Line>& lines,
                          Diagnostics& diagnostics);

// The other corrections; `line`, `from` and the like are indices of the lines that are no
// furniture.
struct PlacedCorrections {
  struct OfArticle {
    const ArticleCorrection* said = nullptr;
    std::size_t line = 0;  // its lead
  };
  struct OfHeadline {
    std::vector<std::size_t> lines;  // ascending
    std::size_t story_line = 0;
  };
  struct OfMove {
    const MoveCorrection* said = nullptr;
    std::size_t from = 0, through = 0, beside = 0;
  };
  struct OfMisread {
    const MisreadCorrection* said = nullptr;
    std::optional<std::size_t> line;  // the lead of the article that it is about
  };

  std::vector<LineKinds> kinds;  // of all lines that are no furniture; empty: nothing is said
  std::vector<OfArticle> articles;
  std::vector<OfHeadline> headlines;
  std::vector<OfMove> moves;
  std::vector<OfMisread> misreads;
};
PlacedCorrections place_corrections(const Corrections& corrections, const LineRules& rules,
                                    const Furniture& furniture, Diagnostics& diagnostics);

// Makes the cues of the lines agree with what these are said to be: a byline that the grammar does
// not know is one nevertheless.
void set_cues(const std::vector<Line>& lines, const std::vector<LineKinds>& kinds,
              std::vector<Cues>& cues);

}  // namespace baoku
