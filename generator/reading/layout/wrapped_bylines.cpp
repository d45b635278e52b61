#include "reading/layout/wrapped_bylines.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

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
  return std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return lexicon().facts(first_code_point(name)).is_surname && count_code_points(name) <= 3;
  });
}

// 记者 罗娟 / 磊 通讯员 孔思
void join_next(const std::vector<Line>& lines, std::vector<Cues>& cues, std::size_t i) {
  Cues& here = cues[i];
  Cues& next = cues[i + 1];
  constexpr std::size_t kRestOfName = 6;  // bytes: 磊 in front of 通讯员
  const bool is_free = !next.byline && (!next.tail || next.tail->begin <= kRestOfName);
  const bool may_go_on = (here.byline || here.tail) && is_free && !lines[i + 1].blank_before &&
                         !next.ends_sentence && next.stops == 0 && next.characters <= 24;
  if (!may_go_on) return;
  const std::size_t begin = here.tail ? here.tail->begin : 0;
  auto whole = parse_wrapped_byline(lines[i].text.substr(begin) + "\n" + lines[i + 1].text);
  if (!whole || !names_people(whole->reporters) || !names_people(whole->correspondents)) return;
  (here.tail ? here.tail->byline : *here.byline) = *std::move(whole);
  next.tail.reset();
  next.byline.emplace();
}

}  // namespace

void join_wrapped_bylines(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (const std::size_t last = closing_line(lines, i); last > 0) {
      join_bracket(lines, cues, i, last);
    } else {
      join_next(lines, cues, i);
    }
  }
}

}  // namespace baoku
