// Pages are kept from build to build under keys of what they are made from. A key that forgets
// something would leave an old page in a new site, so archives that differ in anything that can be
// thought of are compared here: pages of equal keys must be equal to the byte.
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "archive/digests.h"
#include "archive/shared_pages.h"
#include "archive_builder.h"
#include "base/output.h"

namespace baoku {
namespace {

struct Written {
  std::string bytes;
  RecordKey key;  // zero: none
};

class KeyedOutput : public Output {
 public:
  void write(std::string_view path, std::string_view bytes) override {
    write_made(path, bytes, {});
  }
  void write_made(std::string_view path, std::string_view bytes, const RecordKey& key) override {
    const std::lock_guard lock(mutex_);
    files[std::string(path)] = {std::string(bytes), key};
  }

  std::map<std::string, Written> files;

 private:
  std::mutex mutex_;
};

std::map<std::string, Written> pages_of(Archive archive, std::size_t min_mentions) {
  share_pages(archive, min_mentions);
  const Digests digests(archive, 2);
  WebConfig config = sample_config();
  config.base_url = "https://example.org/";
  config.more_languages = {"en"};
  config.digests = &digests;
  Diagnostics diagnostics;
  const Site site(archive, config, diagnostics);
  REQUIRE(diagnostics.errors() == 0);
  KeyedOutput output;
  site.write(output);
  return std::move(output.files);
}

constexpr const char* kNames[] = {"卓一鸣", "陆青禾", "罗闻笛", "李凯",   "李锴",
                                  "何守田", "王军",   "帖姣",   "司马光", "John Smith"};
constexpr const char* kRoles[] = {"市长", "副市长", "民政局局长", "石桥村村民"};
constexpr const char* kSections[] = {"", "民生", "新闻1+1"};

class Editor {
 public:
  explicit Editor(unsigned seed) : random_(seed) {}

  std::size_t pick(std::size_t below) { return random_() % below; }
  std::string number() { return std::to_string(pick(1000)); }

  // A story whose words, people and places meet those of others now and then.
  void add_story(ArchiveBuilder& builder, const Date& date) {
    const std::string name = kNames[pick(std::size(kNames))];
    const std::string role = kRoles[pick(std::size(kRoles))];
    const std::string place = "在永安" + std::to_string(pick(6)) + "社区，";
    Article& article = builder.article(
        "第" + number() + "号渡口", date,
        {place + role + name + "说，“清风行动" + std::string(pick(3), 'x') + "”开始了。",
         "灯要亮到第" + number() + "班船。" + name + "到场。"});
    article.section = kSections[pick(std::size(kSections))];
    builder.names(name, {role});
    if (pick(3) == 0) builder.written_by(kNames[pick(std::size(kNames))]);
  }

  void add_sheets(ArchiveBuilder& builder, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const Date date = day(2019 + static_cast<int>(pick(2)), 1 + static_cast<unsigned>(pick(3)),
                            1 + static_cast<unsigned>(pick(28)));
      builder.sheet(pick(3) == 0 ? "柳河日报" : "云渡时报", static_cast<int>(pick(5)), date,
                    "第" + number() + "行\n第二行\n");
      for (std::size_t k = pick(4) + 1; k > 0; --k) {
        add_story(builder, pick(9) == 0 ? Date{} : pick(9) == 0 ? day(0, 1, 5) : date);
      }
    }
  }

  Entry& some_entry(Archive& archive) { return archive.entries[pick(archive.entries.size())]; }
  Sheet& some_sheet(Archive& archive) { return archive.sheets[pick(archive.sheets.size())].sheet; }
  Person& some_person(Archive& archive) { return archive.people[pick(archive.people.size())]; }

  // Changes one thing that pages may show.
  void change(Archive& archive) {
    const std::vector<std::function<void()>> changes = {
        [&] { some_entry(archive).article.title = "改" + number(); },
        [&] { some_entry(archive).article.title.clear(); },
        [&] { some_entry(archive).article.kicker = "引" + number(); },
        [&] { some_entry(archive).article.subtitle = "副" + number(); },
        [&] { some_entry(archive).article.section = kSections[pick(std::size(kSections))]; },
        [&] { some_entry(archive).article.dateline = "本报讯" + number(); },
        [&] { some_entry(archive).article.blocks.back().text += "又及" + number() + "。"; },
        [&] { some_entry(archive).article.blocks.front().text += "“满江红" + number() + "”"; },
        [&] { some_entry(archive).article.blocks.front().kind = Block::Kind::subhead; },
        [&] { some_entry(archive).article.byline.others.push_back("文/图" + number()); },
        [&] { some_entry(archive).article.confidence = 0.1 * static_cast<double>(pick(10)); },
        [&] { some_entry(archive).article.date.basis = DateBasis::inferred; },
        [&] {
          some_entry(archive).article.body_lines = {1, 1 + pick(2)};
        },
        [&] {
          some_entry(archive).article.corrections.push_back(
              {Correction::Of::title, "原" + number(), "今"});
        },
        [&] {
          for (NamedPerson& person : some_entry(archive).article.people) {
            person.roles = {"校长" + number()};
          }
        },
        [&] { some_person(archive).name = "改名" + number(); },
        [&] { some_person(archive).pinyin = "Gǎi " + number(); },
        [&] { some_person(archive).description = "记者" + number(); },
        [&] { some_person(archive).path = "people/x" + number() + "/"; },
        [&] {
          some_person(archive).other_names.push_back({"又名" + number(), {}});
        },
        [&] {
          some_person(archive).links.push_back({{}, "https://example.org/" + number()});
        },
        [&] { some_person(archive).sort_key = "zz" + number(); },
        [&] { some_sheet(archive).newspaper = "新报" + number(); },
        [&] { some_sheet(archive).number = static_cast<int>(pick(20)); },
        [&] { some_sheet(archive).series = "B"; },
        [&] { some_sheet(archive).stem = "春茶专版" + number(); },
        [&] {
          Sheet& sheet = some_sheet(archive);
          sheet.source = Source(sheet.source.path(), sheet.source.text() + number() + "\n");
        },
        [&] {
          Sheet& sheet = some_sheet(archive);
          sheet.source = Source("content/other" + number() + ".txt", sheet.source.text());
        },
    };
    changes[pick(changes.size())]();
  }

 private:
  std::mt19937 random_;
};

// Returns how many pages have the same key in both.
std::size_t check_keys(const std::map<std::string, Written>& before,
                       const std::map<std::string, Written>& after) {
  std::size_t same = 0;
  for (const auto& [path, now] : after) {
    const auto then = before.find(path);
    if (then == before.end() || now.key == RecordKey{} || then->second.key != now.key) continue;
    ++same;
    if (then->second.bytes == now.bytes) continue;
    INFO(path);
    CHECK(then->second.bytes == now.bytes);
  }
  return same;
}

TEST_CASE("pages with the same key are the same, whatever has changed in the archive") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    const std::size_t min_mentions = seed % 3 == 0 ? 4 : 0;
    Editor editor(seed);
    ArchiveBuilder builder;
    editor.add_sheets(builder, 24);
    const Archive archive = builder.finish();
    const auto before = pages_of(archive, min_mentions);
    if (seed % 4 == 0) {  // the same with something in between, at any date
      Editor again(seed);
      ArchiveBuilder larger;
      again.add_sheets(larger, 25);
      CHECK(check_keys(before, pages_of(larger.finish(), min_mentions)) > 20);
      continue;
    }
    Archive changed = archive;
    editor.change(changed);
    const auto after = pages_of(changed, min_mentions);
    CHECK(check_keys(before, after) > after.size() / 4);
  }
}

TEST_CASE("what most pages are made from is known, and the words of all pages are part of it") {
  Editor editor(1);
  ArchiveBuilder builder;
  editor.add_sheets(builder, 8);
  const auto pages = pages_of(builder.finish(), 0);
  for (const auto& [path, page] : pages) {
    const bool is_of_many = path.starts_with("articles/") || path.starts_with("sheets/") ||
                            path.starts_with("people/w") || path.starts_with("dates/2");
    if (!is_of_many) continue;
    INFO(path);
    CHECK(page.key != RecordKey{});
    const auto other = pages.find("en/" + path);
    if (other != pages.end()) CHECK(other->second.key != page.key);
  }
}

}  // namespace
}  // namespace baoku
