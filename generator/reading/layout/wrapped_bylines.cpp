#include "reading/layout/wrapped_bylines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/character_set.h"
#include "base/utf8.h"
#include "reading/people/lexicon.h"

namespace baoku {
namespace {

constexpr std::size_t kMostLines = 4;  // of one byline

// The line in which the bracket that opens behind line i's dateline closes; 0 when there is none.
std::size_t closing_line(const std::vector<Line>& lines, std::size_t i) {
  const std::string_view text = lines[i].text;
  const std::size_t dateline = dateline_length(text);
  if (dateline == 0) return 0;
  const std::string_view behind = trim(text.substr(dateline));
  if (!behind.starts_with("（") || behind.find("）") != std::string_view::npos) return 0;
  for (std::size_t j = i + 1; j < lines.size() && j <= i + kMostLines; ++j) {
    if (lines[j].text.find("）") != std::string::npos) return j;
    if (lines[j].blank_before) return 0;
  }
  return 0;
}

// （记者 莫霞 / 崔燕 通讯员 尹伟艳）
void join_bracket(const std::vector<Line>& lines, std::vector<Cues>& cues, std::size_t first,
                  std::size_t last) {
  std::string text(
      trim(std::string_view(lines[first].text).substr(dateline_length(lines[first].text))));
  for (std::size_t j = first + 1; j <= last; ++j) text += "\n" + lines[j].text;
  cues[first].wrapped_head =
      parse_wrapped_byline(text.substr(0, text.find("）") + std::string_view("）").size()));
  cues[first].tail.reset();
  for (std::size_t j = first + 1; j <= last; ++j) {
    cues[j].byline.reset();
    cues[j].opens_closed = true;
    if (j < last) cues[j].tail.reset();
  }
}

// True when every name could be one: the line below a byline may also be a short headline.
bool names_people(const std::vector<std::string>& names) {
  static constexpr std::array<std::string_view, 6> kHalfWords = {"特约", "实习", "见习",
                                                                 "首席", "全媒", "融媒"};
  return std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return std::find(kHalfWords.begin(), kHalfWords.end(), name) == kHalfWords.end() &&
           lexicon().facts(first_code_point(name)).is_surname && count_code_points(name) <= 3;
  });
}

// Where a byline begins that may go on in the next line: at the line's own byline, or behind its
// last sentence with a word for somebody who writes.
std::optional<std::size_t> byline_begin(std::string_view text, const Cues& cues) {
  if (cues.byline) return 0;
  static constexpr std::array<std::string_view, 18> kOpeners = {
      "本组",       "此组",         "本栏",       "本版",     "记者",   "本报记者",
      "首席记者",   "本报首席记者", "见习记者",   "实习记者", "实习生", "特约记者",
      "新华社记者", "全媒体记者",   "融媒体记者", "通讯员",   "文/",    "摄影"};
  constexpr std::size_t kLongest = 90;  // bytes
  constexpr std::size_t kHalfWord = 3;  // bytes: 本报 / 记者, 记 / 者
  std::size_t begin = text.size();      // behind the last of the marks that end sentences
  while (begin > 0) {
    std::size_t before = begin;
    const char32_t c = previous_code_point(text, before);
    if (c == U'。' || c == U'！' || c == U'？' || c == U'”') break;
    begin = before;
  }
  while (begin < text.size() && text[begin] == ' ') ++begin;
  std::string_view rest = text.substr(begin);
  const bool is_open_bracket = rest.starts_with("（") && rest.find("）") == std::string_view::npos;
  if (cues.tail && !is_open_bracket) return cues.tail->begin;
  if (is_open_bracket) rest.remove_prefix(std::string_view("（").size());
  if (rest.starts_with("□")) rest.remove_prefix(std::string_view("□").size());
  if (is_open_bracket && rest.empty()) return begin;
  static constexpr CharacterSet kFirst(U"本此记首见实特新全融通文摄");
  const bool opens =
      rest.size() <= kLongest && kFirst.has(first_code_point(rest)) &&
      std::any_of(kOpeners.begin(), kOpeners.end(), [&](std::string_view opener) {
        return rest.starts_with(opener) || (rest.size() >= kHalfWord && opener.starts_with(rest));
      });
  return opens ? std::optional(begin) : std::nullopt;
}

bool may_hold_byline(const Line& line, const Cues& cues) {
  return !line.blank_before && line.html.empty() && line.heading == 0 && !cues.has_dateline &&
         !cues.ends_sentence && cues.stops == 0 && cues.commas == 0 && cues.characters <= 36;
}

// 记者 罗娟 / 磊 通讯员 孔思. A byline that is whole by itself may have one more line, and another
// below one that is as long as the first; one that is not takes as many as make it whole. Returns
// its last line.
std::size_t join_next(const std::vector<Line>& lines, std::vector<Cues>& cues, std::size_t i) {
  constexpr std::size_t kSlack = 4;  // cells
  if (!may_hold_byline(lines[i + 1], cues[i + 1])) return i;
  Cues& here = cues[i];
  const auto begin = byline_begin(lines[i].text, here);
  if (!begin || here.has_dateline || here.is_caption) return i;
  bool is_whole = here.byline ? names_people(here.byline->reporters) &&
                                    names_people(here.byline->correspondents)
                              : here.tail && here.tail->begin == *begin;
  std::string text = lines[i].text.substr(*begin);
  std::size_t end = i;
  std::optional<Byline> longest;
  for (std::size_t last = i + 1; last < lines.size() && last < i + kMostLines; ++last) {
    if (!may_hold_byline(lines[last], cues[last]) || (is_whole && cues[last].byline)) break;
    if (is_whole && last > i + 1 && lines[last - 1].cells + kSlack < lines[i].cells) break;
    text += "\n" + lines[last].text;
    auto whole = parse_wrapped_byline(text);
    if (whole && names_people(whole->reporters) && names_people(whole->correspondents)) {
      longest = std::move(whole);
      end = last;
      is_whole = true;
    } else if (is_whole) {
      break;
    }
  }
  if (!longest) return i;
  here.tail.reset();
  if (*begin > 0) {
    here.tail = TailByline{*begin, *std::move(longest)};
  } else {
    here.byline = std::move(longest);
  }
  for (std::size_t k = i + 1; k <= end; ++k) {
    cues[k].tail.reset();
    cues[k].byline.emplace();
  }
  return end;
}

}  // namespace

void join_wrapped_bylines(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::size_t last = cues[i].has_dateline ? closing_line(lines, i) : 0;
    if (last > 0) {
      join_bracket(lines, cues, i, last);
    } else {
      i = join_next(lines, cues, i);
    }
  }
}

}  // namespace baoku
