#include "reading/layout/sheet_style.h"

#include <algorithm>

#include "reading/layout/columns.h"

namespace baoku {

namespace {

// A byline that is nearer to the dateline above it than to the one below, and not right in front of
// that, stands behind the lead.
double share_of_lead_bylines(const std::vector<Cues>& cues) {
  constexpr std::size_t kHeadlineLines = 6;
  std::size_t bylines = 0, behind_lead = 0, dateline = cues.size(), byline = cues.size();
  for (std::size_t i = 0; i < cues.size(); ++i) {
    if (cues[i].has_dateline) {
      if (byline < cues.size() && dateline < byline) {
        ++bylines;
        behind_lead += i - byline > kHeadlineLines && i - byline > byline - dateline;
      }
      dateline = i;
      byline = cues.size();
    } else if (cues[i].byline && byline == cues.size()) {
      byline = i;
    }
  }
  return bylines == 0 ? 0 : static_cast<double>(behind_lead) / static_cast<double>(bylines);
}

}  // namespace

SheetStyle sheet_style(const std::vector<Line>& lines, const std::vector<Cues>& cues) {
  std::size_t datelines = 0, bylines = 0, ends = 0, parted = 0, indented = 0, lone = 0, heads = 0,
              broken = 0, unbroken = 0, characters = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    characters += cues[i].characters;
    datelines += cues[i].has_dateline;
    bylines += cues[i].byline || cues[i].tail;
    indented += lines[i].indent >= 4;
    lone += cues[i].byline.has_value();
    const bool is_set_off = lines[i].blank_before && i + 1 < lines.size() &&
                            cues[i + 1].has_dateline && !lines[i + 1].blank_before;
    heads +=
        cues[i].byline && (i == 0 || is_set_off ||
                           !(cues[i - 1].ends_sentence || cues[i - 1].tail || cues[i - 1].byline));
    const bool goes_on = !cues[i].ends_sentence && cues[i].width > 0 && !cues[i].byline &&
                         fullness(lines[i], cues[i], false) == 1;
    if (goes_on && i + 1 < lines.size()) ++(lines[i + 1].blank_before ? broken : unbroken);
    const bool ends_paragraph =
        cues[i].ends_sentence && cues[i].width > 0 && fullness(lines[i], cues[i], true) == 0;
    if (ends_paragraph && i + 1 < lines.size() && !cues[i + 1].byline) {
      ++ends;
      parted += lines[i + 1].blank_before;
    }
  }
  SheetStyle style;
  constexpr std::size_t kLongStory =
      1200;  // characters: one byline on a sheet of many tells little
  const double stories =
      static_cast<double>(std::max<std::size_t>({datelines, bylines, characters / kLongStory, 1}));
  style.bylines = static_cast<double>(bylines) / stories;
  style.datelines = static_cast<double>(datelines) / stories;
  style.head_bylines = lone > 0 ? static_cast<double>(heads) / static_cast<double>(lone) : 0;
  style.lead_bylines = share_of_lead_bylines(cues);
  style.breaks =
      (static_cast<double>(broken) + 0.6) / (static_cast<double>(broken + unbroken) + 20);
  style.blanks = (static_cast<double>(parted) + 1) / (static_cast<double>(ends) + 2);
  style.indents =
      static_cast<double>(indented) / static_cast<double>(std::max<std::size_t>(lines.size(), 1));
  return style;
}

}  // namespace baoku
