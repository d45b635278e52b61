// An article: articles/ID/.
#include <algorithm>

#include "web/body.h"
#include "web/calendar.h"
#include "web/days.h"
#include "web/headline.h"
#include "web/json_ld.h"
#include "web/text.h"
#include "web/views/article_parts.h"
#include "web/views/views.h"

namespace baoku {
namespace {

constexpr double kSure = 0.75;             // below: a note
constexpr double kHalfSure = 0.5;          // below: a stronger one
constexpr std::size_t kDateSentence = 40;  // characters on each side
constexpr std::size_t kNeighbours = 8;     // shown on each side of the article on its sheet

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "、") + word;
  return out;
}

// The sentence of the text in which the words stand that an inferred date rests on.
void fill_date_sentence(const Page& page, const Article& article) {
  // "1月22日；年份据…": the day is what this text says.
  const std::string_view words =
      std::string_view(article.date.reason).substr(0, article.date.reason.find("；"));
  if (words.empty()) return;
  for (const Block& block : article.blocks) {
    const std::size_t at = block.text.find(words);
    if (at == std::string::npos) continue;
    const Sentence sentence = sentence_around(block.text, at, at + words.size(), kDateSentence);
    View view = page.view().add("DATE_SENTENCE");
    view.set("BEFORE", sentence.before);
    view.set("MIDDLE", sentence.middle);
    view.set("AFTER", sentence.after);
    return;
  }
}

void fill_date(const Page& page, const Article& article) {
  const Date& date = article.date;
  const Strings& strings = page.context().strings;
  View view = page.view();
  const std::string words = long_date(strings, date);
  if (words.empty()) return view.set_shown("NO_DATE", strings.text("article.date_none"));
  view.set_shown("DATE", words);
  view.set("DATE_ISO", date.iso());
  if (const Day* day = find_day(page.context().archive, date)) {
    view.set_shown("DAY_URL", page.link(day_path(*day)));
  }
  const std::string reason = shortened(date.reason, 80);
  if (date.basis == DateBasis::inferred) fill_date_sentence(page, article);
  if (!date.is_full()) {
    view.set_shown("DATE_NOTE", strings.text("article.date_yearless"));
  } else if (date.basis == DateBasis::inferred) {
    view.set_shown("DATE_NOTE",
                   reason.empty() ? std::string(strings.text("article.date_unsure"))
                                  : strings.format("article.date_inferred", {{"reason", reason}}));
  }
}

void fill_place(const Page& page, const Entry& entry, ArticleIndex index) {
  const Context& context = page.context();
  const SheetEntry& sheet = context.archive.sheets[entry.sheet];
  View view = page.view();
  view.set_shown("NEWSPAPER", sheet.sheet.newspaper);
  if (!sheet.path.empty()) {
    view.set_shown("SHEET", sheet_label(context, sheet.sheet));
    view.set("SHEET_URL", page.link(sheet.path));
  }
  if (context.section_of[index] != kNoSection) {
    const SectionIndex& section = context.sections[context.section_of[index]];
    view.set_shown("SECTION", section.name);
    view.set("SECTION_URL", page.link(section.path));
  }
}

// Writers with a page are linked; 文/图 and the like stand as printed.
void fill_writers(const Page& page, const Entry& entry, Name section,
                  const std::vector<std::string>& names) {
  if (names.empty()) return;
  View group = page.view().add(section);
  for (const std::string& name : names) {
    View writer = group.add("WRITER");
    writer.set_kept("NAME", name);
    for (std::size_t i = 0; i < entry.people.size(); ++i) {
      const NamedPerson& person = entry.article.people[i];
      if (person.as != NamedPerson::As::author || person.name != name) continue;
      writer.set_shown("URL", page.link(page.context().archive.people[entry.people[i]].path));
      break;
    }
  }
}

void fill_people(const Page& page, const Entry& entry) {
  const Archive& archive = page.context().archive;
  std::vector<View> list;  // opened by the first person
  for (std::size_t i = 0; i < entry.people.size(); ++i) {
    const NamedPerson& person = entry.article.people[i];
    if (person.as != NamedPerson::As::subject) continue;
    if (list.empty()) list.push_back(page.view().add("PEOPLE"));
    View row = list.front().add("PERSON");
    row.set_kept("NAME", person.name);
    row.set("URL", page.link(archive.people[entry.people[i]].path));
    row.set_shown("ROLES", joined(person.roles));
  }
}

void fill_neighbours(const Page& page, const Entry& entry, ArticleIndex index) {
  const Context& context = page.context();
  const SheetEntry& sheet = context.archive.sheets[entry.sheet];
  if (sheet.path.empty() || sheet.articles.size() < 2) return;
  const auto here = static_cast<std::size_t>(
      std::find(sheet.articles.begin(), sheet.articles.end(), index) - sheet.articles.begin());
  const std::size_t begin = here < kNeighbours ? 0 : here - kNeighbours;
  const std::size_t end = std::min(sheet.articles.size(), here + kNeighbours + 1);
  View list = page.view().add("NEIGHBOURS");
  for (std::size_t i = begin; i < end; ++i) {
    const Entry& other = context.archive.entries[sheet.articles[i]];
    View row = list.add("NEIGHBOUR").add(i == here ? Name("THIS") : Name("OTHER"));
    row.set("TITLE", title_of(context, other, 48));
    if (i != here) row.set("URL", page.link(other.path));
  }
}

// The dated articles and the undated ones are two chains.
void fill_step(const Page& page, Name section, const Entry& entry, std::size_t to) {
  const auto& entries = page.context().archive.entries;
  if (to >= entries.size()) return;
  const Entry& other = entries[to];
  if (other.article.date.is_full() != entry.article.date.is_full()) return;
  View step = page.view().add(section);
  step.set("URL", page.link(other.path));
  step.set("TITLE", title_of(page.context(), other, 48));
  step.set_shown("STEP_DATE", short_date(page.context().strings, other.article.date));
}

Name section_of(Correction::Of part) {
  switch (part) {
    case Correction::Of::kicker:
      return "OF_KICKER";
    case Correction::Of::subtitle:
      return "OF_SUBTITLE";
    case Correction::Of::section:
      return "OF_SECTION";
    case Correction::Of::dateline:
      return "OF_DATELINE";
    case Correction::Of::byline:
      return "OF_BYLINE";
    default:
      return "OF_TITLE";
  }
}

void fill_corrections(const Page& page, const Article& article) {
  if (article.corrections.empty()) return;
  View list = page.view().add("CORRECTIONS");
  for (const Correction& correction : article.corrections) {
    View row = list.add("CORRECTION");
    if (correction.of == Correction::Of::text) {
      View word = row.add("WORD");
      word.set_kept("READS", correction.reads);
      word.set_kept("PRINTED", correction.printed);
      continue;
    }
    View part = row.add("PART");
    part.show(section_of(correction.of));
    part.set_shown("PRINTED", correction.printed);
    if (correction.printed.empty()) part.show("MISSING");
    if (correction.reads.empty()) part.show("REMOVED");
  }
}

std::string line_words(const Context& context, const LineRange& lines) {
  if (lines.first == 0) return "";
  std::string first = std::to_string(lines.first);
  if (lines.last <= lines.first) return first;
  return context.strings.format("article.lines",
                                {{"first", first}, {"last", std::to_string(lines.last)}});
}

void fill_source(const Page& page, const Entry& entry) {
  const Context& context = page.context();
  const SheetEntry& sheet = context.archive.sheets[entry.sheet];
  const Article& article = entry.article;
  View view = page.view();
  view.set_shown("SOURCE_FILE", sheet.sheet.source.path());
  view.set_shown("HEADLINE_LINES", line_words(context, article.headline_lines));
  view.set_shown("BODY_LINES", line_words(context, article.body_lines));
  if (!sheet.path.empty()) {
    const std::size_t line = article.body_lines.first;
    view.set_shown("SOURCE_URL",
                   page.link(sheet.path) + (line > 0 ? "#L" + std::to_string(line) : ""));
  }
  if (article.confidence < kSure) {
    view.set_shown("DOUBT",
                   context.strings.text(article.confidence < kHalfSure ? "article.doubt_high"
                                                                       : "article.doubt_some"));
  }
}

void fill(Page& page, ArticleIndex index) {
  const Context& context = page.context();
  const Entry& entry = context.archive.entries[index];
  const Article& article = entry.article;
  page.set_head({.title = title_of(context, entry),
                 .description = excerpt_of(article, 120),
                 .type = "article",
                 .published = article.date.is_full() ? article.date.iso() : "",
                 .json_ld = article_json_ld(context, entry)},
                "dates");
  add_date_crumbs(page, article.date);
  const SheetEntry& sheet = context.archive.sheets[entry.sheet];
  if (!sheet.path.empty()) page.add_crumb(sheet_label(context, sheet.sheet), sheet.path);

  View view = page.view();
  view.set_shown("KICKER", article.kicker);
  view.set("TITLE", article.title.empty() ? title_of(context, entry) : article.title);
  view.set("TITLE_HTML",
           headline_html(article.title.empty() ? title_of(context, entry) : article.title));
  view.set_shown("SUBTITLE", article.subtitle);
  if (!article.subtitle.empty()) view.set("SUBTITLE_HTML", headline_html(article.subtitle));
  fill_date(page, article);
  fill_place(page, entry, index);
  if (!article.byline.empty()) view.show("BYLINE");
  fill_writers(page, entry, "REPORTERS", article.byline.reporters);
  fill_writers(page, entry, "CORRESPONDENTS", article.byline.correspondents);
  fill_writers(page, entry, "OTHERS", article.byline.others);
  fill_body(page, entry);
  fill_people(page, entry);
  fill_neighbours(page, entry, index);
  fill_step(page, "PREVIOUS", entry, static_cast<std::size_t>(index) - 1);
  fill_step(page, "NEXT", entry, static_cast<std::size_t>(index) + 1);
  fill_corrections(page, article);
  fill_source(page, entry);
  fill_original(page, entry);
  fill_citation(page, entry);
  fill_services(page, entry);
  fill_related(page, index);
}

// The article with its sheet, what stands beside, before and behind it, and what it is related to.
void add_made_from(const Context& context, ArticleIndex index, KeyBuilder& key) {
  const Digests& digests = context.digests();
  const auto& entries = context.archive.entries;
  const Entry& entry = entries[index];
  key.add(digests.article(index)).add(digests.sheet(entry.sheet));
  const std::vector<ArticleIndex>& on_sheet = context.archive.sheets[entry.sheet].articles;
  key.add(std::uint64_t{on_sheet.size()});
  const std::size_t begin = entry.position < kNeighbours ? 0 : entry.position - kNeighbours;
  const std::size_t end = std::min(on_sheet.size(), entry.position + kNeighbours + 1);
  for (std::size_t i = begin; i < end; ++i) key.add(digests.card(on_sheet[i]));
  for (const std::size_t to : {std::size_t{index} - 1, std::size_t{index} + 1}) {
    if (to < entries.size()) key.add(digests.card(static_cast<ArticleIndex>(to)));
    key.add(std::uint64_t{to < entries.size()});
  }
  context.related.add_made_from(index, key);
}

}  // namespace

void plan_articles(const Context& context, std::vector<PagePlan>& pages) {
  for (ArticleIndex i = 0; i < context.archive.entries.size(); ++i) {
    pages.push_back({context.archive.entries[i].path, PageTemplate::article,
                     [i](Page& page) { fill(page, i); }, true,
                     [&context, i](KeyBuilder& key) { add_made_from(context, i, key); }});
  }
}

}  // namespace baoku
