#include "reading/markdown_article.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

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

}  // namespace

Article read_markdown_article(const Source& source, const SettingsBlock& block, FrontMatter front,
                              const Date& date, const PeopleConfig& config,
                              Diagnostics& diagnostics) {
  MarkdownText text = markdown_text(source, block.text, diagnostics);
  Article article;
  article.title = front.title.empty() ? text.title : std::move(front.title);
  if (article.title.empty()) {
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
  article.byline.reporters = std::move(front.authors);
  article.date = date_of_article(article, date, {});
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
