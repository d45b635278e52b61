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

  // How many stories there must be: one begins with each dateline and each headline that the text
  // below says again, unless it has just begun so, and ends with each byline.
  std::size_t stories() const {
    constexpr std::size_t kShortest = 12;  // characters; shorter ones may head parts of a story
    enum class Place { outside, head, text } place = Place::outside;
    std::size_t count = 0, characters = 0;
    bool is_said = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Cues& c = cues_[i];
      const bool goes_on = i > 0 && heads_[i - 1];
      characters = heads_[i] ? (goes_on ? characters : 0) + c.characters : 0;
      is_said = heads_[i] && !c.is_label && ((goes_on && is_said) || c.echo >= kSaidAgain);
      const bool is_byline = c.byline || c.tail;
      const bool is_head = (is_said && characters >= kShortest) || (c.byline && goes_on);
      if (is_head || c.has_dateline) {
        if (place != Place::head) ++count;
        place = is_head ? Place::head : Place::text;
      } else if (is_byline && place != Place::head) {
        if (place == Place::outside) ++count;
        place = Place::outside;
      } else if (!heads_[i] && !is_byline && place == Place::head) {
        place = Place::text;
      }
    }
    return count;
  }

  // How many stories the headlines at the foot are of, at least.
  std::size_t stories_of_foot() const {
    constexpr std::size_t kLinesOfOne = 3;
    std::size_t count = 0;
    while (count < lines_.size() && heads_[lines_.size() - 1 - count]) ++count;
    return (count + kLinesOfOne - 1) / kLinesOfOne;
  }

  // True when no byline stands above a headline or at the end: each stands above text.
  bool no_story_ends_in_byline() const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (cues_[i].tail) return false;
      if (!cues_[i].byline) continue;
      if (i + 1 == lines_.size() || heads_[i + 1]) return false;
    }
    return true;
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

  // Characters of the headline that ends with line i.
  std::size_t length_of_head(std::size_t i) const {
    std::size_t characters = cues_[i].characters;
    while (i > 0 && heads_[i - 1]) characters += cues_[--i].characters;
    return characters;
  }

  bool is_below_lead(std::size_t i) const {
    constexpr std::size_t kMostLines = 24;  // of a lead
    for (std::size_t p = i; p-- > 0 && i - p <= kMostLines;) {
      if (heads_[p]) return p + 1 < i && length_of_head(p) >= kShortestHeadline;
      if (cues_[p].has_dateline) return true;
      if (cues_[p].byline || cues_[p].tail || p == 0) return false;
      const bool begins = cues_[p - 1].ends_sentence &&
                          (lines_[p].blank_before ||
                           (cues_[p].width > 0 && fullness(lines_[p - 1], cues_[p], true) < 0.5));
      if (begins) return false;
    }
    return false;
  }

  static constexpr double kSaidAgain = 0.5;            // of a headline, by the text below
  static constexpr std::size_t kShortestHeadline = 9;  // characters; shorter ones head parts

  const std::vector<Line>& lines_;
  const std::vector<Cues>& cues_;
  std::vector<bool> heads_;  // lines that may be of a headline
};

}  // namespace

bool leads_on(const std::vector<Line>& lines, const std::vector<Cues>& cues, std::size_t i) {
  return cues[i].byline && lines[i].blank_before && i + 1 < lines.size() &&
         !lines[i + 1].blank_before && !cues[i + 1].byline;
}

bool heads_next_story(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                      std::size_t i) {
  if (i == 0 || !leads_on(lines, cues, i) || cues[i].byline->reporters.empty()) return false;
  std::size_t above = i - 1;  // the last lines of a byline may name nobody (see wrapped_bylines.h)
  while (above > 0 && cues[above].byline && cues[above].byline->empty()) --above;
  return cues[above].byline && !cues[above].byline->reporters.empty();
}

SheetStyle sheet_style(const std::vector<Line>& lines, const std::vector<Cues>& cues) {
  std::size_t datelines = 0, bylines = 0, ends = 0, parted = 0, indented = 0, lone = 0, heads = 0,
              set_off = 0, broken = 0, unbroken = 0, characters = 0, marked = 0;
  SheetStyle style;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    characters += cues[i].characters;
    datelines += cues[i].has_dateline;
    bylines += cues[i].byline || cues[i].tail;
    indented += lines[i].indent >= 4;
    marked += lines[i].heading > 0 && (i == 0 || lines[i - 1].heading == 0);
    style.has_levels = style.has_levels || (lines[i].heading > 0 && lines[i].heading < 3 &&
                                            i + 1 < lines.size() && lines[i + 1].heading == 0);
    lone += cues[i].byline.has_value();
    const bool is_head =
        cues[i].byline && (i == 0 || heads_next_story(lines, cues, i) ||
                           (leads_on(lines, cues, i) && cues[i + 1].has_dateline) ||
                           !(cues[i - 1].ends_sentence || cues[i - 1].tail || cues[i - 1].byline));
    heads += is_head;
    set_off += !is_head && leads_on(lines, cues, i);
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
  const StoryMarks marks(lines, cues);
  constexpr std::size_t kLongStory = 1200;  // characters
  const double stories = static_cast<double>(std::max<std::size_t>(
      {datelines, bylines, marks.stories(), marks.stories_of_foot(), characters / kLongStory, 1}));
  style.bylines = static_cast<double>(bylines) / stories;
  style.datelines = static_cast<double>(datelines) / stories;
  if (marked > 1) style.marked = std::min(1.0, static_cast<double>(marked) / stories);
  // Where bylines stand at the head, so do those of stories whose headline stands elsewhere: all of
  // them, when none can be told to stand at the foot.
  if (heads > 0 && heads < lone && marks.no_story_ends_in_byline() &&
      marks.share_behind_lead() < 0.5) {
    heads = lone;
  } else if (3 * heads >= lone) {
    heads += set_off;
  }
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
