#include "search/index.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "archives.h"
#include "base/utf8.h"
#include "search/query.h"

using namespace baoku;

namespace {

MemoryOutput& write_index(const Archive& archive, const IndexShape& shape, unsigned jobs,
                          MemoryOutput& output) {
  write_search_index(archive, {jobs, shape}, output);
  return output;
}

void compare_with_scan(const Archive& archive, const IndexShape& shape, int queries,
                       std::mt19937& random) {
  const Folding folding;
  const PlainScan plain(archive, folding);
  MemoryOutput output;
  const IndexReader index(write_index(archive, shape, 2, output).loader());
  for (int i = 0; i < queries; ++i) {
    std::string query = plain.random_piece(i % 3 == 0 ? 30 : 5, random);
    if (i % 4 == 0) query += " " + plain.random_piece(4, random);
    if (i % 7 == 0) query += plain.random_piece(2, random);  // mostly absent
    if (i % 2 == 0) query = plain.random_query(random);
    INFO("query: " << query);
    CHECK(find_articles(query, ResultOrder::oldest, index) == plain.find(parse_query(query)));
  }
}

}  // namespace

TEST_CASE("A random archive answers exactly as a plain scan of its folded texts does") {
  const auto alphabet = GENERATE(from_range(std::begin(kAlphabets), std::end(kAlphabets)));
  const std::size_t articles = GENERATE(1u, 3u, 12u, 60u);
  std::mt19937 random(static_cast<unsigned>(articles * 10 + static_cast<unsigned>(alphabet)));
  const Archive archive = random_archive(alphabet, articles, random);
  compare_with_scan(archive, small_shape(), 150, random);
}

TEST_CASE("The published shape answers exactly as well") {
  const auto alphabet = GENERATE(from_range(std::begin(kAlphabets), std::end(kAlphabets)));
  std::mt19937 random(7 + static_cast<unsigned>(alphabet));
  const Archive archive = random_archive(alphabet, 1500, random);
  compare_with_scan(archive, IndexShape(), 60, random);
}

TEST_CASE("The files of an index are the same whatever the number of threads") {
  std::mt19937 random(3);
  const Archive archive = random_archive(Alphabet::han, 80, random);
  MemoryOutput one;
  MemoryOutput four;
  write_index(archive, small_shape(), 1, one);
  write_index(archive, small_shape(), 4, four);
  CHECK(one.files == four.files);
}

TEST_CASE("The statistics of an index count its files and their bytes") {
  std::mt19937 random(4);
  MemoryOutput output;
  const SearchStats stats =
      write_search_index(random_archive(Alphabet::latin, 30, random), {1, small_shape()}, output);
  std::size_t bytes = 0;
  for (const auto& [path, content] : output.files) bytes += content.size();
  CHECK(stats.files == output.files.size());
  CHECK(stats.bytes == bytes);
}

TEST_CASE("An archive without articles has an index that finds nothing") {
  MemoryOutput output;
  const IndexReader index(write_index(Archive(), IndexShape(), 1, output).loader());
  CHECK(index.articles() == 0);
  CHECK(find_articles("报", ResultOrder::relevance, index).empty());
}

TEST_CASE("A phrase does not straddle a title and a body, two paragraphs or two names") {
  Archive archive;
  archive.entries.push_back(make_entry("春天来了", {"桃花开", "满山红"}));
  archive.entries[0].article.byline.reporters = {"王一", "李二"};
  MemoryOutput output;
  const IndexReader index(write_index(archive, IndexShape(), 1, output).loader());
  for (const char* there : {"春天来了", "桃花开", "满山红", "王一", "李二"}) {
    CHECK(find_articles(there, ResultOrder::newest, index).size() == 1);
  }
  for (const char* absent : {"了桃", "开满", "一李", "来了王"}) {
    CHECK(find_articles(absent, ResultOrder::newest, index).empty());
  }
}

TEST_CASE("A dateline is found together with the paragraph that it opens") {
  Archive archive;
  archive.entries.push_back(make_entry("标题", {"昨天下雨。", "今天晴。"}));
  archive.entries[0].article.dateline = "本报讯";
  MemoryOutput output;
  const IndexReader index(write_index(archive, IndexShape(), 1, output).loader());
  CHECK(find_articles("本报讯昨天", ResultOrder::newest, index).size() == 1);
}

TEST_CASE("A person whose name stands in none of the texts is found all the same") {
  Archive archive;
  archive.entries.push_back(make_entry("标题", {"张红军说"}));
  NamedPerson in_text;
  in_text.name = "张红军";
  NamedPerson elsewhere;
  elsewhere.name = "王新亭";
  archive.entries[0].article.people = {in_text, elsewhere};
  CHECK(make_record(archive, 0).people == std::vector<std::string>{"王新亭"});
  MemoryOutput output;
  const IndexReader index(write_index(archive, IndexShape(), 1, output).loader());
  CHECK(find_articles("王新亭", ResultOrder::newest, index).size() == 1);
  CHECK(find_articles("张红军", ResultOrder::newest, index).size() == 1);
}

TEST_CASE("Relevance puts titles first, then bylines, then the articles that say it more often") {
  Archive archive;
  archive.entries.push_back(make_entry("题", {"海棠"}));
  archive.entries.push_back(make_entry("题", {"海棠海棠海棠海棠"}));
  archive.entries.push_back(make_entry("看海棠", {"花"}));
  archive.entries.push_back(make_entry("题", {"花"}));
  archive.entries[3].article.byline.reporters = {"海棠"};
  archive.entries.push_back(make_entry("题", {"海棠和海棠"}));
  archive.entries.push_back(make_entry("题", {"海棠"}));
  for (const std::uint32_t big_node : {1u, 1024u}) {
    IndexShape shape = small_shape();
    shape.big_node = big_node;
    MemoryOutput output;
    const IndexReader index(write_index(archive, shape, 1, output).loader());
    CHECK(find_articles("海棠", ResultOrder::relevance, index) ==
          std::vector<std::uint32_t>{2, 3, 1, 4, 5, 0});
    CHECK(find_articles("海棠", ResultOrder::newest, index) ==
          std::vector<std::uint32_t>{5, 4, 3, 2, 1, 0});
  }
}

TEST_CASE("A passage longer than any gram is found and told from one that differs at its end") {
  const std::string passage(300, 'x');
  Archive archive;
  for (int i = 0; i < 20; ++i) {
    archive.entries.push_back(make_entry("", {passage + (i % 2 == 0 ? "y" : "z")}));
  }
  MemoryOutput output;
  const IndexReader index(write_index(archive, IndexShape(), 1, output).loader());
  CHECK(find_articles(passage, ResultOrder::oldest, index).size() == 20);
  CHECK(find_articles(passage + "y", ResultOrder::oldest, index).size() == 10);
  CHECK(find_articles(passage + "xy", ResultOrder::oldest, index).empty());
}

TEST_CASE("Terms fold like texts") {
  Archive archive;
  archive.entries.push_back(make_entry("ＰＭ２．５与臺灣", {"a"}));
  MemoryOutput output;
  const IndexReader index(write_index(archive, IndexShape(), 1, output).loader());
  CHECK(find_articles("pm2.5 台湾", ResultOrder::relevance, index).size() == 1);
  CHECK(find_articles("5與臺", ResultOrder::relevance, index).size() == 1);
}

TEST_CASE("The heads of an index count hits of every year") {
  std::mt19937 random(9);
  const std::vector<std::uint32_t> years = {0, 10, 10, 25};
  std::vector<Posting> postings;
  for (std::uint32_t a = 0; a < 40; a += 1 + static_cast<std::uint32_t>(pick(2, random))) {
    postings.push_back({a, static_cast<std::uint8_t>(pick(3, random)),
                        static_cast<std::uint8_t>(pick(3, random))});
  }
  const Head head = make_head(postings, years, 5);
  BitWriter writer;
  write_head(head, 40, writer);
  const std::string text = writer.text();
  BitReader reader(text);
  const Head read = read_head(40, years.size(), 5, reader);
  CHECK(read.total == postings.size());
  CHECK(read.hits_of_years == head.hits_of_years);
  CHECK(read.hits_of_years[1] == 0);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(read.newest[i].article == postings[postings.size() - 1 - i].article);
    CHECK(read.best[i].article == head.best[i].article);
    CHECK(read.best[i].place == head.best[i].place);
    CHECK(read.best[i].tier == head.best[i].tier);
  }
}
