// Who is named in an article, with the offices printed beside the names.
#pragma once

#include <string>
#include <vector>

#include "reading/article.h"

namespace baoku {

struct PeopleConfig {
  std::vector<std::string> add = {};       // names to find wherever they stand
  std::vector<std::string> surnames = {};  // that the program does not know
  std::vector<std::string> exclude = {};   // words that are never people
};

// Fills article.people: authors from the byline, subjects from the blocks; and possible_people. Who
// stands only in the name of a thing (李四光中学, 《鲁迅全集》) is nobody of the article. Pure and
// thread-safe.
void name_people(Article& article, const PeopleConfig& config);

}  // namespace baoku
