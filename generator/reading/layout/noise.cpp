#include "reading/layout/noise.h"

#include <algorithm>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/layout/han_run.h"

namespace baoku {
namespace {

bool is_never_printed(char32_t c) {
  if (c >= 0x3000 && c <= 0x9FFF) return false;
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFE ||
         (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD) ||
         (c < 0x20 && !is_space(c)) || c == 0x7F;
}

std::string_view ligature_letters(char32_t c) {
  static constexpr std::string_view kLetters[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? kLetters[c - 0xFB00] : std::string_view();
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

// Full-width punctuation carries its own white space.
bool is_wide_punctuation(char32_t c) {
  return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) || c == 0xFF0C ||
         c == 0xFF1A || c == 0xFF1B || c == 0xFF01 || c == 0xFF1F || c == 0xFF08 || c == 0xFF09 ||
         (c >= 0x2018 && c <= 0x201D) || c == 0x2014 || c == 0x2026 || c == 0xFF5E || c == U'~';
}

// Returns the full-width form of a mark that clauses end with, or 0.
char32_t full_width_mark(char32_t c) {
  constexpr std::u32string_view kMarks = U",;:?!";
  return kMarks.find(c) == kMarks.npos ? 0 : c - U'!' + 0xFF01;
}

// A piece between two spaces that may be a name in a list of names.
bool is_short_han(const std::u32string& text, std::size_t begin, std::size_t end) {
  if (end - begin < 2 || end - begin > 4) return false;
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_han(text[i])) return false;
  }
  return true;
}

// True when the space at `at` has a piece of two to four Han characters on a side that is closed by
// another space: names in a row, not letterspacing.
bool separates_list(const std::u32string& text, std::size_t at) {
  std::size_t next = at + 1;
  while (next < text.size() && text[next] != U' ') ++next;
  if (next < text.size() && is_short_han(text, at + 1, next)) return true;
  std::size_t before = at;
  while (before > 0 && text[before - 1] != U' ') --before;
  return before > 0 && is_short_han(text, before, at);
}

}  // namespace

std::string without_noise(std::string_view raw) { return clean_text(raw).text; }

CleanText clean_text(std::string_view raw) {
  CleanText clean;
  std::string& out = clean.text;
  out.reserve(raw.size());
  std::size_t run = 0;  // what begins here is not in `out` yet
  std::size_t spaces = 0;
  const auto take_run = [&](std::size_t end, std::size_t next) {
    out.append(raw, run, end - run);
    run = next;
  };
  for (std::size_t at = 0; at < raw.size();) {
    std::size_t begin = at;
    if (spaces == 0) at = wide_run_end(raw, at);
    clean.cells += (at - begin) / kWideBytes * kWideCells;
    if (at == raw.size()) break;
    begin = at;
    const char32_t c = next_code_point(raw, at);
    if (is_space(c)) {
      take_run(begin, at);
      spaces += c == 0x3000 || c == U'\t' ? 2 : 1;
      continue;
    }
    if (is_never_printed(c)) {
      take_run(begin, at);
      continue;
    }
    if (!out.empty() && spaces > 0) {
      const std::string_view gap = spaces > 1 ? "  " : " ";
      out += gap;
      clean.cells += gap.size();
    }
    spaces = 0;
    if (const std::string_view letters = ligature_letters(c); !letters.empty()) {
      take_run(begin, at);
      out += letters;
      clean.cells += letters.size();
    } else {
      clean.cells += display_width(c);
    }
  }
  take_run(raw.size(), raw.size());
  return clean;
}

std::string without_letterspacing(std::string text) {
  if (text.find(' ') == std::string::npos) return text;
  const std::u32string in = to_utf32(text);
  std::u32string out;
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (in[i] != U' ') {
      out.push_back(in[i]);
      continue;
    }
    if (out.empty() || out.back() == U' ') continue;
    std::size_t next = i;
    while (next < in.size() && in[next] == U' ') ++next;
    if (next == in.size()) break;
    const char32_t before = out.back(), after = in[next];
    const bool is_lone = next == i + 1;
    const bool is_noise = is_wide_punctuation(before) || is_wide_punctuation(after) ||
                          (is_han(before) && is_digit(after)) ||
                          (is_digit(before) && is_han(after)) ||
                          (is_lone && is_han(before) && is_han(after) && !separates_list(in, i));
    if (!is_noise) out.push_back(U' ');
  }
  return to_utf8(out);
}

std::string with_full_width_marks(std::string text) {
  constexpr std::string_view kMarks = ",;:?!";
  const auto has = [&](char mark) { return text.find(mark) != std::string::npos; };
  if (std::none_of(kMarks.begin(), kMarks.end(), has)) return text;
  const auto is_chinese = [](char32_t c) {
    return is_han(c) || (is_wide_punctuation(c) && c != U'~');
  };
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto mark = static_cast<unsigned char>(text[at]);  // a byte of another character is none
    if ((mark & 0xF0u) == 0xE0u) at += 2;                    // a Han character, as most are
    const char32_t wide = mark < 0x40 ? full_width_mark(mark) : 0;
    if (wide == 0) continue;
    out.append(text, copied, at - copied);
    copied = at + 1;
    const std::string_view behind =
        std::string_view(text).substr(text[copied] == ' ' ? copied + 1 : copied);
    const bool is_among_chinese =
        is_chinese(last_code_point(out)) || is_chinese(first_code_point(behind));
    append_utf8(out, is_among_chinese ? wide : mark);
  }
  return out.append(text, copied);
}

}  // namespace baoku
