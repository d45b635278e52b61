#include "web/escape.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/eight_bytes.h"

namespace baoku {
namespace {

// What stands for a byte, by the number that a table gives it. 0: the byte itself.
constexpr std::array<std::string_view, 7> kEscapes = {"",       "&amp;", "&lt;", "&gt;",
                                                      "&quot;", "&#39;", " "};
using Escapes = std::array<std::uint8_t, 256>;

constexpr Escapes escapes_of(std::string_view blanks, bool all_controls) {
  Escapes out{};
  out['&'] = 1, out['<'] = 2, out['>'] = 3, out['"'] = 4, out['\''] = 5;
  for (const char c : blanks) out[static_cast<unsigned char>(c)] = 6;
  for (std::size_t c = 0; all_controls && c < 0x20; ++c) out[c] = 6;
  if (all_controls) out[0x7F] = 6;
  return out;
}

constexpr Escapes kOfText = escapes_of("", true);
constexpr Escapes kOfLine = escapes_of("\t\n\v\f\r", false);
constexpr Escapes kOfLines = escapes_of("", false);

void append_by(const Escapes& escapes, std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = i + 8;
    if (end <= text.size() && are_plain_html(eight_bytes(text.data() + i))) {
      i = end;
      continue;
    }
    for (; i < std::min(end, text.size()); ++i) {
      const std::uint8_t escape = escapes[static_cast<unsigned char>(text[i])];
      if (escape == 0) continue;
      out.append(text, plain, i - plain);
      out += kEscapes[escape];
      plain = i + 1;
    }
  }
  out.append(text, plain);
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) { append_by(kOfText, out, text); }

void append_escaped_line(std::string& out, std::string_view text) { append_by(kOfLine, out, text); }

void append_escaped_lines(std::string& out, std::string_view text) {
  append_by(kOfLines, out, text);
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  append_escaped(out, text);
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    while (i + 8 < text.size() && are_beyond_ascii(eight_bytes(text.data() + i))) i += 8;
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_quoted = byte == '"' || byte == '\\';
    if (!is_quoted && byte >= 0x20 && byte != '<' && byte != '>' && byte != '&') continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    if (is_quoted) {
      (out += '\\') += text[i];
    } else {
      constexpr std::string_view kDigits = "0123456789abcdef";
      ((out += "\\u00") += kDigits[byte >> 4]) += kDigits[byte & 15];
    }
  }
  out.append(text, plain);
  out += '"';
}

}  // namespace baoku
