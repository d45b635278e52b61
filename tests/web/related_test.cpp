#include "web/related.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "archive_builder.h"

using namespace baoku;

namespace {

std::vector<std::string> names(const std::string& text) {
  std::vector<std::string> out;
  for (const NamedThing& thing : named_things(text)) {
    out.push_back(text.substr(thing.begin, thing.end - thing.begin));
  }
  return out;
}

}  // namespace

TEST_CASE("a text names what stands in quotes and what ends like a place") {
  CHECK(names("在永安社区，“清风行动”开始了。") ==
        std::vector<std::string>{"永安社区", "清风行动"});
  CHECK(names("《石鹭桥大修记》首发") == std::vector<std::string>{"石鹭桥大修记"});
}

TEST_CASE("words that only look like a place or a name are none") {
  CHECK(names("新的思路，走进了村，“好”，“他说：不行。”").empty());
  CHECK(names("“没有右引号").empty());
}

TEST_CASE("articles that share a rare person, title or place are related, and say why") {
  ArchiveBuilder builder;
  for (int i = 0; i < 60; ++i) {
    builder.sheet("报", i + 1, day(2020, 1, 1 + static_cast<unsigned>(i % 28)));
    std::string text = "市长王军讲话。";
    if (i == 10 || i == 40) text += "“清风行动”在永安社区开展，何守田到场。";
    builder.article("题" + std::to_string(i), day(2020, 1, 1 + static_cast<unsigned>(i % 28)),
                    {text});
    builder.names("王军");
    if (i == 10 || i == 40) builder.names("何守田");
  }
  const Archive archive = builder.finish();
  const Related related(archive, 2);
  std::size_t with_matches = 0;
  for (ArticleIndex i = 0; i < archive.entries.size(); ++i) {
    const std::vector<RelatedArticle> found = related.of(i, 4);
    const std::string& title = archive.entries[i].article.title;
    INFO(title);
    if (title != "题10" && title != "题40") {
      CHECK(found.empty());  // 王军 is in all of them, and tells nothing
      continue;
    }
    ++with_matches;
    REQUIRE(found.size() == 1);
    CHECK(archive.entries[found[0].article].article.title == (title == "题10" ? "题40" : "题10"));
    REQUIRE(found[0].reasons.size() == 3);
    std::vector<std::string> reasons;
    for (const RelatedReason& reason : found[0].reasons) {
      reasons.push_back(reason.is_person ? archive.people[reason.person].name : reason.words);
    }
    std::sort(reasons.begin(), reasons.end());
    CHECK(reasons == std::vector<std::string>{"何守田", "永安社区", "清风行动"});
  }
  CHECK(with_matches == 2);
}

TEST_CASE("articles of one sheet are neighbours already, not related ones") {
  ArchiveBuilder builder;
  builder.sheet("报", 1, day(2020, 1, 1));
  builder.article("甲", day(2020, 1, 1), {"“清风行动”开始。"});
  builder.article("乙", day(2020, 1, 1), {"“清风行动”继续。"});
  const Archive archive = builder.finish();
  const Related related(archive, 1);
  CHECK(related.of(0, 4).empty());
  CHECK(related.of(1, 4).empty());
}
