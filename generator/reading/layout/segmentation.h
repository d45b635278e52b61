// What each line of a sheet is: headline, first line of a story, of a paragraph, ... Found as the
// most likely path through all lines at once (Viterbi), because no cue decides alone: 本报讯 is
// missing, blank lines stand in mid-sentence, subheads look like headlines. The evidence is weighed
// in evidence.cpp and evidence_of_steps.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

enum class LineKind {
  headline,      // kicker, title or subtitle, of whatever article
  lead,          // first line of an article's body
  paragraph,     // first line of a later paragraph
  continuation,  // goes on from the line before
  subhead,       // a heading inside an article
  byline,        // nothing but a byline, behind the body
  head_byline,   // the same between headline and body
};

inline constexpr std::size_t kLineKinds = 7;
constexpr std::size_t index(LineKind kind) { return static_cast<std::size_t>(kind); }

// A set of kinds, as bits.
using LineKinds = std::uint16_t;
inline constexpr LineKinds kAnyKind = 0xFFFF;
constexpr LineKinds only(LineKind kind) {
  return static_cast<LineKinds>(1u << static_cast<unsigned>(kind));
}

struct LabelledLine {
  LineKind kind = LineKind::continuation;
  double confidence = 1.0;  // posterior probability of the kind (forward-backward)
  double lead = 0.0;        // posterior probability that it is a lead
};

// `allowed` holds what each line may be, when the publisher says so; empty: anything.
std::vector<LabelledLine> label_lines(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                                      const std::vector<LineKinds>& allowed = {});

}  // namespace baoku
