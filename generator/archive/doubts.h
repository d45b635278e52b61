// What the program made with little confidence, for the publisher to look at: the list that
// `baoku review` and the page review/ show. Each comes with a cure that can be pasted as it stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/doubt_words.h"

namespace baoku {

struct Doubt {
  // What is doubtful: where an article begins, its headline, a headline that no article took, its
  // byline, its date, how its paragraphs join, an import that nobody has checked, who is who.
  enum class Kind { boundary, headline, stray, byline, date, paragraph, imported, person };

  double confidence = 0;        // that the program is right, 0..1: the least first is worth most
  std::string path;             // "content/2021/01-25/02.txt": where it can be seen
  std::size_t line = 0;         // from 1; 0: the file as a whole
  DoubtWords what;              // “佟姗” and “佟珊” may be one person
  std::vector<DoubtWords> why;  // the reasons, one after another
  std::string cure;             // lines for people.toml, corrections or a front matter, with the
                                // file to put them into as a comment on top
  Kind kind = Kind::person;
  std::uint32_t article = kNoArticle;  // an ArticleIndex: the article that it is about
  static constexpr std::uint32_t kNoArticle = 0xFFFFFFFF;
};

inline constexpr std::size_t kDoubtKinds = 8;

// "boundary", "headline", …: as tables and settings call it.
std::string_view name_of(Doubt::Kind kind);

}  // namespace baoku
