#include "reading/markdown_article.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "reading/corrections/corrections.h"
#include "reading/corrections/misreadings.h"
#include "reading/dates/article_dates.h"
#include "reading/dates/date_words.h"
#include "reading/markdown/markdown.h"

namespace baoku {
namespace {

void confirm_people(Article& article, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const auto known = std::find_if(article.people.begin(), article.people.end(),
                                    [&](const NamedPerson& person) { return person.name == name; });
    if (known != article.people.end()) {
      known->confidence = 1.0;
      continue;
    }
    NamedPerson person;
    person.name = name;
    article.people.push_back(std::move(person));
  }
}

// The words that were corrected on the sheet: the text has them as printed.
void correct_words(const std::vector<Correction>& corrected, Article& article) {
  Corrections corrections;
  for (const Correction& each : corrected) {
    if (each.of != Correction::Of::text) continue;
    MisreadCorrection& misread = corrections.misreads.emplace_back();
    misread.printed.text = each.printed;
    misread.reads = each.reads;
  }
  std::vector<MisreadRule> rules;
  for (const MisreadCorrection& misread : corrections.misreads) rules.push_back({&misread, {}});
  std::vector<Article> only_text(1);
  only_text.front().blocks = std::move(article.blocks);
  Diagnostics in_headline_only;  // such words are corrected in the front matter already
  correct_misread_words(corrections, rules, only_text, in_headline_only);
  article.blocks = std::move(only_text.front().blocks);
}

// Puts an imported article back where it stood in print.
void set_in_print(const Source& source, const FrontMatter& front, Article& article) {
  const PrintedPlace& printed = *front.printed;
  article.file = source.path();
  article.headline_lines = printed.headline_lines;
  article.byline.lines = printed.byline_lines;
  article.body_lines = {};
  std::size_t next = 0;
  for (Block& block : article.blocks) {
    block.lines = next < printed.body_lines.size() ? printed.body_lines[next++] : LineRange();
  }
  for (const LineRange& lines : printed.body_lines) {
    LineRange& body = article.body_lines;
    body.first = body.first == 0 ? lines.first : std::min(body.first, lines.first);
    body.last = std::max(body.last, lines.last);
  }
  if (front.facts.date) {
    article.date = {front.facts.date->year, front.facts.date->month, front.facts.date->day,
                    printed.date_basis, printed.date_reason};
  }
  article.confidence = printed.confidence;
  article.reasons = printed.doubts;
  if (!printed.corrected.empty()) correct_words(printed.corrected, article);
  article.corrections = printed.corrected;
}

}  // namespace

Article read_markdown_article(const Source& source, const SettingsBlock& block, FrontMatter front,
                              const Date& date, const PeopleConfig& config,
                              Diagnostics& diagnostics) {
  MarkdownText text = markdown_text(source, block.text, diagnostics, !front.printed);
  Article article;
  article.title = front.title.empty() ? text.title : std::move(front.title);
  if (article.title.empty() && !front.printed) {
    diagnostics.warning(source, 0,
                        "the article has no title: give one in the front matter or as “# …”");
  }
  if (text.title_lines.first > 0) {
    article.headline_lines = text.title_lines;
  } else if (front.title_offset > 0) {
    const std::size_t line = source.line_of(front.title_offset);
    article.headline_lines = {line, line};
  }
  article.kicker = std::move(front.kicker);
  article.subtitle = std::move(front.subtitle);
  article.section = std::move(front.section);
  article.blocks = std::move(text.blocks);
  if (!article.blocks.empty()) {
    article.body_lines = {article.blocks.front().lines.first, article.blocks.back().lines.last};
  }
  article.dateline = std::move(front.dateline);
  article.byline.reporters = std::move(front.authors);
  article.byline.correspondents = std::move(front.correspondents);
  article.byline.others = std::move(front.others);
  if (front.printed) set_in_print(source, front, article);
  if (!article.date.has_day()) article.date = date_of_article(article, date, {});
  article.tags = std::move(front.tags);
  article.slug = std::move(front.slug);
  article.aliases = std::move(front.aliases);
  PeopleConfig people = config;
  people.add.insert(people.add.end(), front.people.begin(), front.people.end());
  article.dates = find_date_words(article, date);
  name_people(article, people);
  confirm_people(article, front.people);
  return article;
}

}  // namespace baoku
