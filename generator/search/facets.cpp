#include "search/facets.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/folding.h"
#include "search/bits.h"
#include "search/content_name.h"

namespace baoku {
namespace {

// Labels in the order in which they are first met, from 1.
class Labels {
 public:
  std::uint32_t number_of(std::string_view label) {
    if (label.empty()) return 0;
    const auto [found, is_new] = numbers_.try_emplace(std::string(label), numbers_.size() + 1);
    if (is_new) names_.push_back(to_nfc(label));
    return static_cast<std::uint32_t>(found->second);
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::vector<std::string> names_;
};

struct Row {
  std::uint32_t paper = 0;
  std::uint32_t section = 0;
  std::vector<std::uint32_t> people;
};

}  // namespace

RecordKey key_of_facets(const Archive& archive, const ArticleNumbers& numbers, std::size_t begin,
                        const std::vector<std::uint32_t>& rank_of, const IndexShape& shape) {
  KeyBuilder key;
  key.add("facets").add(std::uint64_t{begin}).add(std::uint64_t{shape.facet_group});
  key.add(std::uint64_t{rank_of.size()});
  const std::size_t end = std::min<std::size_t>(numbers.size(), begin + shape.facet_group);
  for (std::size_t number = begin; number < end; ++number) {
    const ArticleIndex article = numbers.article(static_cast<std::uint32_t>(number));
    key.add(std::uint64_t{article != ArticleNumbers::kFree});
    if (article == ArticleNumbers::kFree) continue;
    const Entry& entry = archive.entries[article];
    const bool has_sheet = entry.sheet < archive.sheets.size();
    key.add(has_sheet ? archive.sheets[entry.sheet].sheet.newspaper : std::string());
    key.add(entry.article.section).add(std::uint64_t{entry.people.size()});
    for (const PersonIndex person : entry.people) key.add(std::uint64_t{rank_of[person]});
  }
  return key.key();
}

std::string write_facets(const Archive& archive, const ArticleNumbers& numbers, std::size_t begin,
                         const std::vector<std::uint32_t>& rank_of, const IndexShape& shape,
                         Output& output) {
  Labels papers;
  Labels sections;
  std::vector<Row> rows;
  const std::size_t end = std::min<std::size_t>(numbers.size(), begin + shape.facet_group);
  for (std::size_t number = begin; number < end; ++number) {
    const ArticleIndex article = numbers.article(static_cast<std::uint32_t>(number));
    Row row;
    if (article == ArticleNumbers::kFree) {
      rows.push_back(row);
      continue;
    }
    const Entry& entry = archive.entries[article];
    if (entry.sheet < archive.sheets.size()) {
      row.paper = papers.number_of(archive.sheets[entry.sheet].sheet.newspaper);
    }
    row.section = sections.number_of(entry.article.section);
    for (const PersonIndex person : entry.people) row.people.push_back(rank_of[person]);
    std::sort(row.people.begin(), row.people.end());
    row.people.erase(std::unique(row.people.begin(), row.people.end()), row.people.end());
    rows.push_back(std::move(row));
  }
  BitWriter bits;
  const auto count = [](const Labels& labels) {
    return static_cast<std::uint32_t>(labels.names().size()) + 1;
  };
  for (const Row& row : rows) {
    bits.binary(row.paper, count(papers));
    bits.binary(row.section, count(sections));
    bits.gamma(static_cast<std::uint32_t>(row.people.size()) + 1);
    if (!row.people.empty()) {
      bits.sorted(row.people, 0, static_cast<std::uint32_t>(rank_of.size()) - 1);
    }
  }
  nlohmann::ordered_json json;
  json["format"] = kSearchFormat;
  json["first"] = begin;  // no two files are the same
  json["papers"] = papers.names();
  json["sections"] = sections.names();
  json["bits"] = bits.text();
  const std::string text = json.dump() + "\n";
  std::string name = content_name(text);
  output.write("search/facets/" + name + ".json", text);
  return name;
}

}  // namespace baoku
