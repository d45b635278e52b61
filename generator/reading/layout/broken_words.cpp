#include "reading/layout/broken_words.h"

#include <string>

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/words.h"

namespace baoku {
namespace {

constexpr std::size_t kContext = 6;  // code points on each side of the break

bool may_head_text(const Line& line, const Cues& cues) {
  return line.html.empty() && line.heading == 0 && cues.stops == 0 && cues.commas <= 1 &&
         !cues.byline && !cues.tail && cues.characters <= 30;
}

// Puts the last characters of `above` and the first of `below` into `around`; returns where the
// break between them is.
std::size_t take_around(std::string_view above, std::string_view below, std::u32string& around) {
  std::size_t begin = above.size();
  for (std::size_t n = 0; n < kContext && begin > 0; ++n) previous_code_point(above, begin);
  around.clear();
  while (begin < above.size()) around.push_back(next_code_point(above, begin));
  const std::size_t place = around.size();
  for (std::size_t n = 0, end = 0; n < kContext && end < below.size(); ++n) {
    around.push_back(next_code_point(below, end));
  }
  return place;
}

}  // namespace

bool cuts_word(std::string_view above, std::string_view below) {
  if (!is_han(last_code_point(above)) || !is_han(first_code_point(below))) return false;
  std::u32string around;
  const std::size_t place = take_around(above, below, around);
  return !WordBreaker::of_this_thread().begins_word(around, place);
}

void mark_broken_words(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  WordBreaker& breaker = WordBreaker::of_this_thread();
  std::u32string around;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!may_head_text(lines[i - 1], cues[i - 1]) || cues[i].byline) continue;
    const std::string_view above = lines[i - 1].text, below = lines[i].text;
    if (!is_han(last_code_point(above)) || !is_han(first_code_point(below))) continue;
    const std::size_t place = take_around(above, below, around);
    cues[i].splits_word = !breaker.begins_word(around, place);
  }
}

}  // namespace baoku
