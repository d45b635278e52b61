// [[misread]]: words that the print or the extraction got wrong, put right wherever they stand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "reading/article.h"
#include "reading/corrections/corrections.h"

namespace baoku {

// A [[misread]] and the one article that it is about, if it is about one.
struct MisreadRule {
  const MisreadCorrection* said = nullptr;
  std::optional<std::size_t> article;
};

// Corrects texts, headlines and names of bylines, and keeps what is printed beside them. All rules
// look at the printed text; where two of them overlap, the one that begins first counts, then the
// longer one. Reports rules that change nothing.
void correct_misread_words(const Corrections& corrections, const std::vector<MisreadRule>& rules,
                           std::vector<Article>& articles, Diagnostics& diagnostics);

}  // namespace baoku
