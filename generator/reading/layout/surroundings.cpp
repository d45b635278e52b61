#include "reading/layout/surroundings.h"

#include <algorithm>
#include <string>

#include "reading/layout/columns.h"

namespace baoku {
namespace {

bool finds_dateline(const std::vector<Line>& lines, const std::vector<Cues>& cues, std::size_t i) {
  constexpr std::size_t kMostHeadlineLines = 5;
  for (std::size_t j = i + 1; j < lines.size() && j <= i + kMostHeadlineLines; ++j) {
    if (cues[j].has_dateline || cues[j].byline || cues[j].is_letter) return true;
    if (cues[j].stops > 0 || cues[j].commas > 1 || cues[j].ends_sentence) return false;
  }
  return i + kMostHeadlineLines >= lines.size();  // a stack at the foot heads stories above it
}

bool finds_day(const std::vector<Cues>& cues, std::size_t i) {
  constexpr std::size_t kMostHeadlineLines = 3;
  for (std::size_t j = i + 1; j < cues.size() && j <= i + kMostHeadlineLines; ++j) {
    if (cues[j].opens_with_day) return true;
    if (cues[j].stops > 0 || cues[j].commas > 0 || cues[j].ends_sentence) return false;
  }
  return false;
}

// True when a writer of `foot` is none of `head`.
bool names_other_writer(const Byline& foot, const Byline& head) {
  const auto is_other = [&](const std::string& name) {
    return std::find(head.reporters.begin(), head.reporters.end(), name) == head.reporters.end() &&
           std::find(head.correspondents.begin(), head.correspondents.end(), name) ==
               head.correspondents.end();
  };
  return std::any_of(foot.reporters.begin(), foot.reporters.end(), is_other) ||
         std::any_of(foot.correspondents.begin(), foot.correspondents.end(), is_other);
}

void measure_runs(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                  std::vector<Surroundings>& around) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool is_new =
        cues[i - 1].byline || cues[i - 1].tail || cues[i].has_dateline ||
        (cues[i - 1].ends_sentence &&
         (lines[i].blank_before || fullness(lines[i - 1], cues[i - 1], true) < 0.5));
    around[i].run = is_new ? 0 : around[i - 1].run + cues[i - 1].characters;
  }
}

void measure_headings(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                      std::vector<Surroundings>& around) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    const Cues& c = cues[i];
    const bool is_sentence =
        c.stops > 0 || c.commas > 1 || c.ends_sentence || c.has_dateline || c.byline;
    const bool is_text = is_sentence || (c.width > 0 && lines[i].cells <= c.width &&
                                         fullness(lines[i], c, false) == 1);
    if (is_text && (c.width == 0 || lines[i].cells <= c.width)) continue;
    const bool goes_on = i + 1 < lines.size() && !lines[i + 1].blank_before;
    around[i].heading = c.characters + (goes_on ? around[i + 1].heading : 0);
  }
}

void find_bylines_below(const std::vector<Cues>& cues, std::vector<Surroundings>& around) {
  for (std::size_t i = cues.size(), next = 0; i-- > 0;) {
    if (cues[i].has_dateline) next = 0;
    if (cues[i].byline || cues[i].tail) next = i;
    around[i].ends_in_byline = next > i;
  }
}

// 本报讯（记者 张三）… and at the foot □ 记者 李四: nobody signs a story twice, so another one
// begins in between.
void find_parted_bylines(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                         std::vector<Surroundings>& around) {
  const Byline* head = nullptr;
  double most = 0;
  std::size_t likeliest = 0;  // 0: no line may be a headline
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Cues& c = cues[i];
    const Byline* const foot = c.byline ? &*c.byline : c.tail ? &c.tail->byline : nullptr;
    if (head && foot && likeliest > 0 && names_other_writer(*foot, *head)) {
      around[likeliest].parts_bylines = true;
    }
    if (foot || c.has_dateline) head = nullptr;
    if (c.has_dateline && (c.wrapped_head || c.head)) {
      head = c.wrapped_head ? &*c.wrapped_head : &*c.head;
      likeliest = 0;
    } else if (head && around[i].heading > 0 && cues[i - 1].ends_sentence) {
      const double likeness = 3 * c.echo + c.seam + (lines[i].blank_before ? 1 : 0);
      if (likeliest == 0 || likeness > most) most = likeness, likeliest = i;
    }
  }
}

// Headings that say nothing the text says, one below the other in a story: 路在脚下, 新烦恼.
void count_unsaid_headings(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                           std::vector<Surroundings>& around) {
  constexpr std::size_t kShortest = 3, kLongest = 8;  // characters
  const auto is_one = [&](std::size_t i) {
    const Cues& c = cues[i];
    return around[i].heading == c.characters && c.characters >= kShortest &&
           c.characters <= kLongest && cues[i - 1].ends_sentence && !c.is_row && !c.is_caption &&
           !c.is_signature && !c.names_piece && lines[i].heading == 0 && is_unsaid(c);
  };
  std::vector<std::size_t> found;
  for (std::size_t i = 1; i <= lines.size(); ++i) {
    const bool ends = i == lines.size() || cues[i].byline || cues[i].tail || cues[i].has_dateline;
    if (ends) {
      for (const std::size_t k : found) around[k].unsaid = found.size();
      found.clear();
    } else if (around[i].heading > 0 && is_one(i)) {
      found.push_back(i);
    }
  }
}

// 第二小学合唱团获金奖, and below it the one paragraph that says so, again and again: headlines of
// briefs, which need neither dateline nor byline.
void find_briefs(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                 std::vector<Surroundings>& around) {
  constexpr std::size_t kMostCharacters = 110;  // of a brief
  constexpr double kSaidAgain = 0.3;
  std::size_t above = 0, characters = 0;  // the heading above, and the text since
  bool is_brief = false;                  // that text is one paragraph so far
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Cues& c = cues[i];
    const bool is_heading = around[i].heading == c.characters && c.echo >= kSaidAgain &&
                            c.commas == 0 && !c.is_row && !c.is_caption && !c.is_label;
    if (is_heading && (cues[i - 1].ends_sentence || cues[i - 1].tail || cues[i - 1].byline)) {
      around[i].is_among_briefs = is_brief && above > 0 && characters > 0;
      above = i;
      characters = 0;
      is_brief = true;
      continue;
    }
    if (c.byline) continue;
    characters += c.characters;
    const bool begins_paragraph = characters > c.characters && cues[i - 1].ends_sentence &&
                                  fullness(lines[i - 1], cues[i - 1], false) < 1;
    is_brief = is_brief && characters <= kMostCharacters && !begins_paragraph && !c.has_dateline;
  }
}

}  // namespace

bool is_unsaid(const Cues& cues) {
  constexpr double kSaid = 0.15;
  return cues.echo < kSaid && cues.heads_above == 0;
}

std::vector<Surroundings> surroundings_of(const std::vector<Line>& lines,
                                          const std::vector<Cues>& cues) {
  std::vector<Surroundings> around(lines.size());
  measure_runs(lines, cues, around);
  measure_headings(lines, cues, around);
  count_unsaid_headings(lines, cues, around);
  find_briefs(lines, cues, around);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    around[i].dateline_follows = finds_dateline(lines, cues, i);
    around[i].day_follows = finds_day(cues, i);
  }
  find_bylines_below(cues, around);
  find_parted_bylines(lines, cues, around);
  return around;
}

double mean_run(const std::vector<Cues>& cues, const std::vector<Surroundings>& around) {
  constexpr std::size_t kUsual = 120;  // characters of a paragraph of news
  std::size_t runs = 3, characters = 3 * kUsual;
  for (std::size_t i = 1; i < around.size(); ++i) {
    if (around[i].run > 0 || around[i - 1].run == 0) continue;
    ++runs;
    characters += around[i - 1].run + cues[i - 1].characters;
  }
  return static_cast<double>(characters) / static_cast<double>(runs);
}

}  // namespace baoku
