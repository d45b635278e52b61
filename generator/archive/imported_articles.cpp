#include "archive/imported_articles.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace baoku {
namespace {

bool is_imported(const Sheet& sheet) { return sheet.is_article && sheet.order > 0; }

// The sheet of articles whose printed sheet is not there.
Sheet sheet_without_text(const Sheet& article) {
  Sheet sheet;
  sheet.source = Source("content/" + article.stem, "");
  sheet.stem = article.stem;
  sheet.newspaper = article.newspaper;
  sheet.series = article.series;
  sheet.number = article.number;
  sheet.date = article.date;
  return sheet;
}

// Nothing can be shown of lines that are not there.
void forget_lines(Article& article) {
  article.headline_lines = article.body_lines = article.byline.lines = {};
  for (Block& block : article.blocks) block.lines = {};
  article.facts.reset();  // they were those of another article
}

}  // namespace

void put_on_sheets(std::vector<Sheet>& sheets) {
  const auto first = std::stable_partition(sheets.begin(), sheets.end(),
                                           [](const Sheet& sheet) { return !is_imported(sheet); });
  if (first == sheets.end()) return;
  std::vector<Sheet> imported(std::make_move_iterator(first),
                              std::make_move_iterator(sheets.end()));
  sheets.erase(first, sheets.end());
  std::map<std::string, std::vector<const Sheet*>> of_sheets;
  for (const Sheet& article : imported) of_sheets[article.stem].push_back(&article);
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (!sheets[i].is_article) places.emplace(sheets[i].stem, i);
  }
  for (auto& [stem, articles] : of_sheets) {
    std::sort(articles.begin(), articles.end(), [](const Sheet* a, const Sheet* b) {
      return std::pair(a->order, a->source.path()) < std::pair(b->order, b->source.path());
    });
    const auto place = places.find(stem);
    const bool has_text = place != places.end();
    if (!has_text) sheets.push_back(sheet_without_text(*articles.front()));
    Sheet& sheet = has_text ? sheets[place->second] : sheets.back();
    sheet.articles.clear();
    for (const Sheet* each : articles) {
      sheet.articles.insert(sheet.articles.end(), each->articles.begin(), each->articles.end());
    }
    if (has_text) continue;
    for (Article& article : sheet.articles) forget_lines(article);
  }
}

}  // namespace baoku
