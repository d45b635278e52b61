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

std::u32string first_characters(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < kContext && end < text.size(); ++n) next_code_point(text, end);
  return to_utf32(text.substr(0, end));
}

std::u32string last_characters(std::string_view text) {
  std::size_t begin = text.size();
  for (std::size_t n = 0; n < kContext && begin > 0; ++n) previous_code_point(text, begin);
  return to_utf32(text.substr(begin));
}

}  // namespace

void mark_broken_words(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  WordBreaker breaker;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!may_head_text(lines[i - 1], cues[i - 1]) || cues[i].byline) continue;
    const std::u32string above = last_characters(lines[i - 1].text);
    const std::u32string below = first_characters(lines[i].text);
    if (above.empty() || below.empty() || !is_han(above.back()) || !is_han(below.front())) continue;
    cues[i].splits_word = !breaker.begins_word(above + below, above.size());
  }
}

}  // namespace baoku
