// What a published article page says, read off its HTML: the plain text that search is held
// against.
//
//   .headline .kicker, h1, .subtitle   .byline bdi   .text > *   .people a   .facts a to sections/
//
// A site whose own templates leave these classes out cannot be checked.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/fields.h"

namespace baoku {

struct PageTexts {
  std::vector<std::pair<Field, std::string>> texts;  // text, title, person, author, section
  bool is_article = false;
  // The sheet printed some of it otherwise, which search finds as well and the page only quotes.
  bool has_corrections = false;
};

PageTexts read_page_texts(std::string_view html);

}  // namespace baoku
