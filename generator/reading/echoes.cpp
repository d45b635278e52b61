#include "reading/echoes.h"

#include <algorithm>
#include <string>

#include "reading/pairs.h"

namespace baoku {
namespace {

constexpr std::size_t kLinesBelow = 8;  // looked at
constexpr std::size_t kCharactersBelow =
    300;  // of them, so that flowing text is not searched whole

bool may_be_headline(const Line& line, const Cues& cues) {
  return line.html.empty() && cues.stops == 0 && cues.commas <= 1 && !line.text.ends_with("。") &&
         !cues.has_dateline && !cues.byline && !cues.tail && cues.characters <= 40 &&
         cues.characters >= 3;
}

}  // namespace

void measure_echoes(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!may_be_headline(lines[i], cues[i])) continue;
    std::string below;
    std::size_t characters = 0;
    for (std::size_t j = i + 1;
         j < lines.size() && j <= i + kLinesBelow && characters < kCharactersBelow; ++j) {
      below += lines[j].text.substr(0, 3 * kCharactersBelow);
      characters += cues[j].characters;
    }
    const std::vector<CharacterPair> own = character_pairs(lines[i].text);
    const std::vector<CharacterPair> said = character_pairs(below);
    const auto again = std::count_if(own.begin(), own.end(), [&](CharacterPair pair) {
      return std::binary_search(said.begin(), said.end(), pair);
    });
    if (!own.empty()) cues[i].echo = static_cast<double>(again) / static_cast<double>(own.size());
  }
}

}  // namespace baoku
