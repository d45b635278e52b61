#include "reading/layout/sheet_style.h"

#include <algorithm>

#include "reading/layout/columns.h"

namespace baoku {

SheetStyle sheet_style(const std::vector<Line>& lines, const std::vector<Cues>& cues) {
  std::size_t datelines = 0, bylines = 0, ends = 0, parted = 0, indented = 0, lone = 0, heads = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    datelines += cues[i].has_dateline;
    bylines += cues[i].byline || cues[i].tail;
    indented += lines[i].indent >= 4;
    lone += cues[i].byline.has_value();
    heads += cues[i].byline &&
             (i == 0 || !(cues[i - 1].ends_sentence || cues[i - 1].tail || cues[i - 1].byline));
    const bool ends_paragraph =
        cues[i].ends_sentence && cues[i].width > 0 && fullness(lines[i], cues[i], true) == 0;
    if (ends_paragraph && i + 1 < lines.size()) {
      ++ends;
      parted += lines[i + 1].blank_before;
    }
  }
  SheetStyle style;
  const double stories = static_cast<double>(std::max<std::size_t>({datelines, bylines, 1}));
  style.bylines = static_cast<double>(bylines) / stories;
  style.datelines = static_cast<double>(datelines) / stories;
  style.head_bylines = lone > 0 ? static_cast<double>(heads) / static_cast<double>(lone) : 0;
  style.blanks = (static_cast<double>(parted) + 1) / (static_cast<double>(ends) + 2);
  style.indents =
      static_cast<double>(indented) / static_cast<double>(std::max<std::size_t>(lines.size(), 1));
  return style;
}

}  // namespace baoku
