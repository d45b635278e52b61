#include "commands/search.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "base/encoding.h"
#include "base/utf8.h"
#include "commands/published.h"
#include "search/people_reader.h"

namespace baoku {
namespace {

using Json = nlohmann::ordered_json;

// What the shell hands over need not be UTF-8; each byte that is not becomes U+FFFD.
std::string valid_utf8(std::string_view text) {
  std::string valid;
  while (const auto bad = first_invalid_utf8(text)) {
    valid.append(text.substr(0, *bad));
    append_utf8(valid, kReplacementCharacter);
    text.remove_prefix(*bad + 1);
  }
  return valid.append(text);
}

std::string sheet_name(const Record& record) {
  if (record.sheet == 0) return "";
  const std::string number = std::to_string(record.sheet);
  return "第" + record.series + (number.size() < 2 ? "0" : "") + number + "版";
}

Json article_json(const Record& record) {
  return {{"path", record.path},           {"title", record.title},   {"date", record.date},
          {"newspaper", record.newspaper}, {"series", record.series}, {"sheet", record.sheet}};
}

std::string article_text(const Record& record) {
  std::string line = record.date.empty() ? "          " : record.date;
  for (const std::string& part : {record.newspaper, sheet_name(record), record.title}) {
    if (!part.empty()) line += "  " + part;
  }
  return line + "\n            " + record.path + "\n";
}

std::string as_text(const SearchAnswer& answer, const std::vector<Record>& shown,
                    const std::vector<TypedPerson>& people) {
  std::string out = std::to_string(answer.articles.size()) +
                    (answer.articles.size() == 1 ? " article" : " articles");
  for (const auto& [year, hits] : answer.years) {
    out += "  " + (year == 0 ? std::string("undated") : std::to_string(year)) + ": " +
           std::to_string(hits);
  }
  out += "\n";
  for (const Record& record : shown) out += article_text(record);
  if (shown.size() < answer.articles.size()) {
    out += "... and " + std::to_string(answer.articles.size() - shown.size()) + " more (--limit)\n";
  }
  for (const TypedPerson& person : people) {
    out += "person: " + person.name + "  " + person.path + "\n";
  }
  return out;
}

std::string as_json(const SearchRequest& request, const SearchAnswer& answer,
                    const std::vector<Record>& shown, const std::vector<TypedPerson>& people) {
  Json json = {{"query", valid_utf8(request.query)},
               {"total", answer.articles.size()},
               {"years", answer.years},
               {"articles", Json::array()},
               {"people", Json::array()}};
  for (const Record& record : shown) json["articles"].push_back(article_json(record));
  for (const TypedPerson& person : people) {
    json["people"].push_back(
        {{"name", person.name}, {"path", person.path}, {"articles", person.articles}});
  }
  return json.dump() + "\n";
}

}  // namespace

Outcome search_command(const SearchRequest& request) {
  const LoadFile load = file_loader(published_folder(request.root));
  const IndexReader index(load);
  const std::string query = valid_utf8(request.query);
  const SearchAnswer answer = answer_query(query, request.order, index);
  Outcome outcome;
  if (answer.is_too_long) {
    outcome.status = kContentErrors;
    outcome.note =
        "baoku: a query has at most " + std::to_string(kMostItems) + " words and conditions\n";
    return outcome;
  }
  for (const QueryGroup& group : parse_query(query)) {
    for (const QueryItem& item : group) {
      if (!item.is_unread) continue;
      outcome.note += "baoku: “" + item.text +
                      "” is no date or sheet that could be read, and was looked for as text\n";
    }
  }
  std::vector<Record> shown;
  for (std::size_t i = 0; i < answer.articles.size() && i < request.limit; ++i) {
    shown.push_back(index.record(answer.articles[i]));
  }
  const std::vector<TypedPerson> people = people_typed(query, index, load);
  outcome.output =
      request.as_json ? as_json(request, answer, shown, people) : as_text(answer, shown, people);
  return outcome;
}

}  // namespace baoku
