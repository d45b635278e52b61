#include "archive/arrange.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "archive/article_ids.h"
#include "archive/imported_articles.h"
#include "archive/people.h"
#include "archive/run_years.h"
#include "archive/sheet_paths.h"
#include "base/folding.h"
#include "base/parallel.h"

namespace baoku {
namespace {

// A file may hold no sheet at all: it could not be decoded, or it is a draft.
bool has_something(const Sheet& sheet) {
  if (sheet.source.path().empty()) return false;
  return !sheet.is_article || !sheet.articles.empty();
}

int date_key(const Date& date) {
  return date.year * 10000 + static_cast<int>(date.month * 100 + date.day);
}

// Numbers for the newspapers in the order of their names, so that sorting compares numbers.
std::map<std::string_view, int> newspaper_ranks(const std::vector<Sheet>& sheets) {
  std::map<std::string_view, int> ranks;
  for (const Sheet& sheet : sheets) ranks.emplace(sheet.newspaper, 0);
  int rank = 0;
  for (auto& [name, number] : ranks) number = rank++;
  return ranks;
}

// How sheets and articles are ordered: by date, newspaper, series, number, path, position.
struct Place {
  int date = 0;
  int newspaper = 0;
  int series = 0;
  int number = 0;
  std::uint32_t path = 0;  // number of the sheet in path order
  std::uint32_t position = 0;

  auto key() const { return std::tie(date, newspaper, series, number, path, position); }
  friend bool operator<(const Place& a, const Place& b) { return a.key() < b.key(); }
};

// Sheets mostly come in order, and to see that takes less than sorting them.
template <typename List, typename Less>
void sort_unless_sorted(List& list, Less less) {
  if (!std::is_sorted(list.begin(), list.end(), less)) std::sort(list.begin(), list.end(), less);
}

std::vector<Place> sheet_places(const std::vector<Sheet>& sheets) {
  const std::map<std::string_view, int> ranks = newspaper_ranks(sheets);
  std::vector<Place> places;
  places.reserve(sheets.size());
  for (const Sheet& sheet : sheets) {
    places.push_back({date_key(sheet.date), ranks.at(sheet.newspaper),
                      sheet.series.empty() ? 0 : sheet.series[0], sheet.number,
                      static_cast<std::uint32_t>(places.size()), 0});
  }
  return places;
}

// Two files that claim to be the same printed sheet are shown both, but one of them must be wrong.
void report_same_sheets(const std::vector<Sheet>& sheets, const std::vector<Place>& sorted,
                        Diagnostics& diagnostics) {
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    Place before = sorted[i - 1];
    Place here = sorted[i];
    const Sheet& sheet = sheets[here.path];
    const Sheet& other = sheets[before.path];
    before.path = here.path = 0;
    if (here < before || before < here) continue;
    if (!sheet.date.is_full() || sheet.number == 0) continue;
    if (sheet.is_article || other.is_article) continue;
    diagnostics.warning(sheet.source.path(),
                        "this is sheet " + sheet.series + std::to_string(sheet.number) + " of " +
                            sheet.date.iso() + ", and so is " + other.source.path());
  }
}

// Where an article stood before it was put in order.
struct Origin {
  Place place;
  std::size_t number = 0;  // among all articles in path order
};

// So that later steps need not look at the texts again.
void take_down_facts(std::vector<Sheet>& sheets, unsigned jobs) {
  parallel_for(sheets.size(), jobs, [&](std::size_t s) {
    for (Article& article : sheets[s].articles) {
      if (!article.facts) article.facts = make_text_facts(article);
    }
  });
}

std::vector<NamedArticle> in_path_order(const std::vector<Sheet>& sheets) {
  std::vector<NamedArticle> articles;
  for (const Sheet& sheet : sheets) {
    std::uint32_t position = 0;
    for (const Article& article : sheet.articles) {
      articles.push_back({&article, &sheet.source, position++});
    }
  }
  return articles;
}

std::vector<Origin> in_reading_order(const std::vector<Sheet>& sheets,
                                     const std::vector<Place>& places) {
  std::vector<Origin> origins;
  for (std::size_t s = 0; s < sheets.size(); ++s) {
    Place place = places[s];
    for (const Article& article : sheets[s].articles) {
      place.date = date_key(article.date);
      if (!article.date.is_full()) place.date %= 10000;
      origins.push_back({place, origins.size()});
      ++place.position;
    }
  }
  sort_unless_sorted(origins, [](const Origin& a, const Origin& b) { return a.place < b.place; });
  return origins;
}

// Moves sheets and articles into the archive. `sorted` are the sheets' places in their order.
void move_in(std::vector<Sheet> sheets, const std::vector<Place>& sorted,
             const std::vector<Origin>& origins, std::vector<std::string> ids, unsigned jobs,
             Archive& archive) {
  std::vector<std::string> paths = sheet_paths(sheets);
  std::vector<SheetIndex> index_of(sheets.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    index_of[sorted[i].path] = static_cast<SheetIndex>(i);
  }
  archive.sheets.resize(sheets.size());
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    archive.sheets[index_of[i]].articles.resize(sheets[i].articles.size());
  }
  archive.entries.resize(origins.size());
  parallel_for(origins.size(), jobs, [&](std::size_t e) {
    const Origin& origin = origins[e];
    Entry& entry = archive.entries[e];
    entry.article = std::move(sheets[origin.place.path].articles[origin.place.position]);
    entry.id = std::move(ids[origin.number]);
    entry.path = "articles/" + entry.id + "/";
    entry.sheet = index_of[origin.place.path];
    entry.position = origin.place.position;
    archive.sheets[entry.sheet].articles[entry.position] = static_cast<ArticleIndex>(e);
  });
  parallel_for(sheets.size(), jobs, [&](std::size_t i) {
    SheetEntry& target = archive.sheets[index_of[i]];
    std::vector<Article>().swap(sheets[i].articles);
    target.sheet = std::move(sheets[i]);
    target.path = std::move(paths[i]);
  });
}

void gather_alike(const ArticleIds& ids, const std::vector<Origin>& origins, Archive& archive) {
  if (ids.alike.empty()) return;
  std::vector<ArticleIndex> index_of(origins.size());
  for (std::size_t i = 0; i < origins.size(); ++i) {
    index_of[origins[i].number] = static_cast<ArticleIndex>(i);
  }
  for (const auto& [id, numbers] : ids.alike) {
    AlikeArticles& alike = archive.alike_articles.emplace_back();
    alike.path = "articles/" + id + "/";
    for (const std::size_t number : numbers) alike.articles.push_back(index_of[number]);
    std::sort(alike.articles.begin(), alike.articles.end());
  }
}

void gather_days(Archive& archive) {
  for (std::size_t e = 0; e < archive.entries.size(); ++e) {
    const Date& date = archive.entries[e].article.date;
    const auto index = static_cast<ArticleIndex>(e);
    if (!date.is_full()) {
      archive.undated.push_back(index);
      continue;
    }
    const bool is_new = archive.days.empty() || archive.days.back().year != date.year ||
                        archive.days.back().month != date.month ||
                        archive.days.back().day != date.day;
    if (is_new) archive.days.push_back({date.year, date.month, date.day, {}});
    archive.days.back().articles.push_back(index);
  }
}

}  // namespace

Archive arrange(std::vector<Sheet> sheets, unsigned jobs, Diagnostics& diagnostics) {
  return arrange(std::move(sheets), PeopleRules(), jobs, diagnostics);
}

Archive arrange(std::vector<Sheet> sheets, const PeopleRules& people, unsigned jobs,
                Diagnostics& diagnostics) {
  std::erase_if(sheets, [](const Sheet& sheet) { return !has_something(sheet); });
  put_on_sheets(sheets);
  sort_unless_sorted(
      sheets, [](const Sheet& a, const Sheet& b) { return a.source.path() < b.source.path(); });
  infer_years_from_runs(sheets);
  take_down_facts(sheets, jobs);
  const std::vector<Place> places = sheet_places(sheets);
  std::vector<Place> sorted = places;
  std::sort(sorted.begin(), sorted.end());
  report_same_sheets(sheets, sorted, diagnostics);
  ArticleIds ids = article_ids(in_path_order(sheets), jobs, diagnostics);
  keep_joined_addresses(ids, sheets);
  const std::vector<Origin> origins = in_reading_order(sheets, places);

  Archive archive;
  move_in(std::move(sheets), sorted, origins, std::move(ids.ids), jobs, archive);
  gather_alike(ids, origins, archive);
  gather_people(archive, people, folding(), jobs, diagnostics);
  gather_days(archive);
  return archive;
}

void free_printed_texts(Archive& archive) {
  for (SheetEntry& sheet : archive.sheets) {
    sheet.sheet.source = Source(sheet.sheet.source.path(), "");
  }
}

}  // namespace baoku
