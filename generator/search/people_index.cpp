#include "search/people_index.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/folding.h"
#include "base/parallel.h"
#include "search/content_name.h"
#include "search/name_keys.h"

namespace baoku {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostOffers = 40;  // people of one key

std::size_t articles_of(const Person& person) {
  std::size_t articles = 0;
  const Appearance* before = nullptr;
  for (const Appearance& appearance : person.appearances) {
    if (before == nullptr || before->article != appearance.article) ++articles;
    before = &appearance;
  }
  return articles;
}

std::string write_named(Json json, Output& output) {
  const std::string text = json.dump() + "\n";
  std::string name = content_name(text);
  output.write("search/people/" + name + ".json", text);
  return name;
}

// Key -> numbers, ascending: the most named first.
std::map<std::string, std::vector<std::uint32_t>> gather_keys(const Archive& archive,
                                                              const std::vector<PersonIndex>& order,
                                                              unsigned jobs) {
  std::vector<std::vector<std::string>> keys(order.size());
  constexpr std::size_t kStretch = 256;
  parallel_for((order.size() + kStretch - 1) / kStretch, jobs, [&](std::size_t stretch) {
    const std::size_t end = std::min(order.size(), (stretch + 1) * kStretch);
    for (std::size_t i = stretch * kStretch; i < end; ++i) {
      keys[i] = name_keys(archive.people[order[i]].name);
    }
  });
  std::map<std::string, std::vector<std::uint32_t>> gathered;
  for (std::size_t number = 0; number < keys.size(); ++number) {
    for (std::string& key : keys[number]) {
      std::vector<std::uint32_t>& people = gathered[std::move(key)];
      if (people.size() < kMostOffers) people.push_back(static_cast<std::uint32_t>(number));
    }
  }
  return gathered;
}

Json write_keys(const std::map<std::string, std::vector<std::uint32_t>>& keys,
                std::size_t file_bytes, Output& output) {
  Json files = Json::array();
  Json rows = Json::array();
  std::size_t size = 0;
  const auto flush = [&] {
    if (rows.empty()) return;
    const std::string first = rows[0][0];
    files.push_back({first, write_named({{"format", kSearchFormat}, {"keys", rows}}, output)});
    rows = Json::array();
    size = 0;
  };
  for (const auto& [key, people] : keys) {
    if (size > file_bytes) flush();
    Json row = Json::array({key});
    for (const std::uint32_t number : people) row.push_back(number);
    size += key.size() + 4 + people.size() * 5;
    rows.push_back(std::move(row));
  }
  flush();
  return files;
}

std::vector<PersonIndex> order_of(const std::vector<std::uint32_t>& rank_of) {
  std::vector<PersonIndex> order(rank_of.size());
  for (std::size_t p = 0; p < rank_of.size(); ++p) order[rank_of[p]] = static_cast<PersonIndex>(p);
  return order;
}

}  // namespace

std::vector<std::uint32_t> rank_people(const Archive& archive) {
  std::vector<std::size_t> articles;
  articles.reserve(archive.people.size());
  for (const Person& person : archive.people) articles.push_back(articles_of(person));
  std::vector<PersonIndex> order(archive.people.size());
  std::iota(order.begin(), order.end(), PersonIndex{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](PersonIndex a, PersonIndex b) { return articles[a] > articles[b]; });
  std::vector<std::uint32_t> rank_of(order.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    rank_of[order[rank]] = static_cast<std::uint32_t>(rank);
  }
  return rank_of;
}

RecordKey key_of_people_index(const Archive& archive, const std::vector<std::uint32_t>& rank_of,
                              const IndexShape& shape) {
  KeyBuilder key;
  key.add("people").add(std::uint64_t{shape.people_block}).add(std::uint64_t{shape.key_bytes});
  for (const PersonIndex person : order_of(rank_of)) {
    key.add(archive.people[person].name).add(archive.people[person].path);
    key.add(std::uint64_t{articles_of(archive.people[person])});
  }
  return key.key();
}

std::string write_people_index(const Archive& archive, const std::vector<std::uint32_t>& rank_of,
                               const IndexShape& shape, unsigned jobs, Output& output) {
  const std::vector<PersonIndex> order = order_of(rank_of);
  Json names = Json::array();
  for (std::size_t begin = 0; begin < order.size(); begin += shape.people_block) {
    Json people = Json::array();
    for (std::size_t i = begin; i < std::min(order.size(), begin + shape.people_block); ++i) {
      const Person& person = archive.people[order[i]];
      people.push_back({to_nfc(person.name), person.path, articles_of(person)});
    }
    names.push_back(write_named({{"format", kSearchFormat}, {"people", people}}, output));
  }
  const Json keys = write_keys(gather_keys(archive, order, jobs), shape.key_bytes, output);
  return write_named({{"format", kSearchFormat},
                      {"people", order.size()},
                      {"block", shape.people_block},
                      {"names", names},
                      {"keys", keys}},
                     output);
}

}  // namespace baoku
