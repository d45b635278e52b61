// Sheets and articles for the tests of this room, made in a line each.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "reading/article.h"

namespace baoku {

inline Article made_article(std::string title, std::string body) {
  Article article;
  article.title = std::move(title);
  Block block;
  block.text = std::move(body);
  article.blocks.push_back(std::move(block));
  return article;
}

inline Article dated(Article article, int year, unsigned month, unsigned day) {
  article.date = {year, month, day, DateBasis::given, "test"};
  return article;
}

inline Article naming(Article article, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    NamedPerson person;
    person.name = name;
    article.people.push_back(std::move(person));
  }
  return article;
}

inline Sheet made_sheet(const std::string& stem, std::vector<Article> articles) {
  Sheet sheet;
  sheet.stem = stem;
  sheet.source = Source("content/" + stem + ".txt", "原文\n");
  sheet.articles = std::move(articles);
  return sheet;
}

inline Sheet printed(Sheet sheet, std::string newspaper, int year, unsigned month, unsigned day,
                     int number) {
  sheet.newspaper = std::move(newspaper);
  sheet.date = {year, month, day, DateBasis::given, "test"};
  sheet.number = number;
  for (Article& article : sheet.articles) {
    if (!article.date.has_day()) article.date = sheet.date;
  }
  return sheet;
}

}  // namespace baoku
