#include "reading/dates/date_marks.h"

#include "base/character_set.h"
#include "base/utf8.h"
#include "reading/dates/date_mentions.h"

namespace baoku {

DateMarks::DateMarks(std::string_view text) {
  // The units, the second characters of the words, and what weekdays begin with.
  static constexpr CharacterSet kMarks(U"年月日号天晚晨周前期季半星礼");
  static constexpr CharacterSet kFirst(U"昨前去今明后近日连一二三四上本下");
  for (std::size_t at = 0; (at = kMarks.find_in(text, at)) < text.size();) {
    const std::size_t mark = at;
    const char32_t c = next_code_point(text, at);
    if (is_date_unit(c)) units.push_back(mark);
    may_name_weekday = may_name_weekday || c == U'周' || c == U'星' || c == U'礼';
    std::size_t word = mark;
    if (mark > 0 && kFirst.has(previous_code_point(text, word))) words.push_back(word);
  }
}

std::vector<DateMarks> date_marks_of(const Article& article) {
  std::vector<DateMarks> marks;
  marks.reserve(article.blocks.size());
  for (const Block& block : article.blocks) marks.emplace_back(block.text);
  return marks;
}

std::vector<std::vector<DateMarks>> date_marks_of(const std::vector<Article>& articles) {
  std::vector<std::vector<DateMarks>> marks;
  marks.reserve(articles.size());
  for (const Article& article : articles) marks.push_back(date_marks_of(article));
  return marks;
}

}  // namespace baoku
