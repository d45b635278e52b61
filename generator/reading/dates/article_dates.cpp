#include "reading/dates/article_dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "reading/dates/date_mentions.h"

namespace baoku {
namespace {

// The words around a date that make it an aim or a bygone day: 到2025年…, 自…以来, 去年5月1日,
// 5月1日前.
bool is_no_event(std::string_view text, const DateMention& date) {
  static constexpr std::array<std::string_view, 24> kBefore = {
      "到",   "至",   "自",   "从",   "截至", "截止",   "此前",   "早在",
      "曾于", "计划", "预计", "将于", "拟于", "计划于", "预计于", "力争",
      "争取", "去年", "前年", "明年", "上年", "往年",   "至于",   "上月"};
  static constexpr std::array<std::string_view, 4> kBehind = {"前", "之前", "以前", "以来"};
  const std::string_view before = text.substr(0, date.begin);
  const std::string_view behind = text.substr(date.end);
  const auto stands_before = [&](std::string_view word) { return before.ends_with(word); };
  const auto stands_behind = [&](std::string_view word) { return behind.starts_with(word); };
  return std::any_of(kBefore.begin(), kBefore.end(), stands_before) ||
         std::any_of(kBehind.begin(), kBehind.end(), stands_behind);
}

// "今天（7月6日）": the writer's own day, in brackets.
bool is_today(std::string_view text, const DateMention& date) {
  const std::string_view before = text.substr(0, date.begin);
  for (const std::string_view word : {"今天（", "今日（", "今晨（", "今天(", "今日("}) {
    if (before.ends_with(word)) return true;
  }
  return false;
}

std::optional<DateMention> event_of(std::string_view text, bool is_lead) {
  for (DateFinder finder(text); const auto date = finder.next();) {
    if (date->month == 0 || date->day == 0) continue;
    if (is_today(text, *date) || (is_lead && !is_no_event(text, *date))) return date;
  }
  return std::nullopt;
}

int days_into_year(unsigned month, unsigned day) { return static_cast<int>(31 * month + day); }

// `event`, with the year of the date line when it names none: of two years the one in which it
// does not lie weeks after the day of the issue.
Date date_of(const DateMention& event, std::string_view text, const Date& printed) {
  constexpr int kMostAhead = 60;  // days: stories announce what is to come
  constexpr int kNear = 62;       // days within which the words of an issue mostly stay
  Date date;
  date.year = event.year;
  date.month = event.month;
  date.day = event.day;
  date.basis = event.year != 0 ? DateBasis::stated : DateBasis::inferred;
  date.reason = text.substr(event.begin, event.end - event.begin);
  if (date.year == 0 && printed.is_full()) {
    int ahead = days_into_year(date.month, date.day) - days_into_year(printed.month, printed.day);
    date.year = printed.year;
    if (ahead > kMostAhead) {
      --date.year;
      ahead -= 12 * 31;
    }
    if (!is_calendar_day(date.year, date.month, date.day)) date.year = 0;
    date.reason += "；年份据“" + printed.reason + "”";
    date.confidence = ahead < -kNear ? 0.6 : 0.95;
  }
  return date;
}

}  // namespace

Date date_of_article(const Article& article, const Date& issue, const Date& printed) {
  if (issue.has_day()) return issue;
  if (const auto event = event_of(article.dateline, true)) {
    return date_of(*event, article.dateline, printed);
  }
  bool is_lead = true;
  for (const Block& block : article.blocks) {
    if (block.kind != Block::Kind::paragraph) continue;
    if (const auto event = event_of(block.text, is_lead)) {
      return date_of(*event, block.text, printed);
    }
    is_lead = false;
  }
  return printed.is_full() ? printed : Date{};
}

}  // namespace baoku
