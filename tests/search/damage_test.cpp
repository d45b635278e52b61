#include <catch2/catch.hpp>

#include "archives.h"
#include "search/index.h"
#include "search/query.h"

using namespace baoku;

namespace {

struct Published {
  MemoryOutput output;

  Published() {
    std::mt19937 random(5);
    write_search_index(random_archive(Alphabet::han, 40, random), {1, small_shape()}, output);
  }
  std::vector<std::uint32_t> find(const char* query) const {
    return find_articles(query, ResultOrder::oldest, IndexReader(output.loader()));
  }
};

}  // namespace

TEST_CASE("A manifest of another format is refused with its number") {
  Published site;
  site.output.files["search/manifest.json"] = R"({"format": 99})";
  CHECK_THROWS_WITH(site.find("新"), Catch::Contains("format 99"));
}

TEST_CASE("A manifest that is cut off, empty or another thing is refused") {
  Published site;
  std::string& manifest = site.output.files["search/manifest.json"];
  const std::string whole = manifest;
  for (const std::string& bad : {std::string(), std::string("[]"), std::string("{\"format\":1}"),
                                 whole.substr(0, whole.size() / 2)}) {
    manifest = bad;
    CHECK_THROWS_AS(site.find("新"), DamagedIndex);
  }
}

TEST_CASE("A changed byte in a shard, a list or a piece of the directory is noticed") {
  const Published whole;
  for (const auto& [path, content] : whole.output.files) {
    if (path.find("/records/") != path.npos || path == "search/manifest.json") continue;
    Published site;
    std::string& file = site.output.files[path];
    file[file.size() / 2] = static_cast<char>(file[file.size() / 2] ^ 1);
    for (const char* query : {"新", "的", "工作", "新区", "一", "在是"}) {
      try {
        const std::vector<std::uint32_t> found = site.find(query);
        CHECK(found == whole.find(query));
      } catch (const DamagedIndex&) {
        SUCCEED("refused");
      }
    }
  }
}

TEST_CASE("Random bits in place of a shard end in an error or an answer, never in a crash") {
  std::mt19937 random(6);
  for (int round = 0; round < 2000; ++round) {
    BitWriter bits;
    for (int i = 0; i < 30; ++i) {
      bits.write(static_cast<std::uint32_t>(random()) >> (random() % 32), 32);
    }
    const std::string text = bits.text();
    BitReader reader(text);
    try {
      switch (round % 4) {
        case 0:
          read_postings(50, reader);
          break;
        case 1:
          read_head(50, 4, 20, reader);
          break;
        case 2:
          read_entries({30}, reader);
          break;
        default:
          reader.sorted(reader.gamma(), 0, 100);
      }
    } catch (const DamagedIndex&) {
      SUCCEED("refused");
    }
  }
}
