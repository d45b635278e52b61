#include "reading/dates/year_clues.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

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

// Of a half-width or full-width figure; -1 for anything else.
int figure(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  return c >= U'０' && c <= U'９' ? static_cast<int>(c - U'０') : -1;
}

bool is_digit(char32_t c) { return figure(c) >= 0; }

// Four digits at `at` that are no part of a longer number; 0 when there are none or the year is
// absurd.
int year_at(Text text, std::size_t at) {
  if (at + 4 > text.size() || (at > 0 && is_digit(text[at - 1]))) return 0;
  int year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!is_digit(text[i])) return 0;
    year = year * 10 + figure(text[i]);
  }
  return year >= kEarliest && year <= kLatest ? year : 0;
}

// True when four figures may stand in front of a 年, or some in front of a 号, as with every clue.
bool may_name_year(std::string_view text, const DateMarks& marks) {
  return std::any_of(marks.units.begin(), marks.units.end(), [&](std::size_t unit) {
    std::size_t at = unit;
    const int fewest = first_code_point(text.substr(unit)) == U'年' ? 4 : 1;
    int figures = 0;
    while (figures < fewest && at > 0 && is_digit(previous_code_point(text, at))) ++figures;
    return figures == fewest;
  });
}

// 〔2020〕11号, [2020]11号, （2020）11号
bool is_document_number(Text text, std::size_t at) {
  if (at == 0 || at + 5 >= text.size()) return false;
  const char32_t open = text[at - 1], close = text[at + 4];
  if (!((open == U'〔' && close == U'〕') || (open == U'[' && close == U']') ||
        (open == U'［' && close == U'］') || (open == U'（' && close == U'）') ||
        (open == U'(' && close == U')'))) {
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

// 自2019年以来, 2018年成立: the year has begun when the sheet was written.
bool is_bygone(Text text, std::size_t at) {
  constexpr std::array<Text, 7> kSince = {U"自",   U"从",   U"早在", U"曾在",
                                          U"始于", U"自从", U"曾于"};
  constexpr std::array<Text, 10> kDone = {U"以来", U"成立", U"建成", U"毕业", U"加入",
                                          U"获",   U"被",   U"启动", U"出生", U"投入"};
  if (at + 5 > text.size() || text[at + 4] != U'年') return false;
  const Text front = text.substr(0, at), rest = text.substr(at + 5);
  return std::any_of(kSince.begin(), kSince.end(),
                     [&](Text word) { return front.ends_with(word); }) ||
         std::any_of(kDone.begin(), kDone.end(), [&](Text word) { return rest.starts_with(word); });
}

// 力争到2025年, 2022年底前: the year has not ended yet.
bool is_aim(Text text, std::size_t at) {
  constexpr std::array<Text, 7> kUntil = {U"力争", U"预计",   U"计划", U"争取",
                                          U"确保", U"力争到", U"到"};
  constexpr std::array<Text, 4> kBy = {U"底前", U"年底前", U"末前", U"前建成"};
  if (at + 5 > text.size() || text[at + 4] != U'年') return false;
  const Text front = text.substr(0, at), rest = text.substr(at + 5);
  // 从2015年到2018年 is a span, and may be over.
  const bool is_span = front.size() >= 2 && front.ends_with(U"到") &&
                       (front[front.size() - 2] == U'年' || is_digit(front[front.size() - 2]));
  return (!is_span && std::any_of(kUntil.begin(), kUntil.end(),
                                  [&](Text word) { return front.ends_with(word); })) ||
         std::any_of(kBy.begin(), kBy.end(), [&](Text word) { return rest.starts_with(word); });
}

std::string surroundings(Text text, std::size_t at) {
  constexpr std::size_t kBeforeIt = 6, kBehindIt = 14;
  const std::size_t begin = at - std::min(at, kBeforeIt);
  return to_utf8(text.substr(begin, at + kBehindIt - begin));
}

void keep_latest(YearClue& clue, YearClue other) {
  if (other.year > clue.year) clue = std::move(other);
}

void keep_earliest(YearClue& clue, YearClue other) {
  if (other.year != 0 && (clue.year == 0 || other.year < clue.year)) clue = std::move(other);
}

void add(YearClues& clues, YearClues more) {
  for (YearClue& anchor : more.anchors) clues.anchors.push_back(std::move(anchor));
  for (DayOfWeek& day : more.weekdays) clues.weekdays.push_back(std::move(day));
  keep_latest(clues.bygone, std::move(more.bygone));
  keep_earliest(clues.aim, std::move(more.aim));
}

std::string with_weekday(const YearClues& clues, std::string words) {
  if (clues.weekdays.empty()) return words;
  return words + (words.empty() ? "" : "、") + clues.weekdays.front().words;
}

// The only year of `years` that fits the weekdays.
int only_fit(const YearClues& clues, const std::set<int>& years) {
  int fit = 0;
  for (const int year : years) {
    if (!clues.allow(year)) continue;
    if (fit != 0) return 0;
    fit = year;
  }
  return fit;
}

YearClue anchor_that_fits(const YearClues& clues) {
  std::set<int> years;
  for (const YearClue& anchor : clues.anchors) years.insert(anchor.year);
  if (years.size() > 1 && clues.weekdays.empty()) return {};
  const int year = only_fit(clues, years);
  for (const YearClue& anchor : clues.anchors) {
    if (anchor.year == year && year != 0) return {year, with_weekday(clues, anchor.words)};
  }
  return {};
}

}  // namespace

bool YearClues::allow(int year) const {
  if (year < bygone.year || (aim.year != 0 && year > aim.year)) return false;
  return std::all_of(weekdays.begin(), weekdays.end(),
                     [&](const DayOfWeek& day) { return falls_on(day, year); });
}

YearClues find_year_clues(std::string_view text) { return find_year_clues(text, DateMarks(text)); }

YearClues find_year_clues(std::string_view text, const DateMarks& marks) {
  YearClues clues;
  if (marks.may_name_weekday) clues.weekdays = find_weekdays(text);
  if (!may_name_year(text, marks)) return clues;
  const std::u32string wide = to_utf32(text);
  for (std::size_t at = 0; at < wide.size(); ++at) {
    const int year = is_digit(wide[at]) ? year_at(wide, at) : 0;
    if (year == 0) continue;
    YearClue clue{year, surroundings(wide, at)};
    if (is_document_number(wide, at) || names_annual_matter(wide, at)) {
      clues.anchors.push_back(std::move(clue));
    } else if (is_aim(wide, at)) {
      keep_earliest(clues.aim, std::move(clue));
    } else if (is_bygone(wide, at)) {
      keep_latest(clues.bygone, std::move(clue));
    }
  }
  return clues;
}

YearClues year_clues_of(const std::vector<Article>& articles) {
  return year_clues_of(articles, date_marks_of(articles));
}

YearClues year_clues_of(const std::vector<Article>& articles,
                        const std::vector<std::vector<DateMarks>>& marks) {
  YearClues clues;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    const Article& article = articles[a];
    add(clues, find_year_clues(article.title));
    for (std::size_t b = 0; b < article.blocks.size(); ++b) {
      add(clues, find_year_clues(article.blocks[b].text, marks[a][b]));
    }
    if (article.date.is_full()) {
      clues.anchors.push_back({article.date.year, article.date.reason});
    }
  }
  return clues;
}

YearClue year_that_fits(const YearClues& clues) {
  if (!clues.anchors.empty()) return anchor_that_fits(clues);
  if (clues.weekdays.empty() || clues.bygone.year == 0 || clues.aim.year == 0) return {};
  std::set<int> years;
  for (int year = clues.bygone.year; year <= clues.aim.year; ++year) years.insert(year);
  const int year = only_fit(clues, years);
  if (year == 0) return {};
  return {year, with_weekday(clues, clues.bygone.words + "、" + clues.aim.words)};
}

void set_years(std::vector<Article>& articles, const YearClue& clue, double confidence) {
  if (clue.year == 0) return;
  for (Article& article : articles) {
    Date& date = article.date;
    if (!date.has_day() || date.year != 0) continue;
    if (!is_calendar_day(clue.year, date.month, date.day)) continue;
    date.year = clue.year;
    date.basis = DateBasis::inferred;
    date.confidence = std::min(date.confidence, confidence);
    date.reason += "；年份据“" + clue.words + "”";
  }
}

void infer_years(std::vector<Article>& articles) { infer_years(articles, date_marks_of(articles)); }

void infer_years(std::vector<Article>& articles, const std::vector<std::vector<DateMarks>>& marks) {
  constexpr double kConfidence = 0.9;
  const bool is_missing = std::any_of(articles.begin(), articles.end(), [](const Article& each) {
    return each.date.has_day() && each.date.year == 0;
  });
  if (is_missing) set_years(articles, year_that_fits(year_clues_of(articles, marks)), kConfidence);
}

}  // namespace baoku
