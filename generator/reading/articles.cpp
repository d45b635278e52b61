#include "reading/articles.h"

#include <algorithm>
#include <utility>

#include "reading/dates/article_dates.h"
#include "reading/dates/date_words.h"
#include "reading/dates/year_clues.h"
#include "reading/layout/broken_words.h"
#include "reading/layout/columns.h"
#include "reading/layout/cues.h"
#include "reading/layout/furniture.h"
#include "reading/layout/headlines.h"
#include "reading/layout/repetition.h"
#include "reading/layout/segmentation.h"
#include "reading/layout/stories.h"

namespace baoku {
namespace {

constexpr double kDoubtful = 0.7;

void explain(Article& article, const Story& story, const HeadlineGroup& headline) {
  article.boundary_confidence = story.confidence;
  article.headline_confidence = headline.lines.empty() ? 0.3 : headline.confidence;
  article.confidence = std::min(article.boundary_confidence, article.headline_confidence);
  if (story.confidence < kDoubtful) {
    article.reasons.push_back("where the article begins (line " +
                              std::to_string(story.lines.first) + ") is not certain");
  }
  if (headline.lines.empty()) {
    article.reasons.push_back("no headline was found for it");
  } else if (!headline.is_in_place) {
    article.reasons.push_back(
        "its headline stands elsewhere (line " + std::to_string(article.headline_lines.first) +
        ") and was matched by its words, " +
        std::to_string(static_cast<int>(100 * headline.overlap)) + " % of which the text has");
  } else if (headline.confidence < kDoubtful) {
    article.reasons.push_back("another cut of the headlines around it is nearly as likely");
  }
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
        continue;
      }
      Article& article = articles[before - 1];
      Block block;
      block.kind = Block::Kind::subhead;
      block.text = line.text;
      block.lines = {line.number, line.last_number};
      article.blocks.push_back(std::move(block));
      article.reasons.push_back("line " + std::to_string(line.number) +
                                " looks like a headline of no article here");
      article.confidence = std::min(article.confidence, 0.6);
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

std::vector<Cues> all_cues(const std::vector<Line>& lines) {
  std::vector<Cues> cues;
  cues.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    cues.push_back(
        cues_of(lines[i], i + 1 < lines.size() ? lines[i + 1].text : std::string_view()));
  }
  join_bracketed_bylines(lines, cues);
  measure_columns(lines, cues);
  measure_repetition(lines, cues);
  mark_broken_words(lines, cues);
  return cues;
}

}  // namespace

SheetReading read_sheet_lines(const std::vector<Line>& all_lines, const Date& issue) {
  auto [lines, furniture, printed] = set_furniture_aside(all_lines);
  const std::vector<Cues> cues = all_cues(lines);
  const std::vector<LabelledLine> labels = label_lines(lines, cues);
  Stories stories = gather_stories(lines, cues, labels);
  furniture.insert(furniture.end(), stories.ownerless.begin(), stories.ownerless.end());
  if (stories.stories.empty()) return {headlines_only(stories, lines), std::move(furniture)};
  const Headlines headlines = match_headlines(lines, stories);

  std::vector<Article> articles(stories.stories.size());
  for (std::size_t s = 0; s < articles.size(); ++s) {
    Article& article = articles[s];
    Story& story = stories.stories[s];
    article.section = headlines.of_story[s].section;
    set_headline(article, lines, headlines.of_story[s].lines, story.width);
    explain(article, story, headlines.of_story[s]);
    article.blocks = std::move(story.blocks);
    article.byline = std::move(story.byline);
    article.dateline = std::move(story.dateline);
    article.body_lines = story.lines;
    article.date = date_of_article(article, issue, printed);
  }
  infer_years(articles);
  for (Article& article : articles) article.dates = find_date_words(article, issue);
  keep_unplaced(headlines, lines, articles);
  return {std::move(articles), std::move(furniture)};
}

std::vector<Article> read_articles(const std::vector<Line>& lines, const Date& issue) {
  return read_sheet_lines(lines, issue).articles;
}

}  // namespace baoku
