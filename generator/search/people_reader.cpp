#include "search/people_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "search/format.h"
#include "search/query_grammar.h"

namespace baoku {
namespace {

constexpr std::size_t kMost = 6;
constexpr std::size_t kMostFiles = 2;  // of keys that a query may ask for
constexpr std::size_t kLongest = 40;   // letters of a name

// The Latin word that may be a name in pinyin, or "".
std::string typed_name(std::string_view query) {
  std::string typed;
  for (const QueryGroup& group : parse_query(query)) {
    for (const QueryItem& item : group) {
      if (item.kind != QueryItem::Kind::term || item.is_exact || item.is_negated) continue;
      if (item.field != Field::text && item.field != Field::person) continue;
      typed = item.text;
    }
  }
  std::erase(typed, '\'');
  for (char& c : typed) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c < 'a' || c > 'z') return "";
  }
  return typed.size() >= 2 && typed.size() <= kLongest ? typed : "";
}

nlohmann::json load_people(const std::string& name, const LoadFile& load) {
  const std::string path = "search/people/" + name + ".json";
  nlohmann::json json = nlohmann::json::parse(load(path), nullptr, false);
  if (!json.is_object() || json.value("format", 0u) != kSearchFormat) {
    throw DamagedIndex(path + " is not what was published");
  }
  return json;
}

std::vector<std::size_t> numbers_of(const std::string& typed, const nlohmann::json& way_in,
                                    const LoadFile& load) {
  const nlohmann::json& files = way_in.at("keys");
  std::size_t at = 0;
  while (at < files.size() && files[at][0].get<std::string>() <= typed) ++at;
  at -= at > 0 ? 1 : 0;
  std::set<std::size_t> whole;
  std::set<std::size_t> begun;
  for (std::size_t f = at; f < std::min(files.size(), at + kMostFiles); ++f) {
    if (f > at && !files[f][0].get<std::string>().starts_with(typed)) break;
    const nlohmann::json json = load_people(files[f][1], load);
    for (const nlohmann::json& row : json.at("keys")) {
      const std::string key = row[0];
      const bool begins = typed.size() > 2 && key.starts_with(typed);
      if (key != typed && !begins) continue;
      for (std::size_t i = 1; i < row.size(); ++i) {
        (key == typed ? whole : begun).insert(row[i].get<std::size_t>());
      }
    }
  }
  std::vector<std::size_t> numbers(whole.begin(), whole.end());
  for (const std::size_t number : begun) {
    if (!whole.contains(number)) numbers.push_back(number);
  }
  numbers.resize(std::min(numbers.size(), kMost));
  return numbers;
}

}  // namespace

std::vector<TypedPerson> people_typed(std::string_view query, const IndexReader& index,
                                      const LoadFile& load) {
  const std::string typed = typed_name(query);
  if (typed.empty()) return {};
  try {
    const nlohmann::json way_in = load_people(index.people_name(), load);
    const std::size_t block = way_in.at("block");
    std::vector<TypedPerson> people;
    for (const std::size_t number : numbers_of(typed, way_in, load)) {
      const nlohmann::json names = load_people(way_in.at("names").at(number / block), load);
      const nlohmann::json& person = names.at("people").at(number % block);
      people.push_back({person.at(0), person.at(1), person.at(2)});
    }
    return people;
  } catch (const nlohmann::json::exception& error) {
    throw DamagedIndex(std::string("the index of people: ") + error.what());
  }
}

}  // namespace baoku
