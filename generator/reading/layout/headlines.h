// Which headline belongs to which story. Print sets headlines above their story; extraction moves
// them behind it, behind the next one, or into a stack at the foot. A headline shares words with
// its own story, so all headline lines of the sheet are cut into groups and given to stories at
// once: beam search over the runs in reading order, scored by shared character pairs (weighted by
// rarity on the sheet), place, and blank lines. The weights are log-odds and stand beside their
// reasons.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reading/layout/lines.h"
#include "reading/layout/stories.h"

namespace baoku {

struct HeadlineGroup {
  std::vector<std::size_t> lines;  // indices of the sheet's lines; empty: none was found
  bool is_in_place = true;         // stands directly above its story
  double overlap = 0;              // share of its character pairs that the story has, by rarity
  double confidence = 0;           // share of the beam's weight that agrees
  std::string section;             // the column label above it
  bool is_given = false;           // by the publisher
};

// A headline that the publisher gives to a story: indices of lines that are labelled headlines.
struct GivenHeadline {
  std::vector<std::size_t> lines;  // ascending
  std::size_t story = 0;
};

struct Headlines {
  std::vector<HeadlineGroup> of_story;             // one for each story
  std::vector<std::vector<std::size_t>> unplaced;  // groups that no story took
  std::vector<std::size_t>
      unplaced_before;  // for each of them: the story that it stands in front of
};

// Each story and each line has at most one of the headlines that are `given`.
Headlines match_headlines(const std::vector<Line>& lines, const Stories& stories,
                          const std::vector<GivenHeadline>& given = {});

// 【现场】, 新闻1+1: a column label, which heads the story below it but is no headline.
bool is_section_label(std::string_view text);
// The label without its brackets.
std::string section_of_label(std::string_view text);

// Sets kicker, title and subtitle from the lines of one group.
// `width` is the story's column: a line that fills it goes on in the next.
void set_headline(Article& article, const std::vector<Line>& lines,
                  const std::vector<std::size_t>& group, std::size_t width);

}  // namespace baoku
