#include "archive/digests.h"

#include <catch2/catch.hpp>

#include "archive/made_people.h"

namespace baoku {
namespace {

// An article in which 高明远 is named too weakly to stand by himself.
Article weak_article(const std::string& text) {
  Article article = naming(made_article("题", text), {"王新亭"});
  NamedPerson possible;
  possible.name = "高明远";
  possible.confidence = 0.35;
  const auto begin = static_cast<std::uint32_t>(text.find(possible.name));
  possible.spans = {{0, begin, begin + static_cast<std::uint32_t>(possible.name.size())}};
  article.possible_people.push_back(possible);
  return article;
}

// The key of the article of the sheet "1", and of who is named there first.
struct Keys {
  RecordKey article;
  RecordKey mentions;
};
Keys keys_of(std::vector<Sheet> sheets, const std::string& rules = "") {
  const Archive archive = archive_of(std::move(sheets), rules);
  const Digests digests(archive, 2);
  for (ArticleIndex i = 0; i < archive.entries.size(); ++i) {
    const Entry& entry = archive.entries[i];
    if (archive.sheets[entry.sheet].sheet.stem != "1") continue;
    return {digests.article(i), digests.mentions(entry.people.at(0))};
  }
  FAIL("there is no such article");
  return {};
}

const std::string kText = "王新亭看到高明远在堤上。";

TEST_CASE("a name that another article confirms is part of the key") {
  const Sheet weak = made_sheet("1", {weak_article(kText)});
  const Sheet sure = made_sheet("2", {naming(made_article("题", "局长高明远说。"), {"高明远"})});
  const Sheet other = made_sheet("2", {naming(made_article("题", "局长罗闻笛说。"), {"罗闻笛"})});
  const Keys alone = keys_of({weak});
  const Keys confirmed = keys_of({weak, sure});
  CHECK(keys_of({weak, other}).article == alone.article);
  CHECK(confirmed.article != alone.article);
  CHECK(confirmed.mentions != alone.mentions);  // tables tell who else is named there
}

TEST_CASE("two names that a rule gives to one person are part of the key") {
  const std::vector<Sheet> sheets = sheets_naming({{"罗闻笛", "闻舟"}});
  const std::string rule = "[[person]]\nname = \"罗闻笛\"\npen_names = [\"闻舟\"]\n";
  CHECK(keys_of(sheets).article != keys_of(sheets, rule).article);
}

TEST_CASE("words change the key of an article, but not that of where somebody is named") {
  const Keys before =
      keys_of({made_sheet("1", {naming(made_article("题", "王新亭说。"), {"王新亭"})})});
  Article changed = naming(made_article("题", "王新亭说。"), {"王新亭"});
  changed.subtitle = "副题";
  const Keys after = keys_of({made_sheet("1", {changed})});
  CHECK(before.article != after.article);
  CHECK(before.mentions == after.mentions);
  changed.people[0].roles = {"镇长"};
  CHECK(keys_of({made_sheet("1", {changed})}).mentions != after.mentions);
}

}  // namespace
}  // namespace baoku
