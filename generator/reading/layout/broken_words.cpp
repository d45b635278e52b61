#include "reading/layout/broken_words.h"

#include <algorithm>
#include <array>
#include <string_view>

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

// True when the break between two texts cuts a word.
bool cuts_word(std::u32string_view above, std::u32string_view below) {
  if (above.empty() || below.empty() || !is_han(above.back()) || !is_han(below.front()))
    return false;
  const std::size_t place = std::min(above.size(), kContext);
  std::array<char32_t, 2 * kContext> around;
  const auto behind = std::copy(above.end() - place, above.end(), around.begin());
  const auto end = std::copy_n(below.begin(), std::min(below.size(), kContext), behind);
  return !WordBreaker::of_this_thread().begins_word({around.begin(), end}, place);
}

}  // namespace

bool cuts_word(std::string_view above, std::string_view below) {
  return cuts_word(to_utf32(above), to_utf32(below));
}

void mark_broken_words(const std::vector<Line>& lines, const LineCharacters& characters,
                       std::vector<Cues>& cues) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!may_head_text(lines[i - 1], cues[i - 1]) || cues[i].byline) continue;
    cues[i].splits_word = cuts_word(characters[i - 1], characters[i]);
  }
}

}  // namespace baoku
