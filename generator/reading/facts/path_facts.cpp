#include "reading/facts/path_facts.h"

#include <chrono>
#include <cstddef>

namespace baoku {
namespace {

// Newspapers of this kind are not older; numbers that are no year are common in file names.
constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2199;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_separator(char c) { return c == '-' || c == '.' || c == '_' || c == '/' || c == ' '; }

// Reads along a path; every step moves on only when it succeeds.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  std::size_t digits() const {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count])) ++count;
    return count;
  }
  int take(std::size_t count) {
    int value = 0;
    for (; count > 0; --count) value = value * 10 + (text[at++] - '0');
    return value;
  }
  bool literal(std::string_view word) {
    if (text.substr(at, word.size()) != word) return false;
    at += word.size();
    return true;
  }
  bool separator() {
    if (at >= text.size() || !is_separator(text[at])) return false;
    ++at;
    return true;
  }
  // A unit, a separator, or both: "年", "-", "年/".
  bool between(std::string_view unit) {
    const bool has_unit = literal(unit);
    const bool has_separator = separator();
    return has_unit || has_separator;
  }
};

struct FoundDate {
  SettingDate date;
  bool is_possible = false;
  bool is_compact = false;
  std::size_t end = 0;
};

bool is_day(const SettingDate& date) {
  return std::chrono::year_month_day(std::chrono::year(date.year), std::chrono::month(date.month),
                                     std::chrono::day(date.day))
      .ok();
}

FoundDate found(int year, int month, int day, bool is_compact, std::size_t end) {
  const SettingDate date{year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
  return {date, is_day(date), is_compact, end};
}

// Reads a date at `begin`, where a number begins.
std::optional<FoundDate> date_at(std::string_view stem, std::size_t begin) {
  Cursor cursor{stem, begin};
  const std::size_t length = cursor.digits();
  if (length != 4 && length != 6 && length != 8) return std::nullopt;
  const int year = cursor.take(4);
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  if (length == 8) {
    const int month = cursor.take(2);
    const int day = cursor.take(2);
    return found(year, month, day, true, cursor.at);
  }
  if (length == 4 && !cursor.between("年")) return std::nullopt;
  const std::size_t next = cursor.digits();
  if (length == 4 && next == 4) {  // 2021/0125
    const int month = cursor.take(2);
    const int day = cursor.take(2);
    return found(year, month, day, true, cursor.at);
  }
  if (next != 2 && next != 1) return std::nullopt;
  const int month = cursor.take(next);
  if (!cursor.between("月")) return std::nullopt;
  const std::size_t last = cursor.digits();
  if (last != 2 && last != 1) return std::nullopt;
  const int day = cursor.take(last);
  cursor.literal("日");
  return found(year, month, day, length == 6, cursor.at);
}

// An eight-digit number is often no date at all; one that is wrong only in its day was meant as
// one.
bool was_meant_as_date(const FoundDate& found_date) {
  const SettingDate& date = found_date.date;
  return !found_date.is_compact ||
         (date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31);
}

// Reads "/02", "-A02", "_02-要闻": a short bare number directly behind the date.
std::optional<SheetNumber> bare_number(std::string_view rest) {
  Cursor cursor{rest};
  while (cursor.separator()) {
  }
  if (cursor.at == 0) return std::nullopt;
  const std::size_t begin = cursor.at;
  const bool has_letter = begin < rest.size() && ((rest[begin] >= 'A' && rest[begin] <= 'Z') ||
                                                  (rest[begin] >= 'a' && rest[begin] <= 'z'));
  if (has_letter) ++cursor.at;
  const std::size_t digits = cursor.digits();
  if (digits == 0 || digits > 2) return std::nullopt;
  cursor.at += digits;
  if (cursor.at < rest.size() && !is_separator(rest[cursor.at])) return std::nullopt;
  return parse_sheet_number(rest.substr(begin, cursor.at - begin));
}

}  // namespace

PathFacts facts_of_path(std::string_view stem) {
  PathFacts facts;
  std::size_t behind_date = std::string_view::npos;
  for (std::size_t i = 0; i < stem.size(); ++i) {
    if (!is_digit(stem[i]) || (i > 0 && is_digit(stem[i - 1]))) continue;
    const std::optional<FoundDate> date = date_at(stem, i);
    if (!date) continue;
    const std::string text(stem.substr(i, date->end - i));
    if (!date->is_possible) {
      if (facts.impossible_date.empty() && was_meant_as_date(*date)) facts.impossible_date = text;
      continue;
    }
    if (facts.date && !(*facts.date == date->date)) facts.other_date = facts.date_text;
    facts.date = date->date;
    facts.date_text = text;
    behind_date = date->end;
    i = date->end - 1;
  }
  const std::size_t slash = stem.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? stem : stem.substr(slash + 1);
  std::optional<SheetNumber> sheet = find_sheet_number(name);
  if (!sheet && behind_date != std::string_view::npos)
    sheet = bare_number(stem.substr(behind_date));
  if (sheet) facts.sheet = *sheet;
  return facts;
}

}  // namespace baoku
