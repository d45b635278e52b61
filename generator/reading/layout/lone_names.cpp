#include "reading/layout/lone_names.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/words.h"
#include "reading/layout/columns.h"
#include "reading/people/lexicon.h"

namespace baoku {
namespace {

using Text = std::u32string_view;

constexpr std::size_t kLongestName = 3;  // characters

// 沈巧云: begins with a surname.
bool may_be_name(Text name) {
  return name.size() >= 2 && name.size() <= kLongestName &&
         std::all_of(name.begin(), name.end(), is_han) && lexicon().facts(name[0]).is_surname;
}

// 陆野 of ·陆野· and ●陆野: the marks say that somebody wrote it. Empty without them.
std::string_view marked_name(std::string_view text) {
  constexpr std::string_view kDot = "·";
  for (const std::string_view bullet : {"●", "■", "◆"}) {
    if (text.starts_with(bullet)) return trim(text.substr(bullet.size()));
  }
  if (text.size() <= 2 * kDot.size() || !text.starts_with(kDot) || !text.ends_with(kDot)) return {};
  return trim(text.substr(kDot.size(), text.size() - 2 * kDot.size()));
}

// The names that brackets hold and nothing else; empty when something there is none. The
// dictionary's words, such as 文明 and 高兴, are no names.
std::vector<std::u32string> bracketed_names(Text inside) {
  constexpr std::size_t kMost = 4;
  std::vector<std::u32string> names;
  WordBreaker& breaker = WordBreaker::of_this_thread();
  for (std::size_t at = 0; at < inside.size();) {
    const std::size_t end = std::min(inside.find_first_of(U" 、", at), inside.size());
    std::u32string word(inside.substr(at, end - at));
    at = end + 1;
    if (word.empty()) continue;
    const bool was_alone = !names.empty() && names.back().size() == 1;
    if (was_alone && word.size() == 1) {  // 陆 野
      names.back() += word;
    } else if (was_alone) {
      return {};
    } else {
      names.push_back(std::move(word));
      if (names.back().size() == 1) continue;
      // 陆|野云: the dictionary cuts behind the surname, or at least somewhere, as in 章子|浩.
      const std::u32string& name = names.back();
      if (!may_be_name(name) ||
          !(breaker.begins_word(name, 1) || (name.size() > 2 && breaker.begins_word(name, 2)))) {
        return {};
      }
    }
    if (!may_be_name(names.back()) || names.size() > kMost) return {};
  }
  return !names.empty() && names.back().size() > 1 ? names : std::vector<std::u32string>();
}

// The authors in the brackets that `text` ends with, and where these begin.
std::optional<TailByline> bracketed_authors(std::string_view text) {
  constexpr std::string_view kOpen = "（", kClose = "）";
  constexpr std::size_t kLongest = 60;  // bytes
  if (!text.ends_with(kClose)) return std::nullopt;
  const std::size_t open = text.rfind(kOpen);
  if (open == std::string_view::npos || text.size() - open > kLongest) return std::nullopt;
  const std::size_t begin = open + kOpen.size();
  TailByline tail{open, {}};
  for (const std::u32string& name :
       bracketed_names(to_utf32(text.substr(begin, text.size() - kClose.size() - begin)))) {
    tail.byline.others.push_back("作者 " + to_utf8(name));
  }
  return tail.byline.others.empty() ? std::nullopt : std::optional(std::move(tail));
}

bool ends_sentence(std::string_view text) {
  constexpr std::u32string_view kEnds = U"。！？”…";
  text = trim(text);
  return !text.empty() && kEnds.find(last_code_point(text)) != kEnds.npos;
}

// …第三次获奖。（冯涵 / 少）: the column broke the brackets that line i opens.
void join_bracketed_authors(const std::vector<Line>& lines, std::vector<Cues>& cues,
                            std::size_t i) {
  constexpr std::size_t kLongestRest = 12;  // characters
  if (i + 1 >= lines.size() || !cues[i].is_unclosed || cues[i].byline || cues[i].tail) return;
  const Line& next = lines[i + 1];
  if (next.blank_before || !next.text.ends_with("）") || cues[i + 1].characters > kLongestRest ||
      next.text.find("（") != std::string::npos) {
    return;
  }
  const std::string text = lines[i].text + next.text;
  auto tail = bracketed_authors(text);
  if (!tail || tail->begin >= lines[i].text.size()) return;
  const std::string_view said = tail->begin > 0
                                    ? std::string_view(text).substr(0, tail->begin)
                                    : std::string_view(i > 0 ? lines[i - 1].text : lines[i].text);
  if (!ends_sentence(said)) return;
  if (tail->begin > 0) {
    cues[i].tail = std::move(tail);
  } else {
    cues[i].byline = std::move(tail->byline);
  }
  cues[i + 1].byline.emplace();
}

}  // namespace

bool is_lone_name(std::string_view text) {
  constexpr std::size_t kLongest = 16;  // bytes
  if (text.size() > kLongest) return false;
  const std::string_view marked = marked_name(text);
  std::u32string name = to_utf32(marked.empty() ? text : marked);
  const bool is_padded = std::erase(name, U' ') > 0;
  if (!may_be_name(name)) return false;
  if (!marked.empty()) return true;
  if (is_padded) return name.size() == 2;
  std::uint8_t starts[kLongestName] = {};
  WordBreaker::of_this_thread().mark_starts(name, starts);
  return std::all_of(starts, starts + name.size(), [](std::uint8_t start) { return start != 0; });
}

void mark_authors(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const Cues& above = cues[i - 1];
    const Cues& below = cues[i + 1];
    const bool is_free =
        lines[i].heading == 0 && lines[i].html.empty() && !cues[i].byline && !cues[i].is_signature;
    const bool heads_text = below.is_row || below.commas + below.stops > 0 || below.ends_sentence ||
                            (below.width > 0 && fullness(lines[i + 1], below, true) == 1);
    if (!is_free || !heads_text || above.ends_sentence || above.ends_open || above.byline ||
        above.commas + above.stops > 0 || below.has_dateline || below.byline ||
        !is_lone_name(lines[i].text)) {
      continue;
    }
    const std::string_view marked = marked_name(lines[i].text);
    std::string name(marked.empty() ? lines[i].text : marked);
    std::erase(name, ' ');
    cues[i].byline.emplace().others.push_back("作者 " + name);
  }
}

bool brackets_authors(std::string_view text) {
  const auto tail = bracketed_authors(text);
  return tail && tail->begin == 0;
}

std::optional<TailByline> find_bracketed_authors(std::string_view text) {
  auto tail = bracketed_authors(text);
  return tail && ends_sentence(text.substr(0, tail->begin)) ? std::move(tail) : std::nullopt;
}

void mark_bracketed_authors(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    join_bracketed_authors(lines, cues, i);
    Cues& here = cues[i];
    const bool may_end = i + 1 == lines.size() || lines[i + 1].blank_before ||
                         !(cues[i + 1].commas + cues[i + 1].stops > 0);
    if (!may_end || !lines[i].text.ends_with("）") || here.byline || here.tail || here.is_caption ||
        lines[i].heading > 0 || !lines[i].html.empty()) {
      continue;
    }
    auto tail = bracketed_authors(lines[i].text);
    if (!tail) continue;
    if (tail->begin == 0) {
      if (!cues[i - 1].is_row && !ends_sentence(lines[i - 1].text)) continue;
      here.byline = std::move(tail->byline);
    } else {
      here.tail = find_bracketed_authors(lines[i].text);
      if (!here.tail) continue;
    }
    here.is_signature = false;
  }
}

}  // namespace baoku
