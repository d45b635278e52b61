// Pieces of article text as pages show them: titles, excerpts, sentences, labels.
#pragma once

#include <string>
#include <string_view>

#include "web/context.h"
#include "web/page.h"

namespace baoku {

// The headline, or the first words in its place; at most `length` code points.
std::string title_of(const Context& context, const Entry& entry, std::size_t length = 80);
// The beginning of the paragraphs, at most `length` code points.
std::string excerpt_of(const Article& article, std::size_t length);

// Whether a sheet has a name of its own: a number, or a file that somebody named (春茶专版,
// letters). What a scanner counts (IMG_0042) is none.
bool has_label(const Sheet& sheet);
// "第02版", "第B02版", "春茶专版", or "未编号版".
std::string sheet_label(const Context& context, const Sheet& sheet);
// The same where sheets stand side by side: "未编号版：老桥修复完工".
std::string sheet_name(const Context& context, const SheetEntry& entry);

// The sentence around bytes [begin, end) of a text, cut to about `length` code points on each side.
struct Sentence {
  std::string before;
  std::string middle;
  std::string after;
};
Sentence sentence_around(std::string_view text, std::size_t begin, std::size_t end,
                         std::size_t length);

// Fills one row of a list: TITLE, URL, KICKER, DATE, DATE_ISO, NEWSPAPER, SHEET, SECTION, each
// shown only when there is something (see templates/README.md).
void fill_article_item(const Page& page, View item, ArticleIndex article);
// Adds TITLE_HTML to it: the title as headline_html.
void fill_headline(const Page& page, View item, ArticleIndex article);
// Adds EXCERPT to it.
void fill_excerpt(View item, const Article& article, std::size_t length);

}  // namespace baoku
