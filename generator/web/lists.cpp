#include "web/lists.h"

#include <algorithm>

#include "web/calendar.h"
#include "web/text.h"

namespace baoku {
namespace {

constexpr std::size_t kExcerpt = 120;
constexpr std::size_t kAroundName = 50;
constexpr std::size_t kSentences = 2;       // of one article at once
constexpr std::size_t kMoreSentences = 10;  // to unfold

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "、") + shortened(word, 60);
  return out;
}

// The sentences that name the person, each once: some at once, some to unfold, of others the
// number.
void fill_sentences(const Page& page, View item, const Article& article,
                    const NamedPerson& person) {
  if (person.spans.empty()) return fill_excerpt(item, article, kExcerpt);
  std::size_t found = 0;
  std::uint32_t block = 0;
  std::size_t end = 0;     // of the last sentence found, in that block
  std::vector<View> more;  // the part to unfold, or none
  for (const NamedPerson::Span& span : person.spans) {
    if (found > 0 && span.block == block && span.begin < end) continue;
    if (found == kSentences) more = {item.add("MORE_SENTENCES")};
    const Sentence sentence =
        sentence_around(article.blocks[span.block].text, span.begin, span.end, kAroundName);
    block = span.block;
    end = span.end + sentence.after.size();
    if (++found > kSentences + kMoreSentences) continue;
    View view = (more.empty() ? item : more.front()).add("SENTENCE");
    view.set("BEFORE", sentence.before);
    view.set("NAME", sentence.middle);
    view.set("AFTER", sentence.after);
  }
  if (more.empty()) return;
  const auto left = [&](std::size_t shown) {
    return page.context().strings.format("person.role_left",
                                         {{"count", std::to_string(found - shown)}});
  };
  more.front().set("SENTENCES_LEFT", left(kSentences));
  if (found > kSentences + kMoreSentences) {
    more.front().set_shown("LEFT_OUT", left(kSentences + kMoreSentences));
  }
}

void fill_row(const Page& page, View item, const ListedArticle& listed_article) {
  const Article& article = page.context().archive.entries[listed_article.article].article;
  fill_article_item(page, item, listed_article.article);
  if (!listed_article.person) return fill_excerpt(item, article, kExcerpt);
  const NamedPerson& person = article.people[*listed_article.person];
  item.set_shown("ROLES", joined(person.roles));
  fill_sentences(page, item, article, person);
}

std::string year_of(const Context& context, const Date& date) {
  if (!date.is_full()) return std::string(context.strings.text("nav.undated"));
  return year_words(context.strings, date.year);
}

}  // namespace

void fill_list(const Page& page, View list, const std::vector<ListedArticle>& items,
               ItemRange range) {
  const Context& context = page.context();
  std::string last_year;
  std::vector<View> group;  // the open one, or none
  for (std::size_t i = range.end; i-- > range.begin;) {
    const Date& date = context.archive.entries[items[i].article].article.date;
    const std::string year = year_of(context, date);
    if (group.empty() || year != last_year) {
      group.assign(1, list.add("GROUP"));
      group.front().set("YEAR", year);
      last_year = year;
    }
    fill_row(page, group.front().add("ITEM"), items[i]);
  }
}

void fill_pager(const Page& page, View pager, const Paging& paging, std::string_view front,
                std::string_view older, std::size_t number) {
  const std::size_t pages = paging.older_pages();
  const auto older_page = [&](std::size_t k) {
    return page.link(std::string(older) + std::to_string(k) + "/");
  };
  std::string older_url;
  std::string newer_url;
  if (number == 0) {
    if (pages > 0) older_url = older_page(pages);
  } else {
    if (number > 1) older_url = older_page(number - 1);
    newer_url = number == pages ? page.link(front) : older_page(number + 1);
  }
  if (older_url.empty() && newer_url.empty()) return;
  View view = pager.add("PAGER");
  view.set_shown("OLDER_URL", older_url);
  view.set_shown("NEWER_URL", newer_url);
}

void add_list(const Context& context, const std::vector<ArticleIndex>& articles, ItemRange range,
              KeyBuilder& key) {
  key.add(std::uint64_t{articles.size()}).add(std::uint64_t{range.begin});
  for (std::size_t i = range.begin; i < range.end; ++i) {
    key.add(context.digests().card(articles[i]));
  }
}

std::vector<ListedArticle> listed(const std::vector<ArticleIndex>& articles) {
  std::vector<ListedArticle> out;
  out.reserve(articles.size());
  for (const ArticleIndex article : articles) out.push_back({article});
  return out;
}

void fill_older(Page& page, std::string_view name, const std::vector<ListedArticle>& items,
                std::string_view front, std::string_view older, std::size_t number,
                std::string_view current) {
  const Context& context = page.context();
  const std::string title =
      context.strings.format("head.older", {{"name", name}, {"number", std::to_string(number)}});
  page.set_head({.title = title, .indexed = false}, current);
  page.add_crumb(name, front);
  page.add_crumb(
      context.strings.format("head.older", {{"name", ""}, {"number", std::to_string(number)}}));
  page.view().set("TITLE", shortened(title, 120));
  const Paging paging{items.size(), kListSize};
  fill_list(page, page.view(), items, paging.older(number));
  fill_pager(page, page.view(), paging, front, older, number);
}

}  // namespace baoku
