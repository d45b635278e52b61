#include "reading/dates/year_clues.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"
#include "reading/dates/date_mentions.h"

namespace baoku {
namespace {

using Text = std::u32string_view;

constexpr int kEarliest = 1872;  // the first modern newspapers in Chinese
constexpr int kLatest = 2199;

// In front of a year that is an aim, a limit or long gone.
constexpr std::array<Text, 22> kBefore = {
    U"到", U"至", U"自",   U"从",   U"截至", U"截止", U"力争", U"预计", U"计划", U"于",   U"比",
    U"较", U"同", U"早在", U"曾在", U"始于", U"在",   U"前",   U"自从", U"争取", U"确保", U"继"};

// Behind a year that is a limit, or something that happened once in it.
constexpr std::array<Text, 30> kBehind = {
    U"底",   U"末",   U"前",   U"后", U"以来", U"起",   U"初",   U"至",   U"到",   U"间",
    U"代",   U"来",   U"内",   U"中", U"，",   U"。",   U"、",   U"；",   U"）",   U"成立",
    U"建成", U"实现", U"投入", U"获", U"被",   U"毕业", U"加入", U"开始", U"启动", U"基本"};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Four digits at `at` that are no part of a longer number; 0 when there are none or the year is
// absurd.
int year_at(Text text, std::size_t at) {
  if (at + 4 > text.size() || (at > 0 && is_digit(text[at - 1]))) return 0;
  int year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!is_digit(text[i])) return 0;
    year = year * 10 + static_cast<int>(text[i] - U'0');
  }
  return year >= kEarliest && year <= kLatest ? year : 0;
}

// 〔2020〕11号, [2020]11号
bool is_document_number(Text text, std::size_t at) {
  if (at == 0 || at + 5 >= text.size()) return false;
  const char32_t open = text[at - 1], close = text[at + 4];
  if (!((open == U'〔' && close == U'〕') || (open == U'[' && close == U']') ||
        (open == U'［' && close == U'］'))) {
    return false;
  }
  std::size_t number = at + 5;
  if (text[number] == U'第') ++number;
  const std::size_t digits = number;
  while (number < text.size() && is_digit(text[number])) ++number;
  return number > digits && number < text.size() && text[number] == U'号';
}

// 2021年领导干部…, 2016年度…: a year in front of a noun, with nothing before it that limits it.
bool names_annual_matter(Text text, std::size_t at) {
  std::size_t behind = at + 4;
  if (behind >= text.size() || text[behind] != U'年') return false;
  ++behind;
  if (behind < text.size() && text[behind] == U'度') return true;
  if (behind >= text.size() || !is_han(text[behind])) return false;
  const Text rest = text.substr(behind), front = text.substr(0, at);
  return std::none_of(kBehind.begin(), kBehind.end(),
                      [&](Text word) { return rest.starts_with(word); }) &&
         std::none_of(kBefore.begin(), kBefore.end(),
                      [&](Text word) { return front.ends_with(word); });
}

std::string surroundings(Text text, std::size_t at) {
  constexpr std::size_t kBeforeIt = 6, kBehindIt = 14;
  const std::size_t begin = at - std::min(at, kBeforeIt);
  return to_utf8(text.substr(begin, at + kBehindIt - begin));
}

}  // namespace

std::vector<YearClue> find_year_clues(std::string_view text) {
  std::vector<YearClue> clues;
  if (text.find_first_of("0123456789") == std::string_view::npos) return clues;
  const std::u32string wide = to_utf32(text);
  for (std::size_t at = 0; at < wide.size(); ++at) {
    const int year = is_digit(wide[at]) ? year_at(wide, at) : 0;
    if (year != 0 && (is_document_number(wide, at) || names_annual_matter(wide, at))) {
      clues.push_back({year, surroundings(wide, at)});
    }
  }
  return clues;
}

void infer_years(std::vector<Article>& articles) {
  YearClue anchor;
  for (const Article& article : articles) {
    std::vector<YearClue> clues = find_year_clues(article.title);
    for (const Block& block : article.blocks) {
      for (YearClue& clue : find_year_clues(block.text)) clues.push_back(std::move(clue));
    }
    if (article.date.is_full()) clues.push_back({article.date.year, article.date.reason});
    for (YearClue& clue : clues) {
      if (anchor.year != 0 && anchor.year != clue.year) return;  // the anchors do not agree
      if (anchor.year == 0) anchor = std::move(clue);
    }
  }
  if (anchor.year == 0) return;
  for (Article& article : articles) {
    if (!article.date.has_day() || article.date.year != 0) continue;
    if (!is_calendar_day(anchor.year, article.date.month, article.date.day)) continue;
    article.date.year = anchor.year;
    article.date.basis = DateBasis::inferred;
    article.date.reason += "；年份据“" + anchor.words + "”";
  }
}

}  // namespace baoku
