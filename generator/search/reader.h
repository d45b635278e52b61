// Reads a published index: gram -> articles, article -> record. The same walk as the browser's
// static/search/index.js, for `baoku search`, `baoku check` and the tests.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/days.h"
#include "search/directory.h"
#include "search/postings.h"
#include "search/published_folding.h"
#include "search/record.h"
#include "search/shard_items.h"

namespace baoku {

// Returns the content of a file of the site ("search/manifest.json"); throws when there is none.
using LoadFile = std::function<std::string(const std::string& path)>;

// What the trie knows of a gram. The trie may end before a long gram does.
struct GramAnswer {
  enum class Check {
    none,  // these are the articles
    one,   // all of them or none: one record tells
    all    // each is a candidate
  };
  std::vector<Posting> postings;  // by article
  Check check = Check::none;
};

class IndexReader {
 public:
  // Throws DamagedIndex when the manifest is of an unknown format or damaged.
  explicit IndexReader(LoadFile load);

  std::uint32_t articles() const { return measures_.articles; }
  // What articles are known by is below this; not every number has an article.
  std::uint32_t numbers() const { return measures_.numbers; }
  std::vector<std::uint32_t> all_articles() const;  // by their numbers
  const std::vector<std::pair<int, std::uint32_t>>& years() const { return years_; }
  std::u32string fold(std::string_view text) const { return folding_.fold(text); }
  // Finds a folded text, not empty, in a field; kFieldMark in it stands for an end of the value.
  GramAnswer find(Field field, std::u32string_view folded) const;
  // Returns how a folded character is mostly printed in this archive.
  char32_t usual_print(char32_t folded) const;
  // Returns the articles of the days in [from, to]; days as day_number makes them.
  std::vector<std::uint32_t> articles_of_days(std::uint32_t from, std::uint32_t to) const;
  Record record(std::uint32_t article) const;

  const std::string& people_name() const { return people_name_; }

  // For those who look at the shards themselves.
  struct Shard {
    std::string bits;
    std::size_t items = 0;
  };
  const IndexMeasures& measures() const { return measures_; }
  std::vector<std::string> shard_names() const;
  Shard shard(const std::string& name) const;
  Field field_of(const Gram& gram) const;
  std::u32string characters_of(const Gram& gram) const;

 private:
  std::vector<DirectoryEntry> entries_of(const std::string& piece) const;
  std::string days() const;
  std::optional<Gram> gram_of(Field field, std::u32string_view folded) const;
  std::string load_named(const std::string& folder, const std::string& name) const;

  LoadFile load_;
  IndexMeasures measures_;
  std::vector<std::pair<int, std::uint32_t>> years_;
  std::vector<std::uint32_t> alphabet_;
  std::map<char32_t, char32_t> usual_;
  std::string days_name_;
  std::string people_name_;
  PublishedFolding folding_;
  std::vector<DirectoryEntry> directory_;
  std::uint32_t record_block_ = 0;
  std::uint32_t record_group_ = 0;
  std::vector<std::string> record_names_;
};

}  // namespace baoku
