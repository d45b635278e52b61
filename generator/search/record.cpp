#include "search/record.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/folding.h"
#include "search/bits.h"
#include "search/format.h"

namespace baoku {
namespace {

using Json = nlohmann::ordered_json;

bool is_named_in(const Record& record, std::string_view name) {
  bool found = false;
  for_each_text(record, [&](std::string_view text, Place) {
    found = found || text.find(name) != std::string_view::npos;
  });
  return found;
}

void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = to_nfc(text);
}

void put(Json& json, const char* key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  Json& list = json[key];
  for (const std::string& text : texts) list.push_back(to_nfc(text));
}

Record record_of(const nlohmann::json& json) {
  Record record;
  record.path = json.at("path").get<std::string>();
  record.title = json.value("title", "");
  record.date = json.value("date", "");
  record.newspaper = json.value("newspaper", "");
  record.series = json.value("series", "");
  record.sheet = json.value("sheet", 0);
  record.byline = json.value("byline", record.byline);
  record.kicker = json.value("kicker", "");
  record.subtitle = json.value("subtitle", "");
  record.section = json.value("section", "");
  record.blocks = json.value("blocks", record.blocks);
  record.people = json.value("people", record.people);
  return record;
}

}  // namespace

Record make_record(const Archive& archive, ArticleIndex index) {
  const Entry& entry = archive.entries[index];
  const Article& article = entry.article;
  Record record;
  record.path = entry.path;
  record.title = article.title;
  record.date = article.date.iso();
  if (entry.sheet < archive.sheets.size()) {
    record.newspaper = archive.sheets[entry.sheet].sheet.newspaper;
    record.series = archive.sheets[entry.sheet].sheet.series;
    record.sheet = archive.sheets[entry.sheet].sheet.number;
  }
  for (const auto* names :
       {&article.byline.reporters, &article.byline.correspondents, &article.byline.others}) {
    record.byline.insert(record.byline.end(), names->begin(), names->end());
  }
  record.kicker = article.kicker;
  record.subtitle = article.subtitle;
  record.section = article.section;
  bool dateline_is_due = !article.dateline.empty();
  for (const Block& block : article.blocks) {
    if (dateline_is_due && block.kind == Block::Kind::paragraph) {
      record.blocks.push_back(article.dateline + " " + block.text);
      dateline_is_due = false;
    } else {
      record.blocks.push_back(block.text);
    }
  }
  if (dateline_is_due) record.blocks.push_back(article.dateline);
  for (std::string& text : replaced_texts(article)) record.blocks.push_back(std::move(text));
  // As printed: what the archive calls them stands in no page of the article.
  for (const NamedPerson& person : article.people) {
    if (!is_named_in(record, person.name)) record.people.push_back(person.name);
  }
  return record;
}

std::vector<std::string> names_in(const Archive& archive, ArticleIndex index) {
  const Entry& entry = archive.entries[index];
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  for (const NamedPerson& person : entry.article.people) add(person.name);
  for (const PersonIndex person : entry.people) add(archive.people[person].name);
  return names;
}

std::string to_json(const Record& record) {
  Json json;
  json["path"] = record.path;
  put(json, "title", record.title);
  put(json, "date", record.date);
  put(json, "newspaper", record.newspaper);
  put(json, "series", record.series);
  if (record.sheet != 0) json["sheet"] = record.sheet;
  put(json, "byline", record.byline);
  put(json, "kicker", record.kicker);
  put(json, "subtitle", record.subtitle);
  put(json, "section", record.section);
  put(json, "blocks", record.blocks);
  put(json, "people", record.people);
  return json.dump();
}

std::vector<Record> read_records(std::string_view text) {
  try {
    const nlohmann::json json = nlohmann::json::parse(text);
    if (json.at("format") != kSearchFormat) throw DamagedIndex("records of a foreign format");
    std::vector<Record> records;
    for (const nlohmann::json& record : json.at("articles")) records.push_back(record_of(record));
    return records;
  } catch (const nlohmann::json::exception& error) {
    throw DamagedIndex(std::string("no records: ") + error.what());
  }
}

}  // namespace baoku
