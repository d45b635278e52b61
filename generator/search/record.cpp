#include "search/record.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/folding.h"
#include "search/bits.h"
#include "search/format.h"

namespace baoku {
namespace {

bool is_named_in(const Record& record, std::string_view name) {
  bool found = false;
  for_each_text(record, [&](std::string_view text, Place) {
    found = found || text.find(name) != std::string_view::npos;
  });
  return found;
}

void append_string(std::string_view text, std::string& json) {
  constexpr const char* kHex = "0123456789abcdef";
  json += '"';
  std::size_t plain = 0;  // from here on nothing needed a backslash
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    json.append(text, plain, i - plain);
    plain = i + 1;
    json += '\\';
    if (byte >= 0x20) {
      json += text[i];
    } else {
      json.append({'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  json.append(text, plain);
  json += '"';
}

void append_key(std::string_view key, std::string& json) {
  json += json.size() == 1 ? "\"" : ",\"";
  json += key;
  json += "\":";
}

void put(std::string_view key, const std::string& text, std::string& json) {
  if (text.empty()) return;
  append_key(key, json);
  append_string(to_nfc(text), json);
}

void put(std::string_view key, const std::vector<std::string>& texts, std::string& json) {
  if (texts.empty()) return;
  append_key(key, json);
  char before = '[';
  for (const std::string& text : texts) {
    json += before;
    append_string(to_nfc(text), json);
    before = ',';
  }
  json += ']';
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

// Written by hand, for there are as many bytes of records as of texts.
std::string to_json(const Record& record) {
  std::string json = "{";
  append_key("path", json);
  append_string(record.path, json);
  put("title", record.title, json);
  put("date", record.date, json);
  put("newspaper", record.newspaper, json);
  put("series", record.series, json);
  if (record.sheet != 0) {
    append_key("sheet", json);
    json += std::to_string(record.sheet);
  }
  put("byline", record.byline, json);
  put("kicker", record.kicker, json);
  put("subtitle", record.subtitle, json);
  put("section", record.section, json);
  put("blocks", record.blocks, json);
  put("people", record.people, json);
  json += '}';
  return json;
}

std::vector<std::optional<Record>> read_records(std::string_view text) {
  try {
    const nlohmann::json json = nlohmann::json::parse(text);
    if (json.at("format") != kSearchFormat) throw DamagedIndex("records of a foreign format");
    std::vector<std::optional<Record>> records;
    for (const nlohmann::json& record : json.at("articles")) {
      records.push_back(record.is_null() ? std::nullopt : std::optional(record_of(record)));
    }
    return records;
  } catch (const nlohmann::json::exception& error) {
    throw DamagedIndex(std::string("no records: ") + error.what());
  }
}

}  // namespace baoku
