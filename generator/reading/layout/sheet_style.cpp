#include "reading/layout/sheet_style.h"

#include <algorithm>

#include "reading/layout/columns.h"

namespace baoku {

namespace {

// Headlines, datelines and bylines, in the order in which they stand.
class StoryMarks {
 public:
  StoryMarks(const std::vector<Line>& lines, const std::vector<Cues>& cues)
      : lines_(lines), cues_(cues), heads_(lines.size()) {
    for (std::size_t i = 0; i < lines.size(); ++i) heads_[i] = may_head(i);
  }

  // How many stories there must be: one begins with each dateline and each line that the text below
  // says again, unless it has just begun so, and ends with each byline.
  std::size_t stories() const {
    constexpr std::size_t kShortest = 9;  // characters; shorter ones head parts of a story
    std::size_t count = 0;
    bool is_open = false, has_begun = false;  // has_begun: nothing but headlines since
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Cues& c = cues_[i];
      const bool is_head =
          heads_[i] && !c.is_label && c.characters >= kShortest && c.echo >= kSaidAgain;
      if ((c.has_dateline || is_head) && !has_begun) ++count;
      const bool is_byline = c.byline || c.tail;
      if (is_byline && !is_open) ++count;
      has_begun = is_head || (has_begun && heads_[i]);
      is_open = !is_byline && (is_open || c.has_dateline || is_head);
    }
    return count;
  }

  // The share of bylines that stand below one paragraph and above more text, which the next
  // headline ends.
  double share_behind_lead() const {
    constexpr double kFew = 0.3;  // one alone is no habit
    std::size_t bylines = 0, behind_lead = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (!cues_[i].byline || cues_[i - 1].byline || !cues_[i - 1].ends_sentence) continue;
      ++bylines;
      behind_lead += text_follows(i) && is_below_lead(i);
    }
    return static_cast<double>(behind_lead) / (static_cast<double>(bylines) + kFew);
  }

 private:
  bool may_head(std::size_t i) const {
    constexpr std::size_t kLongest = 40;  // characters
    const Cues& c = cues_[i];
    if (c.ends_sentence || c.stops > 0 || c.commas > 1 || c.has_dateline || c.byline || c.tail ||
        c.is_caption || c.characters > kLongest) {
      return false;
    }
    const bool is_apart = i == 0 || heads_[i - 1] || cues_[i - 1].ends_sentence ||
                          cues_[i - 1].byline || cues_[i - 1].tail;
    const bool is_column_wide =
        c.width > 0 && lines_[i].cells <= c.width + 2 && fullness(lines_[i], c, false) > 0.5;
    const bool stands_alone = i + 1 == lines_.size() || lines_[i + 1].blank_before;
    return is_apart && (!is_column_wide || stands_alone || c.echo >= kSaidAgain);
  }

  bool text_follows(std::size_t i) const {
    while (i < lines_.size() && cues_[i].byline) ++i;
    return i < lines_.size() && !heads_[i] && !cues_[i].has_dateline;
  }

  bool is_below_lead(std::size_t i) const {
    constexpr std::size_t kMostLines = 24;  // of a lead
    for (std::size_t p = i; p-- > 0 && i - p <= kMostLines;) {
      if (heads_[p]) return p + 1 < i;
      if (cues_[p].has_dateline) return true;
      if (cues_[p].byline || cues_[p].tail || p == 0) return false;
      const bool begins = cues_[p - 1].ends_sentence &&
                          (lines_[p].blank_before ||
                           (cues_[p].width > 0 && fullness(lines_[p - 1], cues_[p], true) < 0.5));
      if (begins) return false;
    }
    return false;
  }

  static constexpr double kSaidAgain = 0.5;  // of a headline, by the text below

  const std::vector<Line>& lines_;
  const std::vector<Cues>& cues_;
  std::vector<bool> heads_;  // lines that may be of a headline
};

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
  const StoryMarks marks(lines, cues);
  constexpr std::size_t kLongStory = 1200;  // characters
  const double stories = static_cast<double>(
      std::max<std::size_t>({datelines, bylines, marks.stories(), characters / kLongStory, 1}));
  style.bylines = static_cast<double>(bylines) / stories;
  style.datelines = static_cast<double>(datelines) / stories;
  style.head_bylines = lone > 0 ? static_cast<double>(heads) / static_cast<double>(lone) : 0;
  style.lead_bylines = marks.share_behind_lead();
  style.breaks =
      (static_cast<double>(broken) + 0.6) / (static_cast<double>(broken + unbroken) + 20);
  style.blanks = (static_cast<double>(parted) + 1) / (static_cast<double>(ends) + 2);
  style.indents =
      static_cast<double>(indented) / static_cast<double>(std::max<std::size_t>(lines.size(), 1));
  return style;
}

}  // namespace baoku
