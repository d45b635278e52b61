#include "reading/layout/bylines.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/layout/byline_grammar.h"

namespace baoku {
namespace {

using Text = std::u32string_view;

bool may_precede_byline(char32_t c) {
  return c == U' ' || c == U'。' || c == U'！' || c == U'？' || c == U'”' || c == U'’' ||
         c == U'）' || c == U')' || c == U'…' || c == U'.' || c == U'!' || c == U'?' ||
         c == U'』' || c == U'」' || c == U'】' || c == U'》';
}

// A byline ends in a name, a credit or its bracket; most lines end in something else.
bool may_end_byline(char32_t c) {
  return is_han(c) || c == U'）' || c == U')' || c == U'】' || c == U'。' || c == U' ';
}

bool ends_sentence_mark(char32_t c) { return may_precede_byline(c) && c != U' ' && c != U'》'; }

// Where a tail byline may begin: 0, behind a sentence, or at an opening bracket.
bool may_begin_at(Text text, std::size_t at) {
  if (at == 0) return true;
  if (text[at] == U' ') return false;
  std::size_t before = at;
  while (before > 0 && text[before - 1] == U' ') --before;
  if (before == 0) return true;
  const bool has_space = before < at;
  if (text[at] == U'（' || text[at] == U'(' || text[at] == U'【')
    return ends_sentence_mark(text[before - 1]);
  return ends_sentence_mark(text[before - 1]) || (has_space && is_han(text[before - 1]));
}

void add_new(std::vector<std::string>& names, const std::vector<std::string>& more) {
  for (const std::string& name : more) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
}

std::size_t longest_name(const Byline& byline) {
  std::size_t longest = 0;
  for (const auto* names : {&byline.reporters, &byline.correspondents}) {
    for (const std::string& name : *names) longest = std::max(longest, count_code_points(name));
  }
  return longest;
}

}  // namespace

std::optional<Byline> parse_wrapped_byline(std::string_view text) {
  constexpr unsigned kMostBreaks = 4;
  constexpr std::size_t kUsualName = 3;  // code points: two names glued together are longer
  const auto breaks = static_cast<unsigned>(std::count(text.begin(), text.end(), '\n'));
  if (breaks > kMostBreaks) return std::nullopt;
  std::optional<Byline> best;
  for (unsigned gaps = 0; gaps < 1u << breaks; ++gaps) {  // bit k: break k parts two names
    std::string joined;
    unsigned bit = 0;
    for (const char c : text) {
      if (c != '\n') {
        joined += c;
      } else if ((gaps >> bit++ & 1u) != 0) {
        joined += ' ';
      }
    }
    auto byline = parse_byline(joined);
    const bool is_better = byline && (!best || (longest_name(*best) > kUsualName &&
                                                longest_name(*byline) < longest_name(*best)));
    if (is_better) best = std::move(byline);
  }
  return best;
}

std::optional<TailByline> find_tail_byline(std::string_view text) {
  if (!may_end_byline(last_code_point(text))) return std::nullopt;
  std::size_t from = text.size();
  for (std::size_t n = 0; n <= kLongestByline && from > 0; ++n) previous_code_point(text, from);
  auto tail = find_tail_byline(to_utf32(text.substr(from)));
  if (tail) tail->begin += from;
  return tail;
}

std::optional<TailByline> find_tail_byline(Text text) {
  if (text.empty() || !may_end_byline(text.back())) return std::nullopt;
  const std::size_t from = text.size() - std::min(text.size(), kLongestByline);
  const Text tail = text.substr(from);
  if (!mentions_author(tail)) return std::nullopt;
  for (std::size_t at = from > 0 ? 1 : 0; at < tail.size(); ++at) {
    if (!may_begin_at(tail, at)) continue;
    if (auto byline = parse_byline(tail.substr(at)))
      return TailByline{to_utf8(text.substr(0, from + at)).size(), std::move(*byline)};
  }
  return std::nullopt;
}

std::optional<HeadByline> find_head_byline(std::string_view text) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    const std::size_t begin = text.find(open);
    if (begin == std::string_view::npos || begin > 60) continue;
    const std::size_t end = text.find(close, begin);
    if (end == std::string_view::npos) continue;
    const std::size_t behind = end + close.size();
    if (auto byline = parse_byline(text.substr(begin, behind - begin))) {
      return HeadByline{begin, behind, std::move(*byline)};
    }
  }
  return std::nullopt;
}

void merge_byline(Byline& byline, const Byline& more) {
  add_new(byline.reporters, more.reporters);
  add_new(byline.correspondents, more.correspondents);
  add_new(byline.others, more.others);
  byline.confidence = std::min(byline.confidence, more.confidence);
  if (!byline.printed.empty() && !more.printed.empty()) byline.printed += ' ';
  byline.printed += more.printed;
  if (byline.lines.first == 0) {
    byline.lines = more.lines;
  } else if (more.lines.first != 0) {
    byline.lines.first = std::min(byline.lines.first, more.lines.first);
    byline.lines.last = std::max(byline.lines.last, more.lines.last);
  }
}

}  // namespace baoku
