#include "web/squeezed.h"

#include <algorithm>
#include <cctype>

namespace baoku {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || c == '$' || c == '#' || byte >= 0x80;
}

bool is_one_of(char c, std::string_view set) { return set.find(c) != set.npos; }

// Where the string that begins at `begin` ends: behind its closing quote.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  std::size_t at = begin + 1;
  while (at < text.size() && text[at] != text[begin]) at += text[at] == '\\' ? 2 : 1;
  return std::min(text.size(), at + 1);
}

// The same for a `template`, whose ${…} may hold templates again.
std::size_t end_of_template(std::string_view text, std::size_t begin) {
  std::size_t at = begin + 1;
  while (at < text.size() && text[at] != '`') {
    if (text[at] == '\\') {
      at += 2;
    } else if (text.substr(at).starts_with("${")) {
      int open = 0;
      do {
        if (text[at] == '{') ++open;
        if (text[at] == '}') --open;
        if (text[at] == '`') {
          at = end_of_template(text, at);
        } else if (text[at] == '"' || text[at] == '\'') {
          at = end_of_string(text, at);
        } else {
          ++at;
        }
      } while (at < text.size() && (open > 0 || text[at - 1] == '$'));
    } else {
      ++at;
    }
  }
  return std::min(text.size(), at + 1);
}

// The same for a regular expression; a slash in [brackets] ends nothing.
std::size_t end_of_expression(std::string_view text, std::size_t begin) {
  bool is_in_class = false;
  std::size_t at = begin + 1;
  for (; at < text.size() && (is_in_class || text[at] != '/'); ++at) {
    if (text[at] == '[') is_in_class = true;
    if (text[at] == ']') is_in_class = false;
    if (text[at] == '\\') ++at;
  }
  return std::min(text.size(), at + 1);
}

// Does a slash behind `before` begin a regular expression, or divide?
bool begins_expression(std::string_view before) {
  while (!before.empty() && is_space(before.back())) before.remove_suffix(1);
  if (before.empty() || is_one_of(before.back(), "(,=:[!&|?{};+-*%~^<>")) return true;
  std::size_t begin = before.size();
  while (begin > 0 && is_word(before[begin - 1])) --begin;
  const std::string_view word = before.substr(begin);
  return word == "return" || word == "typeof" || word == "case" || word == "in" || word == "of";
}

// Does white space between these divide what would be something else together?
bool is_needed(char before, char behind) {
  if (is_word(before) && is_word(behind)) return true;
  if (before == behind && is_one_of(before, "+-")) return true;
  return before == '/' || behind == '/' ||
         (std::isdigit(static_cast<unsigned char>(before)) != 0 && behind == '.');
}

// The end of the comment at `at`, or `at`.
std::size_t end_of_comment(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("//")) return std::min(text.find('\n', at), text.size());
  if (!rest.starts_with("/*")) return at;
  const std::size_t close = text.find("*/", at + 2);
  return close == text.npos ? text.size() : close + 2;
}

}  // namespace

std::string squeezed_script(std::string_view script) {
  std::string out;
  bool has_space = false;
  bool has_line = false;
  for (std::size_t at = 0; at < script.size();) {
    const char c = script[at];
    if (is_space(c)) {
      has_space = true;
      has_line |= c == '\n';
      ++at;
      continue;
    }
    if (const std::size_t end = end_of_comment(script, at); end > at) {
      has_space = true;
      at = end;
      continue;
    }
    std::size_t end = at + 1;
    if (c == '"' || c == '\'') {
      end = end_of_string(script, at);
    } else if (c == '`') {
      end = end_of_template(script, at);
    } else if (c == '/' && begins_expression(out)) {
      end = end_of_expression(script, at);
    } else if (is_word(c)) {
      while (end < script.size() && is_word(script[end])) ++end;
    }
    if (has_line && !out.empty() && !is_one_of(out.back(), "{;,([=&|?:") && c != '}') {
      out += '\n';
    } else if (has_space && !out.empty() && is_needed(out.back(), c)) {
      out += ' ';
    }
    has_space = has_line = false;
    out.append(script.substr(at, end - at));
    at = end;
  }
  return out + "\n";
}

std::string squeezed_style(std::string_view style) {
  std::string out;
  bool has_space = false;
  for (std::size_t at = 0; at < style.size();) {
    const char c = style[at];
    const bool is_comment = style.substr(at).starts_with("/*");
    if (is_space(c) || is_comment) {
      has_space = true;
      at = is_comment ? end_of_comment(style, at) : at + 1;
      continue;
    }
    const std::size_t end = c == '"' || c == '\'' ? end_of_string(style, at) : at + 1;
    // A space in front of ":" is another selector, one behind it never is.
    if (has_space && !out.empty() && !is_one_of(out.back(), "{};,:") && !is_one_of(c, "{};,")) {
      out += ' ';
    }
    if (c == '}' && !out.empty() && out.back() == ';') out.pop_back();
    has_space = false;
    out.append(style.substr(at, end - at));
    at = end;
  }
  return out + "\n";
}

}  // namespace baoku
