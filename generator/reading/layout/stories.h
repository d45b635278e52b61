// Labelled lines -> stories (bodies with their bylines) and the runs of headline lines between
// them. Which headline belongs to which story is decided afterwards, in headlines.h.
#pragma once

#include <cstddef>
#include <vector>

#include "reading/article.h"
#include "reading/layout/cues.h"
#include "reading/layout/lines.h"
#include "reading/layout/segmentation.h"

namespace baoku {

// The body of one article.
struct Story {
  std::vector<Block> blocks;
  Byline byline;
  std::vector<Byline> shared_bylines;  // 本组稿件由…: of other stories too
  std::string dateline;
  LineRange lines;
  std::size_t width = 0;            // cells of its column; 0: not wrapped
  double confidence = 1.0;          // of its first line's label
  double whole = 1.0;               // that no other story begins within it
  std::size_t likeliest_break = 0;  // the line where one would, as the sheet numbers it

  // Text may go on below a byline, which then stood behind the lead, or ended the story: the first
  // block behind it (0: there is none), and the byline of that rest, if it has one of its own.
  std::size_t rest = 0;
  Byline rest_byline;
};

// Headline lines that stand together, in front of story `before` (stories.size(): at the foot).
struct HeadlineRun {
  std::vector<std::size_t> lines;  // indices of the sheet's lines
  std::size_t before = 0;
};

struct Stories {
  std::vector<Story> stories;
  std::vector<HeadlineRun> runs;
  std::vector<Line> ownerless;  // bylines where there is no story

  // 走进乡村, and below it who wrote the stories of that column: `first` and those below it that
  // have no byline of their own.
  struct Column {
    std::size_t first = 0;          // story
    std::vector<std::size_t> name;  // lines
    Byline byline;
  };
  std::vector<Column> columns;
};

Stories gather_stories(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                       const std::vector<LabelledLine>& labels);

}  // namespace baoku
