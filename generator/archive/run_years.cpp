#include "archive/run_years.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "reading/dates/date_words.h"
#include "reading/dates/year_clues.h"

namespace baoku {
namespace {

namespace chrono = std::chrono;

constexpr chrono::days kNear{31};     // between two sheets of one run
constexpr double kConfidence = 0.75;  // the folder may hold sheets of several years after all

using Run = std::pair<std::string, std::string>;  // folder, newspaper

// The days that sheets of one run are known to be of, each with the first sheet of it.
using RunDays = std::map<chrono::sys_days, const std::string*>;

Run run_of(const Sheet& sheet) {
  const std::size_t slash = sheet.stem.rfind('/');
  return {slash == std::string::npos ? "" : sheet.stem.substr(0, slash), sheet.newspaper};
}

bool lacks_year(const Sheet& sheet) {
  return std::any_of(sheet.articles.begin(), sheet.articles.end(), [](const Article& article) {
    return article.date.has_day() && article.date.year == 0;
  });
}

chrono::sys_days day_of(int year, const Date& date) {
  return chrono::year_month_day(chrono::year(year), chrono::month(date.month),
                                chrono::day(date.day));
}

std::map<Run, RunDays> days_of_runs(const std::vector<Sheet>& sheets) {
  std::map<Run, RunDays> runs;
  for (const Sheet& sheet : sheets) {
    for (const Article& article : sheet.articles) {
      if (!article.date.is_full()) continue;
      const std::string* path = &sheet.source.path();
      const auto [known, is_new] =
          runs[run_of(sheet)].emplace(day_of(article.date.year, article.date), path);
      if (!is_new && *path < *known->second) known->second = path;
    }
  }
  return runs;
}

// The year in which the run has a sheet near `date`; none when there are two.
YearClue year_near(const Date& date, const RunDays& run) {
  const auto year_of = [](chrono::sys_days day) {
    return static_cast<int>(chrono::year_month_day(day).year());
  };
  YearClue found;
  // One year more on both sides: a run may cross New Year.
  for (int year = year_of(run.begin()->first) - 1; year <= year_of(run.rbegin()->first) + 1;
       ++year) {
    const chrono::sys_days day = day_of(year, date);
    const auto near = run.lower_bound(day - kNear);
    if (near == run.end() || near->first > day + kNear) continue;
    if (found.year != 0) return {};
    found = {year, *near->second};
  }
  return found;
}

void infer_year(Sheet& sheet, const RunDays& run) {
  YearClue clue;
  for (const Article& article : sheet.articles) {
    if (!article.date.has_day() || article.date.year != 0) continue;
    const YearClue near = year_near(article.date, run);
    if (near.year == 0) continue;
    if (clue.year != 0 && clue.year != near.year) return;
    clue = near;
  }
  if (clue.year == 0 || !year_clues_of(sheet.articles).allow(clue.year)) return;
  set_years(sheet.articles, clue, kConfidence);
  for (Article& article : sheet.articles) {
    article.dates = find_date_words(article, sheet.date);
    article.facts.reset();  // they were those of another article
  }
}

}  // namespace

void infer_years_from_runs(std::vector<Sheet>& sheets) {
  if (std::none_of(sheets.begin(), sheets.end(), lacks_year)) return;
  const std::map<Run, RunDays> runs = days_of_runs(sheets);
  for (Sheet& sheet : sheets) {
    if (!lacks_year(sheet)) continue;
    const auto run = runs.find(run_of(sheet));
    if (run != runs.end()) infer_year(sheet, run->second);
  }
}

}  // namespace baoku
