// How a sheet is set: what its stories do, they mostly all do.
#pragma once

#include <vector>

#include "reading/layout/cues.h"
#include "reading/layout/lines.h"

namespace baoku {

struct SheetStyle {
  double bylines = 0;       // share of stories that have a byline
  double datelines = 0;     // share of stories that begin with a dateline
  double marked = 0;        // share of stories whose headline is marked as a heading
  bool has_levels = false;  // text stands right below a heading of the first or second level: those
                            // below it head parts
  double blanks = 0.5;      // share of paragraphs that a blank line parts
  double indents = 0;       // share of lines that are indented
  double head_bylines = 0;  // share of byline lines that stand above their story
  double lead_bylines = 0;  // share of bylines that stand behind the lead, the story going on below
  double breaks = 0.03;     // share of full lines within a sentence that a blank line follows
};

// True when line i is a byline below another one that names reporters, too, and stands right above
// text: the first signs the story above, the second heads that below.
bool heads_next_story(const std::vector<Line>& lines, const std::vector<Cues>& cues, std::size_t i);

// True when line i is a byline that is set off from the text above it, and not from that below.
bool leads_on(const std::vector<Line>& lines, const std::vector<Cues>& cues, std::size_t i);

SheetStyle sheet_style(const std::vector<Line>& lines, const std::vector<Cues>& cues);

}  // namespace baoku
