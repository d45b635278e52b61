#include "web/headline.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/words.h"
#include "web/escape.h"

namespace baoku {
namespace {

constexpr std::size_t kFewest = 9;  // characters that fit on any line
constexpr std::size_t kMost = 200;

bool is_space(char32_t c) { return c == U' ' || c == U'\u3000'; }

// The spaces between Chinese words: in print they were line ends.
std::vector<bool> line_ends(std::u32string_view text) {
  std::vector<bool> ends(text.size(), false);
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    ends[i] = is_space(text[i]) && text[i - 1] >= 0x80 && text[i + 1] >= 0x80;
  }
  return ends;
}

}  // namespace

std::string headline_html(std::string_view text) {
  std::u32string characters;
  std::vector<std::size_t> begins;  // by character: where it begins in `text`
  for (std::size_t i = 0; i < text.size();) {
    begins.push_back(i);
    characters += next_code_point(text, i);
  }
  if (characters.size() < kFewest || characters.size() > kMost) return escaped(text);
  begins.push_back(text.size());
  std::vector<std::uint8_t> starts(characters.size());
  WordBreaker().mark_starts(characters, starts.data());
  const std::vector<bool> ends = line_ends(characters);
  const bool has_parts = std::find(ends.begin(), ends.end(), true) != ends.end();
  std::string out = has_parts ? "<span class=\"part\">" : "";
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (ends[i]) {
      out += "</span> <span class=\"part\">";
      continue;
    }
    // Before and behind marks and Latin letters the browser's own rules are right.
    const bool between = i > 0 && is_han(characters[i - 1]) && is_han(characters[i]);
    if (between && starts[i] != 0) out += "<wbr>";
    append_escaped(out, text.substr(begins[i], begins[i + 1] - begins[i]));
  }
  return out + (has_parts ? "</span>" : "");
}

}  // namespace baoku
