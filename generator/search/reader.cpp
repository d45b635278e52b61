#include "search/reader.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "search/content_name.h"
#include "search/format.h"
#include "search/shard_items.h"

namespace baoku {
namespace {

nlohmann::json parse(const std::string& path, const std::string& text) {
  nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("format"))
    throw DamagedIndex(path + " is no JSON of ours");
  if (json["format"] != kSearchFormat) {
    throw DamagedIndex(path + " has format " + json["format"].dump() + ", this program reads " +
                       std::to_string(kSearchFormat));
  }
  return json;
}

// Walks one unit along a gram and gathers the postings below it.
class UnitWalk {
 public:
  // `symbol`: one of the unit's gram, for its field.
  UnitWalk(const Gram& gram, std::uint32_t symbol, const IndexMeasures& measures, BitReader& bits)
      : gram_(gram),
        base_(measures.space.base_of(symbol)),
        width_(measures.space.width),
        numbers_(measures.numbers),
        leaf_depth_(measures.leaf_depth_of(symbol)),
        max_depth_(measures.max_depth),
        bits_(bits) {}

  // Reads a node; `is_wanted`: its gram agrees with the query's as far as both go.
  void read_node(std::uint32_t depth, bool is_wanted) {
    if (depth == max_depth_) return read_leaf(depth, is_wanted);
    if (depth >= leaf_depth_ && bits_.read(1) == 1) return read_leaf(depth, is_wanted);
    const std::uint32_t skipped = bits_.gamma() - 1;
    if (skipped > max_depth_ - depth) throw DamagedIndex("a shard skips too much");
    if (is_wanted && skipped > 0 && depth < gram_.size()) is_skipping_ = true;
    depth += skipped;
    const std::uint32_t count = bits_.gamma();
    for (const std::uint32_t symbol : bits_.sorted(count, 0, width_)) {
      if (symbol == 0) {
        read_leaf(depth, is_wanted && depth >= gram_.size());
      } else {
        read_node(depth + 1,
                  is_wanted && (depth >= gram_.size() || gram_[depth] == base_ + symbol));
      }
    }
  }

  GramAnswer answer() {
    GramAnswer answer;
    for (const auto& [article, found] : found_) {
      answer.postings.push_back({article, found.place, tier_of_halves(found.halves)});
    }
    answer.check = is_short_      ? GramAnswer::Check::all
                   : is_skipping_ ? GramAnswer::Check::one
                                  : GramAnswer::Check::none;
    return answer;
  }

 private:
  struct Found {
    std::uint8_t place = 0;
    std::uint32_t halves = 0;  // see postings.h
  };

  void read_leaf(std::uint32_t depth, bool is_wanted) {
    const std::vector<Posting> postings = read_postings(numbers_, bits_);
    if (!is_wanted) return;
    if (depth < gram_.size()) is_short_ = true;
    for (const Posting& posting : postings) {
      Found& found = found_[posting.article];
      found.place = std::max(found.place, posting.place);
      found.halves += halves_of_tier(posting.tier);
    }
  }

  const Gram& gram_;
  std::uint32_t base_;
  std::uint32_t width_;
  std::uint32_t numbers_;
  std::uint32_t leaf_depth_;
  std::uint32_t max_depth_;
  BitReader& bits_;
  std::map<std::uint32_t, Found> found_;
  bool is_short_ = false;
  bool is_skipping_ = false;
};

bool starts_with(const Gram& gram, const Gram& start) {
  return common_start(gram, start) == start.size();
}

}  // namespace

IndexReader::IndexReader(LoadFile load) : load_(std::move(load)) {
  const std::string path = "search/manifest.json";
  const nlohmann::json manifest = parse(path, load_(path));
  try {
    measures_.articles = manifest.at("articles");
    measures_.numbers = manifest.at("numbers");
    measures_.leaf_depth = manifest.at("leaf_depth");
    measures_.max_depth = manifest.at("max_depth");
    measures_.head_size = manifest.at("head_size");
    years_ = manifest.at("years").get<std::vector<std::pair<int, std::uint32_t>>>();
    measures_.years = years_.size();
    BitReader alphabet(manifest.at("alphabet").get_ref<const std::string&>());
    const std::uint32_t symbols = alphabet.gamma() - 1;
    alphabet_ = alphabet.sorted(symbols, 0, 0x10FFFF);
    BitReader directory(manifest.at("directory").get_ref<const std::string&>());
    measures_.space.width = symbols + 1;
    directory_ = read_entries(measures_.space, directory);
    for (const auto& [folded, print] : manifest.at("usual").items()) {
      usual_[first_code_point(folded)] = first_code_point(print.get_ref<const std::string&>());
    }
    days_name_ = manifest.at("days");
    people_name_ = manifest.at("people");
    folding_.add(manifest.at("folding"));
    for (const nlohmann::json& piece : manifest.at("more_folding")) {
      const std::string name = piece.at(1);
      folding_.add(parse(name, load_named("folding", name)).at("folding"));
    }
    record_block_ = manifest.at("records").at("block");
    record_group_ = manifest.at("records").at("group");
    record_names_ = manifest.at("records").at("names").get<std::vector<std::string>>();
  } catch (const nlohmann::json::exception& error) {
    throw DamagedIndex(path + ": " + error.what());
  }
  if (record_block_ == 0 || record_group_ == 0) throw DamagedIndex(path + " has no records");
}

std::string IndexReader::load_named(const std::string& folder, const std::string& name) const {
  const std::string path = "search/" + folder + "/" + name + ".json";
  std::string text = load_(path);
  if (content_name(text) != name) throw DamagedIndex(path + " is not what was published");
  return text;
}

std::optional<Gram> IndexReader::gram_of(Field field, std::u32string_view folded) const {
  const std::uint32_t base = static_cast<std::uint32_t>(field) * measures_.space.width;
  Gram gram;
  for (const char32_t c : folded) {
    if (c == kFieldMark) {
      gram.push_back(base + measures_.space.width);
      continue;
    }
    const auto found = std::lower_bound(alphabet_.begin(), alphabet_.end(), c);
    if (found == alphabet_.end() || *found != c) return std::nullopt;
    gram.push_back(base + static_cast<std::uint32_t>(found - alphabet_.begin()) + 1);
  }
  return gram;
}

GramAnswer IndexReader::find(Field field, std::u32string_view folded) const {
  const std::optional<Gram> wanted = gram_of(field, folded);
  if (!wanted) return {};
  const Gram& gram = *wanted;
  const DirectoryEntry* piece = entry_for(directory_, gram);
  if (piece == nullptr) return {};
  const std::vector<DirectoryEntry> entries = entries_of(piece->name);
  const DirectoryEntry* shard = entry_for(entries, gram);
  if (shard == nullptr) return {};

  const Shard content = this->shard(shard->name);
  ShardItems items(content.bits, content.items, measures_);
  while (items.next()) {
    const Gram& item = items.gram();
    const auto depth = static_cast<std::uint32_t>(item.size());
    if (items.is_unit()) {
      const bool is_wanted = starts_with(gram, item);
      UnitWalk walk(gram, item.at(0), measures_, items.bits());
      walk.read_node(depth, is_wanted);
      if (is_wanted) return walk.answer();
      continue;
    }
    const bool is_answer = starts_with(gram, item) && gram.size() <= depth + items.skipped();
    const GramAnswer::Check check =
        gram.size() > depth ? GramAnswer::Check::one : GramAnswer::Check::none;
    if (!items.is_long()) {
      std::vector<Posting> postings = read_postings(numbers(), items.bits());
      if (is_answer) return {std::move(postings), check};
      continue;
    }
    read_head(numbers(), years_.size(), measures_.head_size, items.bits());
    const std::uint32_t index = items.read_list_index();
    if (!is_answer) continue;
    const std::string& file = items.list_file();
    const nlohmann::json lists = parse(file, load_named("lists", file));
    BitReader list(lists.at("lists").at(index).get_ref<const std::string&>());
    return {read_postings(numbers(), list), check};
  }
  return {};
}

IndexReader::Shard IndexReader::shard(const std::string& name) const {
  const nlohmann::json json = parse(name, load_named("shards", name));
  return {json.at("bits").get<std::string>(), json.at("items").get<std::size_t>()};
}

std::vector<DirectoryEntry> IndexReader::entries_of(const std::string& piece) const {
  const nlohmann::json json = parse(piece, load_named("directory", piece));
  BitReader bits(json.at("bits").get_ref<const std::string&>());
  return read_entries(measures_.space, bits);
}

std::vector<std::string> IndexReader::shard_names() const {
  std::vector<std::string> names;
  for (const DirectoryEntry& piece : directory_) {
    for (const DirectoryEntry& shard : entries_of(piece.name)) names.push_back(shard.name);
  }
  return names;
}

Field IndexReader::field_of(const Gram& gram) const {
  return static_cast<Field>(measures_.space.field_of(gram.at(0)));
}

std::u32string IndexReader::characters_of(const Gram& gram) const {
  std::u32string characters;
  for (const std::uint32_t symbol : gram) {
    const std::uint32_t rank = symbol - measures_.space.base_of(symbol);
    characters.push_back(
        rank == measures_.space.width ? kFieldMark : static_cast<char32_t>(alphabet_[rank - 1]));
  }
  return characters;
}

Record IndexReader::record(std::uint32_t article) const {
  const std::uint32_t group = article / record_group_;
  if (article >= numbers() || group >= record_names_.size()) {
    throw DamagedIndex("the index names an article that does not exist");
  }
  const std::string path = "search/records/" + record_names_[group] + "/" +
                           std::to_string(article % record_group_ / record_block_) + ".json";
  std::vector<std::optional<Record>> records = read_records(load_(path));
  const std::uint32_t place = article % record_group_ % record_block_;
  if (place >= records.size() || !records[place]) {
    throw DamagedIndex(path + " does not hold the record");
  }
  return *std::move(records[place]);
}

char32_t IndexReader::usual_print(char32_t folded) const {
  const auto found = usual_.find(folded);
  return found == usual_.end() ? folded : found->second;
}

std::string IndexReader::days() const {
  return parse(days_name_, load_named("days", days_name_)).at("bits").get<std::string>();
}

std::vector<std::uint32_t> IndexReader::all_articles() const {
  const std::string text = days();
  BitReader bits(text);
  return numbers_in_use(bits, numbers());
}

std::vector<std::uint32_t> IndexReader::articles_of_days(std::uint32_t from,
                                                         std::uint32_t to) const {
  if (from > to) return {};
  const std::string text = days();
  BitReader bits(text);
  const auto [first, last] = numbers_of_days(bits, from, to);
  std::vector<std::uint32_t> articles;
  for (const std::uint32_t article : all_articles()) {
    if (article >= first && article < last) articles.push_back(article);
  }
  return articles;
}

}  // namespace baoku
