#include "reading/layout/turns.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace baoku {
namespace {

constexpr std::size_t kReach = 40;  // lines between two turns of one interview

struct Turn {
  std::size_t line = 0;
  std::string_view speaker;
  bool may_sign = false;  // 记者：陈敏
};

// 他说：, 记者问道：: a sentence that the column broke in front of it.
bool tells_who_says(std::string_view speaker) {
  constexpr std::string_view kWords[] = {"说",   "道",   "称",   "表示", "指出", "强调",
                                         "认为", "介绍", "要求", "提出", "问",   "写"};
  return speaker.size() > std::string_view("问").size() &&
         std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return speaker.ends_with(word); });
}

bool is_said_again(const std::vector<Turn>& turns, std::size_t t) {
  const auto is_same = [&](std::size_t o) {
    return turns[o].speaker == turns[t].speaker && !turns[o].may_sign;
  };
  constexpr std::size_t kTurns = 4;
  for (std::size_t o = t > kTurns ? t - kTurns : 0; o < std::min(turns.size(), t + kTurns + 1); ++o)
    if (o != t && is_same(o)) return true;
  return false;
}

// 记者：陈敏 asks rather than signs where the reporter asks elsewhere and somebody else answers.
bool is_turn(const std::vector<Turn>& turns, std::size_t t) {
  if (!is_said_again(turns, t)) return false;
  if (!turns[t].may_sign) return true;
  return t + 1 < turns.size() && !turns[t + 1].may_sign && turns[t + 1].speaker != turns[t].speaker;
}

}  // namespace

void mark_turns(const std::vector<Line>& lines, std::vector<Cues>& cues) {
  constexpr std::size_t kFewest = 3;
  std::vector<Turn> turns;
  const auto mark = [&] {
    std::vector<std::size_t> said;
    for (std::size_t t = 0; t < turns.size(); ++t) {
      if (is_turn(turns, t)) said.push_back(turns[t].line);
    }
    for (std::size_t s = 0; said.size() >= kFewest && s < said.size(); ++s) {
      cues[said[s]].begins_item = true;
      cues[said[s]].byline.reset();
      if (s > 0) cues[said[s] - 1].ends_sentence = true;
    }
    turns.clear();
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Cues& c = cues[i];
    if (!turns.empty() && i > turns.back().line + kReach) mark();
    if (c.speaker == 0 || c.has_dateline || c.is_letter || lines[i].heading > 0) continue;
    std::string_view speaker = std::string_view(lines[i].text).substr(0, c.speaker);
    constexpr std::string_view kOurs = "本报";  // who is 记者 in the next line
    if (speaker.starts_with(kOurs)) speaker.remove_prefix(kOurs.size());
    if (!tells_who_says(speaker)) turns.push_back({i, speaker, c.byline.has_value()});
  }
  mark();
}

}  // namespace baoku
