// Corrected words: an article is found by every substring of its text as it reads now, and of what
// the sheet prints.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "archives.h"
#include "base/utf8.h"
#include "search/index.h"
#include "search/query.h"

using namespace baoku;

namespace {

// 1 to `longest` characters of `text`, in quotes where it holds what queries take for more.
std::string piece_of(const std::string& text, std::size_t longest, std::mt19937& random) {
  const std::u32string characters = to_utf32(text);
  const std::size_t begin = pick(characters.size(), random);
  const std::size_t length = 1 + pick(std::min(longest, characters.size() - begin), random);
  return to_utf8(characters.substr(begin, length));
}

bool finds(const IndexReader& index, const std::string& words, std::uint32_t article) {
  const auto found = find_articles("\"" + words + "\"", ResultOrder::oldest, index);
  return std::find(found.begin(), found.end(), article) != found.end();
}

Archive corrected_archive() {
  Archive archive;
  archive.entries.push_back(make_entry("东门桥限重", {"通讯员帖娇说，东门桥从今日起限重。"}));
  Entry corrected = make_entry("帖姣的旧仓库", {"码头已经开拆，帖姣守了仓库四十一年。"});
  Block& block = corrected.article.blocks[0];
  const auto place = [&](const std::string& reads, const std::string& printed) {
    const auto begin = static_cast<std::uint32_t>(block.text.find(reads));
    block.misreadings.push_back({begin, begin + static_cast<std::uint32_t>(reads.size()), printed});
  };
  place("已经", "己经");
  place("帖姣", "帖娇");
  corrected.article.dateline = "本报讯";
  corrected.article.corrections = {{Correction::Of::title, "帖娇的旧仓库", "帖姣的旧仓库"},
                                   {Correction::Of::byline, "记者 方知徽", "方知微"},
                                   {Correction::Of::text, "己经", "已经"},
                                   {Correction::Of::text, "帖娇", "帖姣"}};
  corrected.article.byline.reporters = {"方知微"};
  archive.entries.push_back(std::move(corrected));
  for (std::size_t i = 0; i < archive.entries.size(); ++i) {
    archive.entries[i].path = "articles/" + std::to_string(i) + "/";
  }
  return archive;
}

}  // namespace

TEST_CASE("An article is found by every substring as corrected and as printed") {
  const Archive archive = corrected_archive();
  MemoryOutput output;
  write_search_index(archive, {2, small_shape()}, output);
  const IndexReader index(output.loader());
  std::mt19937 random(11);
  const Article& article = archive.entries[1].article;
  for (const std::string& text :
       {article.title, std::string("帖娇的旧仓库"), std::string("记者 方知徽"),
        article.blocks[0].text, printed_text(article.blocks[0]),
        "本报讯 " + printed_text(article.blocks[0])}) {
    for (int i = 0; i < 60; ++i) {
      const std::string words = piece_of(text, 12, random);
      if (words == " ") continue;  // asks for nothing
      if (trim(words).empty()) continue;
      INFO(words);
      CHECK(finds(index, words, 1));
    }
  }
  CHECK(find_articles("帖娇", ResultOrder::oldest, index) == std::vector<std::uint32_t>{0, 1});
  CHECK(find_articles("帖姣", ResultOrder::oldest, index) == std::vector<std::uint32_t>{1});
  // No text holds the one word as printed and the other as corrected.
  CHECK(find_articles("\"己经开拆，帖姣\"", ResultOrder::oldest, index).empty());
}
