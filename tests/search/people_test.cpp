#include <algorithm>
#include <catch2/catch.hpp>

#include "archives.h"
#include "search/index.h"
#include "search/name_keys.h"
#include "search/people_reader.h"
#include "search/query.h"

using namespace baoku;

namespace {

bool has_key(const char* name, const char* key) {
  const std::vector<std::string> keys = name_keys(name);
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

Archive archive_of(const std::vector<std::string>& names) {
  Archive archive;
  for (const std::string& name : names) {
    archive.entries.push_back(make_entry("题", {name}));
    Person person;
    person.name = name;
    person.path = "people/" + std::to_string(archive.people.size()) + "/";
    for (std::size_t i = archive.people.size(); i < names.size(); ++i) {
      person.appearances.push_back({static_cast<ArticleIndex>(i), 0});
    }
    archive.people.push_back(person);
  }
  return archive;
}

std::vector<std::string> offered(const char* typed, const Archive& archive) {
  MemoryOutput output;
  write_search_index(archive, {1, small_shape()}, output);
  std::vector<std::string> names;
  for (const TypedPerson& person :
       people_typed(typed, IndexReader(output.loader()), output.loader())) {
    names.push_back(person.name);
  }
  return names;
}

}  // namespace

TEST_CASE("A name is typed by its pinyin, its initials and every reading of its characters") {
  CHECK(name_keys("王新亭") == std::vector<std::string>{"wangxinting", "wxt"});
  for (const char* key : {"zengle", "zengyue", "cengle", "cengyue", "zl", "zy", "cl", "cy"}) {
    CHECK(has_key("曾乐", key));
  }
  CHECK(has_key("单县长", "shanxianchang"));
  CHECK(has_key("单县长", "danxianzhang"));
  CHECK(has_key("吕岩", "lvyan"));
  CHECK(has_key("吕岩", "luyan"));
  CHECK(has_key("吕岩", "lyuyan"));
  CHECK(has_key("尉迟恭", "yuchigong"));
  CHECK(has_key("萨尔瓦多·阿连德", "saerwaduoaliande"));
  CHECK(name_keys("Tom Hanks") == std::vector<std::string>{"tomhanks"});
  CHECK(name_keys("").empty());
}

TEST_CASE("A person is offered by pinyin or initials, the most named first") {
  const Archive archive = archive_of({"王新亭", "吴晓彤", "王欣", "王新", "李四"});
  CHECK(offered("wxt", archive) == std::vector<std::string>{"王新亭", "吴晓彤"});
  CHECK(offered("WangXin", archive) == std::vector<std::string>{"王欣", "王新", "王新亭"});
  CHECK(offered("茶 人物:lisi", archive) == std::vector<std::string>{"李四"});
  CHECK(offered("wangx", archive) == std::vector<std::string>{"王新亭", "王欣", "王新"});
  for (const char* nobody : {"", "w", "zzz", "王", "-wxt", "\"wxt\"", "wxt1", "title:wxt"}) {
    INFO(nobody);
    CHECK(offered(nobody, archive).empty());
  }
}

TEST_CASE("A series letter of a sheet stands in the record and is found") {
  Archive archive;
  archive.sheets.resize(2);
  archive.sheets[0].sheet.series = "B";
  archive.sheets[0].sheet.number = archive.sheets[1].sheet.number = 2;
  archive.entries.push_back(make_entry("甲", {"一"}));
  archive.entries.push_back(make_entry("乙", {"二"}));
  archive.entries[1].sheet = 1;
  MemoryOutput output;
  write_search_index(archive, {1, small_shape()}, output);
  const IndexReader index(output.loader());
  CHECK(index.record(0).series == "B");
  using Found = std::vector<std::uint32_t>;
  CHECK(find_articles("版:B02", ResultOrder::oldest, index) == Found{0});
  CHECK(find_articles("版:2", ResultOrder::oldest, index) == Found{1});
}
