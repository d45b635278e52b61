#include "base/record_file.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "base/files.h"
#include "base/parallel.h"
#include "temporary_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

RecordKey key(std::string_view text) { return KeyBuilder().add(text).key(); }

void overwrite(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

TEST_CASE("what was kept is found by the same program, and by no other") {
  const TemporaryFolder temporary;
  const fs::path file = temporary.path() / "deep/records";
  {
    RecordFile records(file, key("program 1"));
    CHECK_FALSE(records.find(key("a")));
    records.add(key("a"), "first");
    records.add(key("b"), "");
    CHECK(records.find(key("a")) == "first");
  }
  {
    RecordFile records(file, key("program 1"));
    CHECK(records.find(key("a")) == "first");
    CHECK(records.find(key("b")) == "");
  }
  {
    RecordFile records(file, key("program 2"));
    CHECK_FALSE(records.find(key("a")));
  }
  RecordFile records(file, key("program 1"));
  CHECK_FALSE(records.find(key("a")));  // the other program began the file afresh
}

TEST_CASE("every damaged byte is noticed: a record is whole or not there") {
  const TemporaryFolder temporary;
  const fs::path file = temporary.path() / "records";
  {
    RecordFile records(file, key("p"));
    records.add(key("a"), "the first");
    records.add(key("b"), "the second");
  }
  const std::string whole = read_file(file);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    overwrite(file, damaged);
    RecordFile records(file, key("p"));
    for (const auto& [name, text] : {std::pair("a", "the first"), std::pair("b", "the second")}) {
      const auto found = records.find(key(name));
      INFO(i << " " << name);
      CHECK((!found || *found == text));
    }
  }
}

TEST_CASE("a file that was torn while it was written keeps what is whole and goes on") {
  const TemporaryFolder temporary;
  const fs::path file = temporary.path() / "records";
  {
    RecordFile records(file, key("p"));
    records.add(key("a"), "the first");
    records.add(key("b"), "the second");
  }
  const std::string whole = read_file(file);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    overwrite(file, whole.substr(0, size));
    {
      RecordFile records(file, key("p"));
      CHECK_FALSE(records.find(key("b")));
      records.find(key("a"));
      records.add(key("c"), "the third");
    }
    RecordFile records(file, key("p"));
    CHECK(records.find(key("c")) == "the third");
  }
}

TEST_CASE("what nobody asks for any more goes when it is more than half") {
  const TemporaryFolder temporary;
  const fs::path file = temporary.path() / "records";
  const std::string text(1000, 'x');
  {
    RecordFile records(file, key("p"));
    for (const char* name : {"a", "b", "c", "d"}) records.add(key(name), text);
  }
  const auto full = fs::file_size(file);
  {
    RecordFile records(file, key("p"));
    for (const char* name : {"a", "b", "c"}) CHECK(records.find(key(name)));
  }
  CHECK(fs::file_size(file) == full);
  {
    RecordFile records(file, key("p"));
    CHECK(records.find(key("c")));
  }
  CHECK(fs::file_size(file) < full / 3);
  RecordFile records(file, key("p"));
  CHECK(records.find(key("c")) == text);
  CHECK_FALSE(records.find(key("a")));
}

TEST_CASE("several threads keep and find at once") {
  const TemporaryFolder temporary;
  RecordFile records(temporary.path() / "records", key("p"));
  std::atomic<int> found{0};
  parallel_for(500, 4, [&](std::size_t i) {
    const RecordKey each = KeyBuilder().add(std::uint64_t{i}).key();
    records.add(each, std::to_string(i));
    if (records.find(each) == std::to_string(i)) ++found;
  });
  CHECK(found == 500);
}

TEST_CASE("a place that cannot be written keeps nothing and harms nobody") {
  const TemporaryFolder temporary;
  overwrite(temporary.path() / "file", "in the way");
  RecordFile records(temporary.path() / "file/records", key("p"));
  records.add(key("a"), "x");
  CHECK_FALSE(records.find(key("a")));
}

TEST_CASE("keys tell where one text ends and the next begins") {
  CHECK_FALSE(KeyBuilder().add("ab").add("c").key() == KeyBuilder().add("a").add("bc").key());
  CHECK(KeyBuilder().add("ab").add("c").key() == KeyBuilder().add("ab").add("c").key());
}

}  // namespace
}  // namespace baoku
