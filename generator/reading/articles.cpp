#include "reading/articles.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "reading/corrections/addresses.h"
#include "reading/corrections/article_fields.h"
#include "reading/corrections/misreadings.h"
#include "reading/corrections/moves.h"
#include "reading/corrections/placed_corrections.h"
#include "reading/dates/article_dates.h"
#include "reading/dates/date_words.h"
#include "reading/dates/year_clues.h"
#include "reading/layout/broken_words.h"
#include "reading/layout/columns.h"
#include "reading/layout/cues.h"
#include "reading/layout/furniture.h"
#include "reading/layout/headlines.h"
#include "reading/layout/items.h"
#include "reading/layout/line_characters.h"
#include "reading/layout/line_groups.h"
#include "reading/layout/lone_names.h"
#include "reading/layout/parts.h"
#include "reading/layout/repetition.h"
#include "reading/layout/rows.h"
#include "reading/layout/segmentation.h"
#include "reading/layout/stories.h"
#include "reading/layout/turns.h"
#include "reading/layout/verses.h"
#include "reading/layout/wrapped_bylines.h"
#include "reading/layout/wrapped_rows.h"

namespace baoku {
namespace {

constexpr double kDoubtful = 0.7;

// `next`: the story that begins where this one ends, or nullptr.
void explain(Article& article, const Story& story, const Story* next,
             const HeadlineGroup& headline) {
  const double is_whole = story.confidence * story.whole;
  article.boundary_confidence = is_whole * (next ? next->confidence : 1);
  article.headline_confidence = headline.lines.empty() ? 0.3 : headline.confidence;
  if (story.confidence < kDoubtful) {
    article.reasons.push_back("where the article begins (line " +
                              std::to_string(story.lines.first) + ") is not certain");
  } else if (is_whole < kDoubtful) {
    article.reasons.push_back("another article may begin within it (line " +
                              std::to_string(story.likeliest_break) + ")");
  } else if (article.boundary_confidence < kDoubtful) {
    article.reasons.push_back("it may go on in what follows (line " +
                              std::to_string(next->lines.first) + ")");
  }
  if (headline.is_given) {
    article.headline_confidence = 1;
  } else if (headline.lines.empty()) {
    article.reasons.push_back("no headline was found for it");
  } else if (!headline.is_in_place) {
    article.reasons.push_back(
        "its headline stands elsewhere (line " + std::to_string(article.headline_lines.first) +
        ") and was matched by its words, " +
        std::to_string(static_cast<int>(100 * headline.overlap)) + " % of which the text has");
  } else if (headline.confidence < kDoubtful) {
    article.reasons.push_back("another cut of the headlines around it is nearly as likely");
  }
  article.confidence = std::min(article.boundary_confidence, article.headline_confidence);
}

// Headline lines that no story took stay in the text where they stand, as subheads of the story
// before them, so that nothing printed is lost; in front of all stories they become the first one's
// kicker.
void keep_unplaced(const Headlines& headlines, const std::vector<Line>& lines,
                   std::vector<Article>& articles) {
  for (std::size_t g = 0; g < headlines.unplaced.size(); ++g) {
    const std::size_t before = headlines.unplaced_before[g];
    for (const std::size_t i : headlines.unplaced[g]) {
      const Line& line = lines[i];
      if (before == 0) {
        std::string& kicker = articles.front().kicker;
        kicker += (kicker.empty() ? "" : " ") + line.text;
        articles.front().stray_lines.push_back(line.number);
        continue;
      }
      Article& article = articles[before - 1];
      Block block;
      block.kind = Block::Kind::subhead;
      block.text = line.text;
      block.lines = {line.number, line.last_number};
      article.blocks.push_back(std::move(block));
      article.stray_lines.push_back(line.number);
      article.reasons.push_back("line " + std::to_string(line.number) +
                                " looks like a headline of no article here");
      article.confidence = std::min(article.confidence, 0.6);
    }
  }
}

// Gives a byline of several stories to those above it that have none of their own: up to the last
// that has one, or wherever they stand when it is of the whole sheet; and the byline at the head of
// a column to those below it, down to the first that has one.
// Returns their printed texts, once for each article after the first that has them.
std::vector<std::string> share_bylines(const Stories& stories, std::vector<Article>& articles) {
  const std::vector<bool> has_own = [&] {
    std::vector<bool> own;
    for (const Article& article : articles) own.push_back(!article.byline.empty());
    return own;
  }();
  std::vector<std::string> repeated;
  for (std::size_t s = 0; s < articles.size(); ++s) {
    for (const Byline& shared : stories.stories[s].shared_bylines) {
      std::vector<std::size_t> owners;
      if (shared.of == Byline::Of::sheet) {
        for (std::size_t a = 0; a < articles.size(); ++a) {
          if (!has_own[a]) owners.push_back(a);
        }
        if (owners.empty()) owners.push_back(s);
      } else {
        owners.push_back(s);
        for (std::size_t a = s; a-- > 0 && !has_own[a];) owners.push_back(a);
      }
      for (const std::size_t owner : owners) merge_byline(articles[owner].byline, shared);
      repeated.insert(repeated.end(), owners.size() - 1, shared.printed);
    }
  }
  for (const Stories::Column& column : stories.columns) {
    for (std::size_t a = column.first; a < articles.size() && !has_own[a]; ++a) {
      merge_byline(articles[a].byline, column.byline);
      if (a > column.first) repeated.push_back(column.byline.printed);
    }
  }
  return repeated;
}

// The name of a column is the section of its first story, unless the publisher says that it is a
// headline.
void name_columns(const Stories& stories, const Headlines& headlines,
                  const std::vector<Line>& lines, std::vector<Article>& articles) {
  const auto is_headline = [&](std::size_t i) {
    return std::any_of(
        headlines.of_story.begin(), headlines.of_story.end(), [&](const HeadlineGroup& group) {
          return std::find(group.lines.begin(), group.lines.end(), i) != group.lines.end();
        });
  };
  for (const Stories::Column& column : stories.columns) {
    std::string& section = articles[column.first].section;
    for (const std::size_t i : column.name) {
      if (!is_headline(i)) section += (section.empty() ? "" : " ") + lines[i].text;
    }
  }
}

// Headlines without any text below them: a sheet of headlines alone.
std::vector<Article> headlines_only(const Stories& stories, const std::vector<Line>& lines) {
  std::vector<Article> articles;
  for (const HeadlineRun& run : stories.runs) {
    Article article;
    set_headline(article, lines, run.lines, 0);
    article.body_lines = article.headline_lines;
    article.confidence = 0.2;
    article.reasons.push_back("no text was found below the headline");
    articles.push_back(std::move(article));
  }
  return articles;
}

std::vector<Cues> all_cues(const std::vector<Line>& lines, const LineCharacters& characters) {
  std::vector<Cues> cues;
  cues.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_last = i + 1 == lines.size();
    cues.push_back(
        cues_of(lines[i], characters[i], is_last ? std::string_view() : lines[i + 1].text));
  }
  mark_long_captions(lines, cues);
  mark_credited_captions(lines, cues);
  join_wrapped_bylines(lines, cues);
  mark_rows(lines, cues);
  mark_results(lines, cues);
  mark_items(lines, cues);
  mark_turns(lines, cues);
  measure_columns(lines, cues);
  mark_loose_rows(lines, cues);
  mark_wrapped_rows(lines, cues);
  mark_verses(lines, cues);
  mark_letter_signatures(lines, cues);
  mark_office_signatures(lines, cues);
  mark_contacts(lines, cues);
  mark_authors(lines, cues);
  mark_bracketed_authors(lines, cues);
  measure_repetition(lines, characters, cues);
  mark_broken_words(lines, characters, cues);
  return cues;
}

class SheetReader {
 public:
  SheetReader(const Corrections& corrections, const Date& issue, Diagnostics& diagnostics)
      : corrections_(corrections), issue_(issue), diagnostics_(diagnostics) {}

  SheetReading read(std::vector<Line> all_lines) {
    const LineRules rules = find_line_rules(corrections_, all_lines, diagnostics_);
    LineCharacters characters(all_lines);
    Furniture furniture = set_furniture_aside(std::move(all_lines), characters, rules.furniture);
    const PlacedCorrections placed =
        place_corrections(corrections_, rules, furniture, diagnostics_);
    const std::vector<Line>& lines = furniture.stories;
    characters.keep(furniture.places);
    std::vector<Cues> cues = all_cues(lines, characters);
    set_cues(lines, placed.kinds, cues);
    Stories stories = gather_stories(lines, cues, label_lines(lines, cues, placed.kinds));
    SheetReading reading;
    reading.furniture = std::move(furniture.furniture);
    reading.furniture.insert(reading.furniture.end(), stories.ownerless.begin(),
                             stories.ownerless.end());
    if (stories.stories.empty()) {
      reading.articles = headlines_only(stories, lines);
    } else {
      add_articles(std::move(stories), lines, placed, reading);
    }
    const std::vector<Date> given = correct(reading.articles, lines, placed);
    date(reading.articles, given, furniture.printed);
    reading.printed = std::move(furniture.printed);
    reading.printed_line = furniture.printed_line;
    std::erase_if(reading.articles, is_dissolved);
    return reading;
  }

 private:
  static void add_articles(Stories stories, const std::vector<Line>& lines,
                           const PlacedCorrections& placed, SheetReading& reading) {
    Headlines headlines = match_headlines(lines, stories, given_headlines(stories, lines, placed));
    for (const PlacedCorrections::OfArticle& of : placed.articles) {
      const auto story = story_at(stories, lines[of.line].number);
      if (story && of.said->title) headlines.of_story[*story].is_given = true;
    }
    std::vector<Article>& articles = reading.articles;
    articles.resize(stories.stories.size());
    std::vector<LateText> late(stories.stories.size());
    for (std::size_t s = 0; s < articles.size(); ++s) {
      Article& article = articles[s];
      Story& story = stories.stories[s];
      article.section = headlines.of_story[s].section;
      set_headline(article, lines, headlines.of_story[s].lines, story.width);
      explain(article, story, s + 1 < articles.size() ? &stories.stories[s + 1] : nullptr,
              headlines.of_story[s]);
      article.blocks = std::move(story.blocks);
      article.byline = std::move(story.byline);
      article.dateline = std::move(story.dateline);
      article.body_lines = story.lines;
      late[s] = {story.rest, std::move(story.rest_byline)};
    }
    name_columns(stories, headlines, lines, articles);
    reading.repeated_bylines = share_bylines(stories, articles);
    keep_unplaced(headlines, lines, articles);
    reunite_parts(articles, late, fixed_articles(articles, lines, placed));
  }

  // Those of which the publisher says where they, or a part of them, begin.
  static std::vector<bool> fixed_articles(const std::vector<Article>& articles,
                                          const std::vector<Line>& lines,
                                          const PlacedCorrections& placed) {
    std::vector<bool> is_fixed(articles.size());
    for (std::size_t i = 0; i < placed.kinds.size(); ++i) {
      const LineKinds kinds = placed.kinds[i];
      if (kinds != only(LineKind::lead) && kinds != only(LineKind::subhead)) continue;
      for (std::size_t a = 0; a < articles.size(); ++a) {
        const LineRange& body = articles[a].body_lines;
        if (lines[i].number >= body.first && lines[i].number <= body.last) is_fixed[a] = true;
      }
    }
    return is_fixed;
  }

  static std::optional<std::size_t> story_at(const Stories& stories, std::size_t number) {
    for (std::size_t s = 0; s < stories.stories.size(); ++s) {
      if (stories.stories[s].lines.first == number) return s;
    }
    return std::nullopt;
  }

  static std::vector<GivenHeadline> given_headlines(const Stories& stories,
                                                    const std::vector<Line>& lines,
                                                    const PlacedCorrections& placed) {
    std::vector<GivenHeadline> given;
    for (const PlacedCorrections::OfHeadline& headline : placed.headlines) {
      const auto story = story_at(stories, lines[headline.story_line].number);
      if (story) given.push_back({headline.lines, *story});
    }
    return given;
  }

  // Moves paragraphs, then corrects words, then fields: each finds what the one before made.
  // Returns the date that each article is given.
  std::vector<Date> correct(std::vector<Article>& articles, const std::vector<Line>& lines,
                            const PlacedCorrections& placed) const {
    const auto article_at = [&](std::size_t line) {
      const auto found = std::find_if(articles.begin(), articles.end(), [&](const Article& each) {
        return each.body_lines.first == lines[line].number;
      });
      assert(found != articles.end());  // its line can be nothing but a lead
      return static_cast<std::size_t>(found - articles.begin());
    };
    std::vector<std::size_t> fields_of;
    for (const PlacedCorrections::OfArticle& of : placed.articles) {
      fields_of.push_back(article_at(of.line));
    }
    std::vector<MisreadRule> misreads;
    for (const PlacedCorrections::OfMisread& misread : placed.misreads) {
      misreads.push_back({misread.said, std::nullopt});
      if (misread.line) misreads.back().article = article_at(*misread.line);
    }
    std::vector<Date> dates(articles.size());
    move_blocks(corrections_, placed, lines, articles, diagnostics_);
    correct_misread_words(corrections_, misreads, articles, diagnostics_);
    for (std::size_t i = 0; i < fields_of.size(); ++i) {
      const ArticleCorrection& said = *placed.articles[i].said;
      Article& article = articles[fields_of[i]];
      if (is_dissolved(article)) {
        diagnostics_.error(corrections_.source, said.begins.offset,
                           "the article that begins with “" + said.begins.text +
                               "” was moved into another one as a whole");
      }
      correct_fields(said, article);
      dates[fields_of[i]] = corrected_date(said, corrections_.source.path());
    }
    return dates;
  }

  // Dates each article by what it is given, or by its words, which are the corrected ones.
  void date(std::vector<Article>& articles, const std::vector<Date>& given,
            const Date& printed) const {
    for (std::size_t a = 0; a < articles.size(); ++a) {
      articles[a].date =
          given[a].has_day() ? given[a] : date_of_article(articles[a], issue_, printed);
    }
    const std::vector<std::vector<DateMarks>> marks = date_marks_of(articles);
    infer_years(articles, marks);
    for (std::size_t a = 0; a < articles.size(); ++a) {
      articles[a].dates = find_date_words(articles[a], issue_, marks[a]);
    }
  }

  const Corrections& corrections_;
  const Date& issue_;
  Diagnostics& diagnostics_;
};

}  // namespace

SheetReading read_sheet_lines(std::vector<Line> lines, const Date& issue) {
  Diagnostics none;
  return SheetReader({}, issue, none).read(std::move(lines));
}

SheetReading read_sheet_lines(std::vector<Line> lines, const Date& issue,
                              const Corrections& corrections, Diagnostics& diagnostics) {
  SheetReader reader(corrections, issue, diagnostics);
  if (corrections.empty()) return reader.read(std::move(lines));
  SheetReading reading = reader.read(lines);
  keep_addresses(read_sheet_lines(std::move(lines), issue).articles, reading.articles);
  return reading;
}

std::vector<Article> read_articles(std::vector<Line> lines, const Date& issue) {
  return read_sheet_lines(std::move(lines), issue).articles;
}

}  // namespace baoku
