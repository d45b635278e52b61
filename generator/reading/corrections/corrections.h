// What a publisher corrects in the reading of a sheet: NAME.corrections.toml beside NAME.txt or
// NAME.md. Everything is found by what is printed, never by a line number, so that a correction
// outlives edits of the sheet and newer readers; one that fits nothing, or two places, is an error.
//
//   [[article]]                        # one article of the sheet
//   begins = "本报讯 1月22日，高新区"     # how its body begins; when none begins there so far, the
//                                      # one above is split
//   title = "…"  kicker = "…"  subtitle = "…"  section = "…"  date = 2021-01-22
//   reporters = ["…"]  correspondents = ["…"]  others = ["摄影 …"]
//                                      # each, but on a line of its own, may be left out; "" and []
//                                      # take away what is none
//   [[line]]                           # what one printed line is
//   says = "近日，社区"                  # the line, or how it begins
//   after = "责编：李四"                 # optional: the line before it, to tell two equal lines
//   apart through = "投稿请寄"                 # optional: all lines from there to this one is =
//   "furniture"                   # headline | lead: an article begins | paragraph |
//                                      # continuation: goes on from above | subhead | byline |
//                                      # furniture: belongs to no article
//   [[headline]]                       # a headline and its story
//   lines = ["引题", "标题"]             # printed lines, each whole or how it begins
//   of = "本报讯 1月22日"                # how the body of the story begins
//
//   [[move]]                           # paragraphs that stand in the wrong place
//   from = "…"                         # how the first of them begins
//   through = "…"                      # optional: how the last of them begins
//   after = "…"                        # or before = "…": how the paragraph begins beside which
//                                      # they belong, in the same or another article
//   [[misread]]                        # a misprint, or what the extraction got wrong
//   printed = "帖娇"
//   reads = "帖姣"
//   in = "本报讯 1月22日"                # optional: only in the article that begins so
//
// A beginning may have any length, over several printed lines if need be, that fits one place only.
// White space, line breaks, width (，or ,) and case do not count, and 本报讯 or a byline in
// brackets behind it may be left out. A line that is equal as a whole goes before lines that only
// begin so.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/settings.h"
#include "base/source.h"
#include "reading/article.h"

namespace baoku {

// Words of the sheet, and where the corrections say them: a byte of Corrections::source.
struct Quote {
  std::string text;
  std::size_t offset = 0;
};

struct ArticleCorrection {
  Quote begins;
  std::optional<std::string> title, kicker, subtitle, section;
  std::optional<SettingDate> date;
  std::optional<std::vector<std::string>> reporters, correspondents, others;
};

struct LineCorrection {
  enum class Is { headline, lead, paragraph, continuation, subhead, byline, furniture };
  Quote says;
  std::optional<Quote> after;
  std::optional<Quote> through;
  Is is = Is::furniture;
};

struct HeadlineCorrection {
  std::vector<Quote> lines;
  Quote of;
};

struct MoveCorrection {
  Quote from;
  std::optional<Quote> through;
  Quote beside;
  bool is_after = true;
};

struct MisreadCorrection {
  Quote printed;
  std::string reads;
  std::optional<Quote> in;
};

struct Corrections {
  Source source;
  std::vector<ArticleCorrection> articles;
  std::vector<LineCorrection> lines;
  std::vector<HeadlineCorrection> headlines;
  std::vector<MoveCorrection> moves;
  std::vector<MisreadCorrection> misreads;

  bool empty() const {
    return articles.empty() && lines.empty() && headlines.empty() && moves.empty() &&
           misreads.empty();
  }
};

// Reads a corrections file. Reports what is no TOML, unknown keys and values of a wrong type; a
// table with such a fault is left out, the others are kept.
Corrections read_corrections(Source source, Diagnostics& diagnostics);

// How an article's body begins, as `begins`, `of` and `in` take it: about `characters` of its
// dateline and first text as printed. Longer ones tell apart what begins alike.
std::string beginning_of(const Article& article, std::size_t characters = 24);

}  // namespace baoku
