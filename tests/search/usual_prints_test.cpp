#include "search/usual_prints.h"

#include <catch2/catch.hpp>

#include "archives.h"
#include "base/record_file.h"
#include "base/temporary_folder.h"
#include "search/changed_corpus.h"

using namespace baoku;

namespace {

std::map<char32_t, char32_t> prints_of(const Archive& archive, RecordFile* notes) {
  const ArticleNumbers numbers(archive);
  const Folding folding;
  return usual_prints(archive, numbers, fingerprints_of(archive, numbers, 1), folding, 2, notes);
}

}  // namespace

TEST_CASE("A character is usually printed as most of the texts print it") {
  Archive archive;
  archive.entries.push_back(make_entry("一，二，三", {"四,五，臺"}));
  const std::map<char32_t, char32_t> usual = {{U',', U'，'}, {U'台', U'臺'}};
  CHECK(prints_of(archive, nullptr) == usual);
}

// What was counted of the other articles is taken from the notes.
TEST_CASE("How characters are usually printed is told anew when an article changes") {
  const TemporaryFolder folder;
  RecordFile notes(folder.path() / "made", {1, 2});
  Archive archive;
  for (int i = 0; i < 200; ++i) archive.entries.push_back(make_entry("题", {"甲，乙𠀀"}));
  CHECK(prints_of(archive, &notes) == prints_of(archive, nullptr));
  CHECK(prints_of(archive, &notes) == prints_of(archive, nullptr));
  archive.entries[150].article.blocks[0].text = std::string(300, ',');
  const std::map<char32_t, char32_t> usual = prints_of(archive, &notes);
  CHECK(usual.empty());
  CHECK(usual == prints_of(archive, nullptr));
}
