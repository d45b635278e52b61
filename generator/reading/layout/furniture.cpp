#include "reading/layout/furniture.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "base/character_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/dates/date_mentions.h"
#include "reading/layout/jump_notes.h"
#include "reading/layout/line_groups.h"
#include "reading/layout/page_heads.h"
#include "reading/layout/word_list.h"

namespace baoku {
namespace {

using namespace std::string_view_literals;

using Text = std::u32string_view;

constexpr std::size_t kLongestFurniture = 60;  // code points

// What an imprint or contact line begins with or is built from.
constexpr std::array<Text, 27> kImprint = {
    U"责编",     U"责任编辑", U"本版责编", U"本版编辑", U"本版主编", U"版式",    U"美编",
    U"组版",     U"校对",     U"值班",     U"总编",     U"热线",     U"投稿",    U"邮箱",
    U"电子邮箱", U"E-mail",   U"Email",    U"国内统一", U"邮发代号", U"今日共",  U"本报地址",
    U"广告",     U"发行",     U"印刷",     U"见习编辑", U"视觉编辑", U"图片编辑"};

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

// "3", "—3—", "- 12 -", "· 4 ·"
bool is_page_number(Text text) {
  static constexpr CharacterSet kBeside(U" -—–·•|");
  std::size_t digits = 0;
  for (const char32_t c : text) {
    if (is_digit(c)) {
      ++digits;
    } else if (!kBeside.has(c)) {
      return false;
    }
  }
  return digits > 0 && digits <= 4;
}

// 8:30-12:0, and below it the other 0.
bool ends_in_number(const Line& line) {
  return !line.text.empty() && line.text.back() >= '0' && line.text.back() <= '9';
}

// "第02版", "A02版 要闻", "02 要闻" has a number, 版 and at most one short word.
bool is_sheet_number(Text text) {
  if (text.size() > 16) return false;
  std::size_t at = text.starts_with(U"第"sv) ? 1 : 0;
  while (at < text.size() && ((text[at] >= U'A' && text[at] <= U'Z') || text[at] == U' ')) ++at;
  const std::size_t digits = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == digits || at - digits > 3) return false;
  while (at < text.size() && text[at] == U' ') ++at;
  if (at == text.size() || text[at] != U'版') return false;
  for (++at; at < text.size(); ++at) {
    if (!is_han(text[at]) && U" :：|·"sv.find(text[at]) == Text::npos) return false;
  }
  return true;
}

// "责编 李四 版式 王五", "本版编辑/李四 校对/王五"
bool names_editors(Text text) {
  static constexpr WordList kOffices(
      {U"责编", U"责任编辑", U"编辑", U"主编", U"校对", U"版式", U"美编", U"组版", U"视觉"});
  if (text.starts_with(U"本版"sv)) text.remove_prefix(2);
  const std::size_t office = text.size() <= 40 ? kOffices.length_at_start(text) : 0;
  const std::size_t name = text.find_first_not_of(U" /／|"sv, office);
  return office > 0 && text.size() > office + 2 && name != Text::npos && name > office &&
         !is_digit(text[name]) && text.find_first_of(U"，。"sv) == Text::npos;  // 校对 1名
}

// 地址：…, 服务热线：…: where to find whoever a notice is from, when it goes on with one. 新闻热线
// is the paper's own.
bool is_contact(Text label) {
  static constexpr WordList kOwn({U"热线", U"新闻", U"报", U"本报", U"投稿", U"广告", U"发行"});
  return label == U"电话"sv || label == U"网址"sv || label == U"地址"sv ||
         (label.ends_with(U"热线"sv) && !kOwn.begins(label));
}

// "责编：李四 版式：王五", "新闻热线：0371-12345678"
bool is_imprint(Text text, bool goes_on) {
  constexpr std::size_t kLongestLabel = 8;
  const Text start = text.substr(0, kLongestLabel + 1);
  const auto found =
      std::find_if(start.begin(), start.end(), [](char32_t c) { return c == U'：' || c == U':'; });
  if (found != start.end()) {
    const auto colon = static_cast<std::size_t>(found - start.begin());
    if (goes_on && is_contact(text.substr(0, colon))) return false;
    for (const Text word : kImprint) {
      if (text.substr(0, colon).find(word) != Text::npos) return true;
    }
    const Text label = text.substr(0, colon);
    if (label == U"电话"sv || label == U"编辑"sv || label == U"网址"sv || label == U"主编"sv ||
        label == U"地址"sv)
      return true;
  }
  return text.starts_with(U"国内统一"sv) || text.starts_with(U"邮发代号"sv) || names_editors(text);
}

bool is_teaser_label(Text text) {
  return text == U"导读"sv || text == U"今日导读"sv || text == U"【导读】"sv ||
         text == U"本版导读"sv || text == U"要闻导读"sv || text == U"今日看点"sv;
}

// "▶ 江堤植树一千亩 A03"
bool points_with_arrow(Text text) {
  if (U"▶►▷☞→"sv.find(text.front()) == Text::npos) return false;
  std::size_t end = text.ends_with(U"版"sv) ? text.size() - 1 : text.size(), digits = 0;
  for (; end > 0 && is_digit(text[end - 1]); --end) ++digits;
  if (end > 0 && text[end - 1] >= U'A' && text[end - 1] <= U'Z') --end;
  return digits > 0 && digits <= 3 && end > 1 && (text[end - 1] == U' ' || text.ends_with(U"版"sv));
}

// "（下转03版）", "详见02版", "石桥大修开工 1版"
bool ends_in_pointer(Text text) {
  if (text.size() > 40) return false;
  if (const std::size_t note = trailing_jump_note_length(text); note > 0) {
    return note == text.size() || text.find(U'。') == Text::npos;  // the end of a text is no teaser
  }
  std::size_t end = text.size();
  while (end > 0 && U"）)】 "sv.find(text[end - 1]) != Text::npos) --end;
  if (end == 0 || text[end - 1] != U'版') return false;
  std::size_t at = end - 1;
  while (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == U' ')) --at;
  if (at == 0 || at == end - 1) return false;
  // Sentences speak of sheets, too: “本报曾在第2版报道”, broken behind 版.
  if (text[at - 1] == U'第') return text.find_first_of(U"，。；,"sv) == Text::npos;
  return text[at] == U' ' || U"见转接A►▶→…·（("sv.find(text[at - 1]) != Text::npos;
}

// Tells teasers as the lines go by: a block below 导读 may wrap its lines, so that only some of
// them end in a pointer.
class Teasers {
 public:
  Teasers(const std::vector<Line>& lines, const LineCharacters& characters)
      : lines_(lines), characters_(characters) {}

  bool is_teaser(std::size_t i, Text text) {
    if (is_teaser_label(text)) {
      below_label_ = end_of_block(i + 1);
      return true;
    }
    return i < below_label_ || ends_in_pointer(text) || points_with_arrow(text);
  }

 private:
  // Returns the line behind the last pointer of the block that begins at `first`.
  std::size_t end_of_block(std::size_t first) const {
    constexpr std::size_t kMostLines = 16;
    std::size_t end = first;
    for (std::size_t i = first; i < lines_.size() && i < first + kMostLines; ++i) {
      if (i > first && lines_[i].blank_before) break;
      if (ends_in_pointer(characters_[i])) end = i + 1;
    }
    return end;
  }

  const std::vector<Line>& lines_;
  const LineCharacters& characters_;
  std::size_t below_label_ = 0;  // lines before this one are teasers
};

// 云渡镇人民政府 / 2021年3月2日: the day below the name that signs a notice belongs to the notice.
bool signs_notice(const std::vector<Line>& lines, std::size_t i) {
  constexpr std::size_t kLongestName = 40;  // cells
  if (i == 0 || lines[i - 1].cells > kLongestName) return false;
  const std::string_view name = lines[i - 1].text;
  return lines[i].blank_before ? names_office(name)
                               : is_han(last_code_point(name)) || name.ends_with("）");
}

// A date line: a full date, and nothing else but weekday, lunar date, issue number, paper name.
// The first one of the sheet is its printed date.
bool is_date_line(const std::vector<Line>& lines, std::size_t i, Text text, bool is_at_top,
                  Date& printed) {
  const Line& line = lines[i];
  if (text.size() > 40 || text.find(U'年') == Text::npos) return false;
  const std::vector<DateMention> dates = find_dates(line.text);
  if (dates.empty() || dates[0].year == 0 || dates[0].day == 0) return false;
  const std::size_t before =
      count_code_points(std::string_view(line.text).substr(0, dates[0].begin));
  const std::size_t rest = text.size() - count_code_points(std::string_view(line.text).substr(
                                             dates[0].begin, dates[0].end - dates[0].begin));
  const bool counts = text.find(U'第') != Text::npos &&  // 第1234期; a congress is counted, too
                      text.find_first_of(U"期版号"sv) != Text::npos;
  const bool is_pure = rest == 0 || text.find(U"星期"sv) != Text::npos ||
                       text.find(U"农历"sv) != Text::npos || counts;
  if (!is_pure || before > 12 || text.find_first_of(U"，。,；"sv) != Text::npos) return false;
  if (rest == 0 && !is_at_top && signs_notice(lines, i)) return false;
  if (printed.has_day()) return true;
  printed.year = dates[0].year;
  printed.month = dates[0].month;
  printed.day = dates[0].day;
  printed.basis = DateBasis::stated;
  printed.reason = line.text;
  return true;
}

// A byline or a label may well stand twice; a paper's name or a page head ends like one.
bool ends_like_head(std::string_view text) {
  return text.ends_with("报") || text.ends_with("版") || text.ends_with("新闻") ||
         text.ends_with("刊");
}

// Such lines that stand several times, word for word, are running heads.
std::unordered_map<std::string_view, int> count_repeats(const std::vector<Line>& lines) {
  std::unordered_map<std::string_view, int> repeats;
  for (const Line& line : lines) {
    const bool is_short = line.cells <= 32 && line.cells >= 4;
    if (is_short && line.html.empty() && ends_like_head(line.text)) ++repeats[line.text];
  }
  return repeats;
}

bool is_running_head(const Line& line, Text text,
                     const std::unordered_map<std::string_view, int>& repeats) {
  if (!line.blank_before || line.heading > 0) return false;
  const auto found = repeats.find(line.text);
  return found != repeats.end() && found->second > 1 &&
         text.find_first_of(U"，。：；“”！？,【】"sv) == Text::npos;  // it is free of marks
}

// 云渡周末 on the first line, right above 02 副刊: the name of the paper.
bool names_paper(const std::vector<Line>& lines, std::size_t i, Text text) {
  constexpr std::size_t kShortest = 3, kLongest = 8;
  Date none;
  return i == 0 && lines.size() > 1 && !lines[1].blank_before && text.size() >= kShortest &&
         text.size() <= kLongest && std::all_of(text.begin(), text.end(), is_han) &&
         lines[1].cells <= kLongestFurniture && is_page_head(to_utf32(lines[1].text), true, none);
}

// Where the page head begins that stands at the foot of the sheet, set apart: there a date or the
// number of the page needs nothing beside it, either. lines.size(): there is none.
std::size_t find_foot(const std::vector<Line>& lines, const LineCharacters& characters) {
  constexpr std::size_t kMostLines = 4;
  std::size_t first = lines.size();
  for (std::size_t i = lines.size(); i-- > 0 && lines.size() - i <= kMostLines;) {
    Date none;
    if (lines[i].cells > 2 * kLongestFurniture || lines[i].heading > 0 || !lines[i].html.empty() ||
        !is_page_head(characters[i], true, none)) {
      break;
    }
    if (lines[i].blank_before) first = i;
  }
  return first > 0 && first < lines.size() && !signs_notice(lines, first) ? first : lines.size();
}

}  // namespace

Furniture set_furniture_aside(std::vector<Line> lines, const LineCharacters& characters,
                              const std::vector<FurnitureRule>& rules) {
  Furniture result;
  const std::unordered_map<std::string_view, int> repeats = count_repeats(lines);
  Teasers teasers(lines, characters);
  bool is_at_top = true;  // right below furniture, or the sheet's first line
  const std::size_t foot = find_foot(lines, characters);
  std::vector<bool> is_furniture(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const bool goes_on = i > 0 && !line.blank_before && !is_furniture[i - 1];
    const FurnitureRule rule = rules.empty() ? FurnitureRule::none : rules[i];
    const Text text = characters[i];
    const bool is_candidate = !text.empty() && line.cells <= 2 * kLongestFurniture &&
                              text.size() <= kLongestFurniture && line.html.empty();
    const bool looks_like_it =
        is_candidate && rule != FurnitureRule::is_text &&
        ((is_page_number(text) && !(goes_on && ends_in_number(lines[i - 1]))) ||
         is_sheet_number(text) || is_imprint(text, goes_on) ||
         is_date_line(lines, i, text, is_at_top, result.printed) ||
         (line.heading == 0 && is_page_head(text, is_at_top || i == foot, result.printed)) ||
         (line.heading == 0 && names_paper(lines, i, text)) || teasers.is_teaser(i, text) ||
         is_running_head(line, text, repeats) ||
         (is_at_top && line.heading == 0 && i > 0 && is_section_name(text)));
    is_furniture[i] = is_at_top = looks_like_it || rule == FurnitureRule::is_furniture;
    if (is_furniture[i] && result.printed.has_day() && result.printed_line == 0) {
      result.printed_line = line.number;
    }
  }
  result.stories.reserve(lines.size());
  result.places.reserve(lines.size());
  bool blank = false;  // furniture that is gone was set apart
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_furniture[i]) {
      blank = blank || lines[i].blank_before;
      result.furniture.push_back(std::move(lines[i]));
      continue;
    }
    lines[i].blank_before = lines[i].blank_before || blank;
    blank = false;
    result.stories.push_back(std::move(lines[i]));
    result.places.push_back(i);
  }
  return result;
}

}  // namespace baoku
