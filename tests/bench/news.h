// One article for measuring, before it is laid out on a sheet.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "vocabulary.h"

namespace baoku::bench {

struct News {
  std::string title;
  std::string date;  // "1987-03-12", or "" when the sheet tells it
  std::vector<std::string> paragraphs;
  std::string byline;  // "记者 王芳 通讯员 李国强", or ""
};

// Makes up an article whose body has about `characters` characters.
News make_news(const Vocabulary& vocabulary, Random& random, std::size_t characters);

}  // namespace baoku::bench
