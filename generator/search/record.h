// What search knows of an article: the texts it is found by, in the original writing, and what a
// list of results shows. Published as JSON; fields that are empty are left out:
//
//   {"path": "articles/3f9k0c2m7x1a/", "title": "…", "date": "2021-01-25", "newspaper": "…",
//    "series": "B", "sheet": 2, "byline": ["王小明", "摄影 李四"], "kicker": "…", "subtitle": "…",
//    "section": "…", "blocks": ["本报讯 …", "…"], "people": ["张红军"]}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"

namespace baoku {

enum class Place { text, byline, title };

struct Record {
  std::string path;
  std::string title;
  std::string date;  // as Date::iso
  std::string newspaper;
  std::string series;  // "B" of B02版
  int sheet = 0;
  std::vector<std::string> byline;
  std::string kicker;
  std::string subtitle;
  std::string section;
  std::vector<std::string> blocks;  // the dateline stands before the first paragraph, as in print;
                                    // behind the last one, what the sheet printed otherwise
  std::vector<std::string> people;  // only names that none of the other texts holds
};

Record make_record(const Archive& archive, ArticleIndex article);

// Returns the names of everyone named in an article, as printed and as the archive calls them.
std::vector<std::string> names_in(const Archive& archive, ArticleIndex article);

// Calls visit(text, place) for each text that is searched. A match lies within one text: a name of
// the byline, a headline, a paragraph. The order is part of the index: title, byline, the rest.
template <typename Visit>
void for_each_text(const Record& record, Visit visit) {
  visit(std::string_view(record.title), Place::title);
  for (const std::string& name : record.byline) visit(std::string_view(name), Place::byline);
  for (const std::string* text : {&record.kicker, &record.subtitle, &record.section}) {
    visit(std::string_view(*text), Place::text);
  }
  for (const std::string& block : record.blocks) visit(std::string_view(block), Place::text);
  for (const std::string& name : record.people) visit(std::string_view(name), Place::text);
}

std::string to_json(const Record& record);
// Throws DamagedIndex when `json` holds no records; returns all of one file, none for a free
// number.
std::vector<std::optional<Record>> read_records(std::string_view json);

}  // namespace baoku
