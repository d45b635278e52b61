// Spans of one text that may be names, with their scores. They may overlap.
#pragma once

#include <cstdint>
#include <vector>

#include "reading/people/names.h"
#include "reading/people/scanned_text.h"

namespace baoku {

struct Candidate {
  std::uint32_t begin = 0;  // code points
  std::uint32_t end = 0;
  float score = 0;  // natural logarithm of odds that this is a name, roughly
  Reasons reasons = 0;
};

// Finds Chinese names: a single or double surname and one or two characters, a married name of two
// surnames (陈方安生), a two-character name printed with a space. Segments `text` where it must.
// Candidates come by begin, then end. `is_taught`: the taught weights count, too.
std::vector<Candidate> chinese_candidates(ScannedText& text, bool is_taught);

// Finds foreign names written in Han characters, with or without a dot (萨尔瓦多·阿连德, 普京).
std::vector<Candidate> foreign_candidates(ScannedText& text, bool is_taught);

}  // namespace baoku
