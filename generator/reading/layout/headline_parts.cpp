#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "reading/layout/broken_words.h"
#include "reading/layout/headlines.h"
#include "reading/layout/noise.h"

namespace baoku {
namespace {

// A headline line as the editor wrote it: lines that only the column broke are joined.
struct Part {
  std::string text;
  std::size_t characters = 0;
  int heading = 0;
  bool blank_before = false;
  LineRange lines;
};

// A line as wide as the column was broken by it, and a wider or shorter one by the editor; so was
// one that is two clauses already, unless the break cuts a word.
bool is_broken_by_column(const Line& line, std::string_view next, std::size_t width) {
  if (width == 0 || line.heading > 0 || line.cells + 1 < width || line.cells > width) return false;
  return line.text.find(' ') == std::string::npos || cuts_word(line.text, next);
}

std::vector<Part> parts_of(const std::vector<Line>& lines, const std::vector<std::size_t>& group,
                           std::size_t width) {
  std::vector<Part> parts;
  bool goes_on = false;
  for (std::size_t k = 0; k < group.size(); ++k) {
    const Line& line = lines[group[k]];
    if (goes_on && !line.blank_before && line.heading == 0) {
      parts.back().text += line.text;
      parts.back().lines.last = line.last_number;
    } else {
      parts.push_back(
          {line.text, 0, line.heading, line.blank_before, {line.number, line.last_number}});
    }
    goes_on = k + 1 < group.size() && is_broken_by_column(line, lines[group[k + 1]].text, width);
  }
  for (Part& part : parts) part.characters = count_code_points(part.text);
  return parts;
}

// Two lines set as one headline: about as long as each other, and both short.
bool is_one_title(const Part& a, const Part& b) {
  if (b.blank_before || a.heading != 0 || b.heading != 0) return false;
  if (b.text.starts_with("—")) return false;
  const std::size_t longer = std::max(a.characters, b.characters);
  const std::size_t shorter = std::min(a.characters, b.characters);
  return longer <= 16 && longer <= shorter + 6;
}

// A word or two that papers call their columns, on a line of its own: 读者来信, 民生新闻. Any other
// short line in front of a headline is its kicker.
bool names_column(std::string_view text) {
  constexpr std::size_t kLongest = 6;  // characters
  static constexpr std::array<std::string_view, 50> kEndings = {
      "来信",   "新闻",   "速递", "简讯", "短讯", "快讯", "集锦", "视点", "聚焦", "观察",
      "广角",   "之窗",   "论坛", "热线", "资讯", "要闻", "专栏", "专题", "连载", "副刊",
      "动态",   "掠影",   "纪实", "故事", "人物", "言论", "时评", "评论", "特稿", "特写",
      "访谈",   "专访",   "调查", "信箱", "园地", "文苑", "随笔", "杂谈", "一瞥", "追踪",
      "服务台", "回音壁", "在线", "视角", "视窗", "播报", "传真", "看台", "茶座", "札记"};
  return count_code_points(text) <= kLongest &&
         std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return text.ends_with(ending); });
}

}  // namespace

bool is_section_label(std::string_view text) {
  const std::size_t characters = count_code_points(text);
  if (text.starts_with("【") && text.ends_with("】")) return characters <= 10;
  return characters <= 8 && text.find('+') != std::string_view::npos && text.back() >= '0' &&
         text.back() <= '9';
}

std::string section_of_label(std::string_view text) {
  if (text.starts_with("【") && text.ends_with("】")) text = trim(text.substr(3, text.size() - 6));
  return std::string(text);
}

void set_headline(Article& article, const std::vector<Line>& lines,
                  const std::vector<std::size_t>& group, std::size_t width) {
  std::vector<Part> parts = parts_of(lines, group, width);
  if (parts.empty()) return;
  article.headline_lines = {parts.front().lines.first, parts.back().lines.last};
  constexpr std::size_t kShortLabel = 4;  // characters: hardly a kicker, even without a blank line
  if (parts.size() >= 2 && names_column(parts[0].text) && article.section.empty() &&
      (parts[1].blank_before || parts[0].characters <= kShortLabel)) {
    article.section = parts[0].text;
    parts.erase(parts.begin());
  }
  // 走基层, 聚焦“两会”: a few words above a title that is longer by as many.
  constexpr std::size_t kFairTitle = 7, kLongestLabel = 6, kLonger = 4;  // characters
  const auto is_label_of = [&](const Part& label, const Part& title) {
    return !title.text.starts_with("—") &&
           ((label.characters <= kShortLabel && title.characters >= kFairTitle) ||
            (label.characters <= kLongestLabel && title.characters >= label.characters + kLonger));
  };
  const bool is_below_label = parts.size() >= 2 && is_label_of(parts[0], parts[1]);
  if (parts.size() >= 2 && !is_below_label && is_one_title(parts[0], parts[1])) {
    parts[0].text += " " + parts[1].text;
    parts.erase(parts.begin() + 1);
  }
  // Three: kicker above, subtitle below. Two: the marked heading, else the upper line, is the
  // title.
  std::size_t title = parts.size() >= 3 || is_below_label ? 1 : 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_higher = parts[i].heading > 0 &&
                           (parts[title].heading == 0 || parts[i].heading < parts[title].heading);
    if (is_higher) title = i;
  }
  const auto join = [&](std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) text += (text.empty() ? "" : " ") + parts[i].text;
    return text;
  };
  article.kicker = with_full_width_marks(join(0, title));
  article.title = with_full_width_marks(parts[title].text);
  article.subtitle = with_full_width_marks(join(title + 1, parts.size()));
}

}  // namespace baoku
