#include "web/coverage.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace baoku {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int kFewestWeeks = 3;  // of a run that tells something

sys_days day_of(const Date& date) {
  return std::chrono::year_month_day(std::chrono::year(date.year), std::chrono::month(date.month),
                                     std::chrono::day(date.day));
}

bool is_day(const Date& date) {
  return date.is_full() &&
         std::chrono::year_month_day(std::chrono::year(date.year), std::chrono::month(date.month),
                                     std::chrono::day(date.day))
             .ok();
}

std::string number_words(const std::string& series, int number) {
  return series + (number < 10 ? "0" : "") + std::to_string(number);
}

// The numbers between the least and the greatest of each series.
std::vector<std::string> missing_sheets(const Archive& archive, const Issue& issue) {
  std::map<std::string, std::set<int>> held;
  for (const SheetIndex sheet : issue.sheets) {
    const Sheet& each = archive.sheets[sheet].sheet;
    if (each.number > 0) held[each.series].insert(each.number);
  }
  std::vector<std::string> missing;
  for (const auto& [series, numbers] : held) {
    // A number that is far off is a mistake of its own, not a hundred missing sheets.
    if (*numbers.rbegin() - *numbers.begin() > 64) continue;
    for (int number = *numbers.begin(); number < *numbers.rbegin(); ++number) {
      if (!numbers.contains(number)) missing.push_back(number_words(series, number));
    }
  }
  return missing;
}

// Adds the missing days of the issues [begin, end), which are one run.
void add_missing(const std::vector<Issue>& issues, std::size_t begin, std::size_t end,
                 NewspaperCoverage& newspaper) {
  const sys_days first = issues[begin].day;
  const sys_days last = issues[end - 1].day;
  if (end - begin < Coverage::kFewestIssues || last - first < days(7 * kFewestWeeks)) return;
  ++newspaper.runs;
  std::array<std::size_t, 7> weeks{};
  std::array<std::size_t, 7> held{};
  for (sys_days day = first; day <= last; day += days(1)) {
    ++weeks[std::chrono::weekday(day).c_encoding()];
  }
  for (std::size_t i = begin; i < end; ++i) {
    ++held[std::chrono::weekday(issues[i].day).c_encoding()];
  }
  std::size_t next = begin;
  for (sys_days day = first; day <= last; day += days(1)) {
    if (issues[next].day == day) {
      ++next;
      continue;
    }
    const unsigned weekday = std::chrono::weekday(day).c_encoding();
    if (held[weekday] > 0 && held[weekday] * 2 >= weeks[weekday]) newspaper.missing.push_back(day);
  }
}

void find_missing(const Archive& archive, NewspaperCoverage& newspaper) {
  std::vector<Issue>& issues = newspaper.issues;
  for (Issue& issue : issues) issue.missing_sheets = missing_sheets(archive, issue);
  for (std::size_t begin = 0; begin < issues.size();) {
    std::size_t end = begin + 1;
    while (end < issues.size() &&
           issues[end].day - issues[end - 1].day <= days(Coverage::kRunGap)) {
      ++end;
    }
    add_missing(issues, begin, end, newspaper);
    begin = end;
  }
}

}  // namespace

Coverage::Coverage(const Archive& archive) {
  std::map<std::string, std::map<sys_days, Issue>> by_name;
  std::map<std::string, std::size_t> undated;
  for (SheetIndex i = 0; i < archive.sheets.size(); ++i) {
    const SheetEntry& sheet = archive.sheets[i];
    std::size_t of_sheet = 0;
    TextFacts made;
    for (const ArticleIndex article : sheet.articles) {
      of_sheet += facts_of(archive.entries[article].article, made).characters;
    }
    characters += of_sheet;
    auto& issues = by_name[sheet.sheet.newspaper];
    if (!is_day(sheet.sheet.date)) {
      if (!sheet.path.empty()) ++undated[sheet.sheet.newspaper];
      continue;
    }
    const sys_days day = day_of(sheet.sheet.date);
    Issue& issue = issues[day];
    issue.day = day;
    if (!sheet.path.empty()) issue.sheets.push_back(i);
    issue.articles += sheet.articles.size();
    issue.characters += of_sheet;
  }
  std::set<sys_days> all;
  for (auto& [name, issues] : by_name) {
    NewspaperCoverage newspaper;
    newspaper.name = name;
    newspaper.undated_sheets = undated[name];
    for (auto& [day, issue] : issues) newspaper.issues.push_back(std::move(issue));
    find_missing(archive, newspaper);
    all.insert(newspaper.missing.begin(), newspaper.missing.end());
    newspapers.push_back(std::move(newspaper));
  }
  missing.assign(all.begin(), all.end());
}

bool Coverage::is_missing(int year, unsigned month, unsigned day) const {
  const sys_days wanted = std::chrono::year_month_day(
      std::chrono::year(year), std::chrono::month(month), std::chrono::day(day));
  return std::binary_search(missing.begin(), missing.end(), wanted);
}

std::vector<DaySpan> day_spans(const std::vector<sys_days>& all) {
  std::vector<DaySpan> spans;
  for (const sys_days day : all) {
    if (!spans.empty() && spans.back().second + days(1) == day) {
      spans.back().second = day;
    } else {
      spans.emplace_back(day, day);
    }
  }
  return spans;
}

}  // namespace baoku
