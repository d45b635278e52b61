// An index that is made from what was kept of the one before must be the one that is made from
// nothing, to the byte, whatever has happened to the articles and to what was kept.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archives.h"
#include "base/temporary_folder.h"
#include "base/utf8.h"
#include "search/index.h"

using namespace baoku;

namespace {

namespace fs = std::filesystem;

std::string& any_text(Archive& archive, std::mt19937& random) {
  for (;;) {
    Article& article = archive.entries[pick(archive.entries.size(), random)].article;
    if (pick(4, random) == 0) return article.title;
    if (!article.blocks.empty()) return article.blocks[pick(article.blocks.size(), random)].text;
  }
}

std::u32string any_piece(Archive& archive, std::mt19937& random) {
  const std::u32string text = to_utf32(any_text(archive, random));
  return text.substr(pick(text.size() + 1, random), pick(40, random));
}

// An article more, of words that stand somewhere already, on the day of another one.
void add_article(Archive& archive, std::mt19937& random) {
  const std::size_t at = pick(archive.entries.size(), random);
  Entry entry =
      make_entry(to_utf8(any_piece(archive, random)), {to_utf8(any_piece(archive, random))});
  entry.path = "articles/new-" + std::to_string(random()) + "/";
  entry.sheet = archive.entries[at].sheet;
  entry.article.date = archive.entries[at].article.date;
  archive.entries.insert(archive.entries.begin() + static_cast<std::ptrdiff_t>(at), entry);
}

void remove_article(Archive& archive, std::mt19937& random) {
  archive.entries.erase(archive.entries.begin() +
                        static_cast<std::ptrdiff_t>(pick(archive.entries.size(), random)));
}

// Does to an article what an editor may do, mostly with words that stand somewhere already.
void edit(Archive& archive, std::mt19937& random) {
  const std::size_t kind = pick(11, random);
  if (kind == 9) return add_article(archive, random);
  if (kind == 10 && archive.entries.size() > 2) return remove_article(archive, random);
  if (kind < 5) {
    std::string& text = any_text(archive, random);
    std::u32string now = to_utf32(text);
    const std::size_t at = pick(now.size() + 1, random);
    if (kind < 2) {
      now.insert(at, any_piece(archive, random));
    } else if (kind < 4) {
      now.erase(at, pick(30, random));
    } else {
      now = any_piece(archive, random);
    }
    text = to_utf8(now);
    return;
  }
  Entry& entry = archive.entries[pick(archive.entries.size(), random)];
  std::string words = to_utf8(any_piece(archive, random));
  if (kind == 5) entry.article.byline.reporters = {words};
  if (kind == 6) entry.article.blocks.push_back({Block::Kind::paragraph, words, "", {}});
  if (kind == 7) entry.article.blocks = {};
  if (kind == 8) entry.sheet = static_cast<SheetIndex>(pick(archive.sheets.size(), random));
}

// Once in a while something that the kept index cannot follow.
void edit_much(Archive& archive, std::mt19937& random) {
  switch (pick(4, random)) {
    case 0:
      any_text(archive, random) +=
          to_utf8(std::u32string(1, static_cast<char32_t>(0x4E00 + pick(9000, random))));
      break;
    case 1:
      for (int i = 0; i < 20; ++i) add_article(archive, random);
      break;
    case 2:
      for (int i = 0; i < 40; ++i) edit(archive, random);
      break;
    default:
      archive.entries.back().article.date.year = 2030;
  }
}

// Cuts a kept file short, changes a byte of it, or removes it.
void damage(const fs::path& folder, std::mt19937& random) {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(folder)) files.push_back(file.path());
  std::sort(files.begin(), files.end());
  const fs::path& file = files[pick(files.size(), random)];
  const auto size = static_cast<std::size_t>(fs::file_size(file));
  if (pick(3, random) == 0) {
    fs::remove(file);
  } else if (pick(2, random) == 0) {
    fs::resize_file(file, pick(size, random));
  } else {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(static_cast<std::streamoff>(pick(size, random)));
    bytes.put(static_cast<char>(pick(256, random)));
  }
}

std::map<std::string, std::string> files_of(const Archive& archive, const SearchConfig& config,
                                            std::size_t& kept_parts) {
  MemoryOutput output;
  kept_parts += write_search_index(archive, config, output).kept_parts;
  return output.files;
}

// A site that is built again and again, and has what it had.
class Site : public Output {
 public:
  void write(std::string_view path, std::string_view bytes) override {
    write_made(path, bytes, {});
  }
  void write_made(std::string_view path, std::string_view bytes, const RecordKey& key) override {
    const std::lock_guard lock(mutex_);
    keys_[std::string(path)] = key;
    files_[std::string(path)] = bytes;
  }
  bool keep(std::string_view path, const RecordKey& key) override {
    const std::lock_guard lock(mutex_);
    const auto known = keys_before_.find(path);
    if (known == keys_before_.end() || known->second != key || key == RecordKey{}) return false;
    keys_[std::string(path)] = key;
    files_[std::string(path)] = files_before_.at(std::string(path));
    ++kept;
    return true;
  }

  // Builds the index and returns all files of it.
  const std::map<std::string, std::string>& build(const Archive& archive,
                                                  const SearchConfig& config) {
    files_before_ = std::exchange(files_, {});
    const auto keys = std::exchange(keys_, {});
    keys_before_ = {keys.begin(), keys.end()};
    write_search_index(archive, config, *this);
    return files_;
  }

  std::size_t kept = 0;  // files, in all builds

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> files_;
  std::map<std::string, std::string> files_before_;
  std::map<std::string, RecordKey> keys_;
  std::map<std::string, RecordKey, std::less<>> keys_before_;
};

// So that a failure names a few files and not all bytes of all.
std::vector<std::string> differences(const std::map<std::string, std::string>& a,
                                     const std::map<std::string, std::string>& b) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : a) {
    const auto other = b.find(name);
    if (other == b.end() || other->second != bytes) names.push_back(name);
  }
  for (const auto& [name, bytes] : b) {
    if (!a.contains(name)) names.push_back(name);
  }
  return names;
}

}  // namespace

TEST_CASE("An index made from the one before is the one made from nothing") {
  const auto alphabet = GENERATE(from_range(std::begin(kAlphabets), std::end(kAlphabets)));
  const std::size_t articles = GENERATE(2u, 12u, 60u, 200u);
  std::mt19937 random(static_cast<unsigned>(articles * 10 + static_cast<unsigned>(alphabet)));
  Archive archive = random_archive(alphabet, articles, random);
  const TemporaryFolder cache;
  const SearchConfig fresh{2, small_shape()};
  SearchConfig config = fresh;
  config.cache = cache.path();
  std::size_t kept_parts = 0;
  std::size_t none = 0;
  CHECK(differences(files_of(archive, config, none), files_of(archive, fresh, none)).empty());
  CHECK(none == 0);
  for (int round = 0; round < 12 && archive.entries.size() > 1; ++round) {
    if (round % 6 == 5) edit_much(archive, random);
    if (round % 6 == 3) damage(cache.path(), random);
    for (std::size_t edits = round % 4 == 0 ? 3 : 1; edits > 0; --edits) edit(archive, random);
    INFO("articles: " << articles << ", alphabet: " << static_cast<int>(alphabet)
                      << ", round: " << round);
    const auto wanted = files_of(archive, fresh, none);
    CHECK(differences(files_of(archive, config, kept_parts), wanted).empty());
  }
  if (articles >= 60 && alphabet == Alphabet::han) CHECK(kept_parts > 0);
}

TEST_CASE("Files of the index that are kept are those that would be written") {
  const auto alphabet = GENERATE(from_range(std::begin(kAlphabets), std::end(kAlphabets)));
  std::mt19937 random(static_cast<unsigned>(alphabet) + 7);
  Archive archive = random_archive(alphabet, 120, random);
  const TemporaryFolder cache;
  const SearchConfig fresh{2, small_shape()};
  SearchConfig config = fresh;
  config.cache = cache.path();
  Site site;
  site.build(archive, config);
  CHECK(site.kept == 0);
  for (int round = 0; round < 16 && archive.entries.size() > 1; ++round) {
    if (round == 9) edit_much(archive, random);
    if (round == 12) damage(cache.path(), random);
    if (round % 4 != 3) edit(archive, random);
    INFO("alphabet: " << static_cast<int>(alphabet) << ", round: " << round);
    std::size_t none = 0;
    CHECK(differences(site.build(archive, config), files_of(archive, fresh, none)).empty());
  }
  CHECK(site.kept > 0);
}

TEST_CASE("An article that comes or goes leaves most of the index as it was") {
  std::mt19937 random(11);
  constexpr std::size_t kOfDay = 36;  // four numbers more are kept for each day
  Archive archive = random_archive(Alphabet::han, 10 * kOfDay, random);
  for (std::size_t a = 0; a < archive.entries.size(); ++a) {
    archive.entries[a].article.date.year = 2020;
    archive.entries[a].article.date.month = 5;
    archive.entries[a].article.date.day = 1 + static_cast<unsigned>(a / kOfDay);
  }
  const TemporaryFolder cache;
  SearchConfig config{2, small_shape()};
  config.cache = cache.path();
  Site site;
  site.build(archive, config);
  const std::size_t files = site.build(archive, config).size();
  const auto last_of_third_day = archive.entries.begin() + 3 * kOfDay - 1;
  const Entry gone = *last_of_third_day;
  archive.entries.erase(last_of_third_day);
  for (int round = 0; round < 3; ++round) {
    INFO("round: " << round);
    site.kept = 0;
    std::size_t none = 0;
    const auto& built = site.build(archive, config);
    CHECK(differences(built, files_of(archive, {2, small_shape()}, none)).empty());
    CHECK(site.kept > files / 2);
    Entry more = gone;
    more.path = "articles/more-" + std::to_string(round) + "/";
    archive.entries.insert(archive.entries.begin() + 3 * kOfDay - 1, more);
  }
}

TEST_CASE("Building again without a change takes all parts of the index from what was kept") {
  std::mt19937 random(5);
  const Archive archive = random_archive(Alphabet::mixed, 40, random);
  const TemporaryFolder cache;
  SearchConfig config{1, small_shape()};
  config.cache = cache.path();
  MemoryOutput first;
  MemoryOutput second;
  CHECK(write_search_index(archive, config, first).kept_parts == 0);
  const SearchStats stats = write_search_index(archive, config, second);
  CHECK(stats.kept_parts == stats.parts);
  CHECK(first.files == second.files);
  config.program.low = 1;
  MemoryOutput third;
  CHECK(write_search_index(archive, config, third).kept_parts == 0);
}

TEST_CASE("Articles that only get other numbers are taken from what was kept") {
  std::mt19937 random(13);
  Archive archive = random_archive(Alphabet::han, 400, random);
  for (std::size_t a = 0; a < archive.entries.size(); ++a) {
    archive.entries[a].article.date.year = 2019 + static_cast<int>(a / 200);
    archive.entries[a].article.date.month = 5;
    archive.entries[a].article.date.day = 1 + static_cast<unsigned>(a % 200 / 20);
  }
  const TemporaryFolder cache;
  const SearchConfig fresh{2, small_shape()};
  SearchConfig config = fresh;
  config.cache = cache.path();
  std::size_t kept_parts = 0;
  files_of(archive, config, kept_parts);
  const auto build = [&] {
    std::size_t none = 0;
    kept_parts = 0;
    const auto files = files_of(archive, config, kept_parts);
    CHECK(differences(files, files_of(archive, fresh, none)).empty());
    CHECK(kept_parts > 0);
  };
  SECTION("more come to the first day than it has room for") {
    for (int i = 0; i < 8; ++i) {
      Entry entry = archive.entries[static_cast<std::size_t>(i)];
      entry.path = "articles/more-" + std::to_string(i) + "/";
      archive.entries.insert(archive.entries.begin() + 8, entry);
    }
    build();
  }
  SECTION("a year comes, and goes again") {
    archive.entries.back().article.date.year = 2021;
    build();
    archive.entries.back().article.date.year = 2020;
    build();
  }
  SECTION("the first articles of all go, and articles change with them") {
    archive.entries.erase(archive.entries.begin(), archive.entries.begin() + 3);
    edit(archive, random);
    build();
  }
}
