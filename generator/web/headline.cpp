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

constexpr std::size_t kFewestOfPart = 6;  // characters that may stand on a line alone

// Single characters that lean on the word before them, and on the word behind them.
constexpr std::u32string_view kLeansBack = U"的了着过们地得里上下中内外前后时者";
constexpr std::u32string_view kLeansOn = U"和与在对把被向为将从以及不再又非未无第各每";

bool is_gap(char32_t c) { return c == U' ' || c == U'\u3000'; }

// Where a new line of print began: at the spaces between Chinese words, at a dash, behind a colon.
std::vector<bool> part_begins(std::u32string_view text) {
  std::vector<bool> begins(text.size(), false);
  std::size_t part = 0;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const bool at_space = is_gap(text[i]) && text[i - 1] >= 0x80 && text[i + 1] >= 0x80;
    const bool at_dash = text[i] == U'—' && text[i + 1] == U'—' && text[i - 1] >= 0x80;
    const bool at_colon = text[i - 1] == U'：' && !is_gap(text[i]);
    const bool is_long = i - part >= kFewestOfPart && text.size() - i >= kFewestOfPart;
    if (!at_space && !((at_dash || at_colon) && is_long)) continue;
    begins[i] = true;
    part = i;
  }
  return begins;
}

// The word breaks at which a line may end. What no dictionary knows, such as a name, falls apart
// into single characters: between two of them is no break.
void keep_together(std::u32string_view text, std::vector<std::uint8_t>& starts) {
  std::vector<std::size_t> words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (starts[i] != 0) words.push_back(i);
  }
  words.push_back(text.size());
  for (std::size_t k = 1; k + 1 < words.size(); ++k) {
    const std::size_t at = words[k];
    const bool is_single = words[k + 1] - at == 1;
    const bool is_behind_single = at - words[k - 1] == 1;
    if ((is_single && is_behind_single) ||
        (is_single && kLeansBack.find(text[at]) != std::u32string_view::npos) ||
        (is_behind_single && kLeansOn.find(text[at - 1]) != std::u32string_view::npos)) {
      starts[at] = 0;
    }
  }
}

}  // namespace

std::string headline_html(std::string_view text) {
  std::u32string characters;
  std::vector<std::size_t> begins;  // by character: where it begins in `text`
  characters.reserve(text.size());
  begins.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size();) {
    begins.push_back(i);
    characters += next_code_point(text, i);
  }
  if (characters.size() < kFewest || characters.size() > kMost) return escaped(text);
  begins.push_back(text.size());
  std::vector<std::uint8_t> starts(characters.size());
  WordBreaker::of_this_thread().mark_han_starts(characters, starts.data());
  keep_together(characters, starts);
  const std::vector<bool> parts = part_begins(characters);
  const bool has_parts = std::find(parts.begin(), parts.end(), true) != parts.end();
  std::string out = has_parts ? "<span class=\"part\">" : "";
  std::size_t written = 0;  // bytes of `text`
  const auto write_to = [&](std::size_t end) {
    append_escaped(out, text.substr(written, end - written));
    written = end;
  };
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (parts[i]) {
      write_to(begins[i]);
      const bool at_gap = is_gap(characters[i]);
      out += at_gap ? "</span> <span class=\"part\">" : "</span><span class=\"part\">";
      if (at_gap) written = begins[i + 1];
      continue;
    }
    // Before and behind marks and Latin letters the browser's own rules are right.
    if (starts[i] == 0 || i == 0 || !is_han(characters[i - 1]) || !is_han(characters[i])) continue;
    write_to(begins[i]);
    out += "<wbr>";
  }
  write_to(text.size());
  return out + (has_parts ? "</span>" : "");
}

}  // namespace baoku
