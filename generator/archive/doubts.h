// What the program made with little confidence, for the publisher to look at: the list that
// `baoku review` shows. Each comes with a cure that can be pasted as it stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace baoku {

struct Doubt {
  // What is doubtful: where an article begins, its headline, a headline that no article took, its
  // byline, its date, how its paragraphs join, who is who.
  enum class Kind { boundary, headline, stray, byline, date, paragraph, person };

  double confidence = 0;  // that the program is right, 0..1: the least first is worth most
  std::string path;       // "content/2021/01-25/02.txt": where it can be seen
  std::size_t line = 0;   // from 1; 0: the file as a whole
  std::string what;       // “佟姗” and “佟珊” may be one person
  std::string why;        // the reasons
  std::string cure;       // lines for people.toml or a sidecar, with the file to put them into as a
                          // comment on top
  Kind kind = Kind::person;
  std::uint32_t article = kNoArticle;  // an ArticleIndex: the article that it is about
  static constexpr std::uint32_t kNoArticle = 0xFFFFFFFF;
};

}  // namespace baoku
