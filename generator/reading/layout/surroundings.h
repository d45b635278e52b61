// What stands around a line further off than its neighbours: which run of text it belongs to,
// whether a dateline or a byline comes below.
#pragma once

#include <cstddef>
#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

struct Surroundings {
  std::size_t run = 0;            // characters above it since a paragraph surely began
  std::size_t heading = 0;        // characters from it on that may be one headline
  std::size_t unsaid = 0;         // headings as short and unsaid as this one that no byline or
                                  // dateline parts from it, with itself; 0: it is none
  bool is_among_briefs = false;   // a heading that its one paragraph says again, below another one
  bool dateline_follows = false;  // the first line below that is no heading begins with a dateline
                                  // or is a byline
  bool day_follows = false;       // the first line below that is no heading begins with a day
  bool ends_in_byline = false;    // a byline comes below, before any dateline
  bool parts_bylines = false;     // it looks most like the headline between two stories that are
                                  // signed, the first at its head, the second at its foot
};

// True when neither the text below says these words again nor that above.
bool is_unsaid(const Cues& cues);

// Returns them for each line of a sheet.
std::vector<Surroundings> surroundings_of(const std::vector<Line>& lines,
                                          const std::vector<Cues>& cues);

// Returns how many characters a run has on this sheet.
double mean_run(const std::vector<Cues>& cues, const std::vector<Surroundings>& around);

}  // namespace baoku
