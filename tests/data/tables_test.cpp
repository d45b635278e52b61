#include "data/tables.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <utility>

#include "archive/arrange.h"
#include "base/files.h"
#include "base/known_files.h"
#include "base/publication.h"
#include "base/record_file.h"
#include "base/sha256.h"
#include "base/temporary_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

class Files : public Output {
 public:
  void write(std::string_view path, std::string_view bytes) override {
    all[std::string(path)] = bytes;
  }
  std::map<std::string, std::string> all;
};

Archive small_archive() {
  Sheet sheet;
  sheet.stem = "2021/01-25/02";
  sheet.source = Source("content/2021/01-25/02.txt", "原文\n");
  sheet.newspaper = "云渡时报";
  sheet.number = 2;
  sheet.date = {2021, 1, 25, DateBasis::given, "2021/01-25"};
  Article article;
  article.title = "石桥“通车”, 两岸 <b>";
  article.dateline = "本报讯";
  Block block;
  block.text = "昨天上午，石桥通车。";
  article.blocks = {block, block};
  article.byline.reporters = {"戚明远"};
  article.date = sheet.date;
  article.body_lines = {3, 9};
  article.confidence = 0.9312;
  NamedPerson person;
  person.name = "王\"新\",亭";
  person.roles = {"局长", "党组书记"};
  NamedPerson author;
  author.name = "戚明远";
  author.as = NamedPerson::As::author;
  article.people = {person, author};
  sheet.articles = {article};
  Diagnostics diagnostics;
  return arrange({sheet}, 1, diagnostics);
}

TEST_CASE("articles.jsonl holds everything that is known of an article") {
  const Archive archive = small_archive();
  Files files;
  write_tables(archive, Digests(archive, 1), 1, nullptr, files);
  const std::string& lines = files.all.at("data/articles.jsonl");
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 1);
  const nlohmann::json article = nlohmann::json::parse(lines);
  CHECK(article["id"] == archive.entries[0].id);
  CHECK(article["path"] == archive.entries[0].path);
  CHECK(article["source"] == "content/2021/01-25/02.txt");
  CHECK(article["newspaper"] == "云渡时报");
  CHECK(article["sheet"] == 2);
  CHECK(article["date"] == "2021-01-25");
  CHECK(article["date_basis"] == "given");
  CHECK(article["title"] == "石桥“通车”, 两岸 <b>");
  CHECK(article["text"] == "昨天上午，石桥通车。\n昨天上午，石桥通车。");
  CHECK(article["reporters"] == nlohmann::json({"戚明远"}));
  CHECK(article["people"][0]["roles"] == nlohmann::json({"局长", "党组书记"}));
  CHECK(article["lines"] == nlohmann::json({3, 9}));
  CHECK(article["confidence"] == 0.931);
}

TEST_CASE("the CSV tables quote what RFC 4180 says must be quoted") {
  const Archive archive = small_archive();
  Files files;
  write_tables(archive, Digests(archive, 1), 1, nullptr, files);
  const std::string& people = files.all.at("data/people.csv");
  CHECK(people.starts_with(
      "name,pinyin,path,articles,as_subject,as_author,first_date,last_date\r\n"));
  CHECK(people.find("\"王\"\"新\"\",亭\",") != std::string::npos);
  CHECK(people.find("戚明远,Qī Míngyuǎn,people/qi-ming-yuan/,1,0,1,2021-01-25,2021-01-25\r\n") !=
        std::string::npos);
  const std::string& mentions = files.all.at("data/mentions.csv");
  CHECK(mentions.find(",2021-01-25,subject,局长；党组书记,1.000\r\n") != std::string::npos);
}

TEST_CASE("tables do not depend on the number of threads") {
  std::vector<Sheet> sheets;
  for (int i = 0; i < 2500; ++i) {
    Sheet sheet;
    sheet.stem = std::to_string(i);
    sheet.source = Source("content/" + sheet.stem + ".txt", "");
    Article article;
    article.title = sheet.stem;
    sheet.articles = {article};
    sheets.push_back(sheet);
  }
  Diagnostics diagnostics;
  const Archive archive = arrange(sheets, 1, diagnostics);
  Files one;
  write_tables(archive, Digests(archive, 1), 1, nullptr, one);
  Files four;
  write_tables(archive, Digests(archive, 1), 4, nullptr, four);
  CHECK(one.all == four.all);
}

TEST_CASE("of a table of several files, those that hold the same rows are kept as they are") {
  const TemporaryFolder folder;
  const RecordKey program{1, 2};
  std::vector<Sheet> sheets;
  for (int i = 0; i < 1500; ++i) {
    Sheet sheet;
    sheet.stem = std::to_string(1000 + i);
    sheet.source = Source("content/" + sheet.stem + ".txt", "");
    Article article;
    article.title = "第" + sheet.stem + "号渡口";
    article.slug = sheet.stem;
    sheet.articles = {article};
    sheets.push_back(sheet);
  }
  // Publishes the tables and returns how many files were written.
  const auto publish = [&](const fs::path& site) {
    Diagnostics diagnostics;
    const Archive archive = arrange(sheets, 1, diagnostics);
    RecordFile kept(site.string() + "-tables", program);
    Publication publication(site, {},
                            std::make_unique<KnownFiles>(site.string() + "-known", program));
    write_tables(archive, Digests(archive, 2), 2, &kept, publication, 40'000);
    return publication.publish().written;
  };
  const fs::path site = folder.path() / "site";
  CHECK(publish(site) > 12);
  CHECK(publish(site) == 0);
  std::mt19937 random(1);
  int few = 0;
  for (int round = 0; round < 12; ++round) {
    INFO("round " << round);
    std::string& title = sheets[random() % sheets.size()].articles.front().title;
    title = round % 3 == 0 ? title + "又及" : "改" + title.substr(3);
    // The two tables of articles, the manifest and the sums; once in a while a cut moves.
    if (publish(site) <= 4) ++few;
    const fs::path fresh = folder.path() / ("fresh" + std::to_string(round));
    publish(fresh);
    for (const auto& file : fs::directory_iterator(fresh / "data")) {
      INFO(file.path().string());
      CHECK(read_file(file.path()) == read_file(site / "data" / file.path().filename()));
    }
  }
  CHECK(few >= 6);
}

TEST_CASE(
    "other words of an article leave the tables of people as they are, another office does not") {
  const TemporaryFolder folder;
  const RecordKey program{1, 2};
  Archive archive = small_archive();
  const auto write_all = [&] {
    RecordFile kept(folder.path() / "tables", program);
    Publication publication(folder.path() / "site", {},
                            std::make_unique<KnownFiles>(folder.path() / "known", program));
    const Digests digests(archive, 1);
    write_tables(archive, digests, 1, &kept, publication);
    publication.publish();
    return std::pair(digests.person(0), digests.mentions(0));
  };
  const auto [person, mentions] = write_all();
  Article& article = archive.entries[0].article;
  article.title += "又及";
  article.facts = {};
  const auto [person_then, mentions_then] = write_all();
  CHECK(person_then != person);
  CHECK(mentions_then == mentions);
  article.people[0].roles.push_back("顾问");
  CHECK(write_all().second != mentions);
  const std::string table = read_file(folder.path() / "site/data/mentions.csv");
  CHECK(table.find("局长；党组书记；顾问") != std::string::npos);
}

TEST_CASE("the manifest tells size, rows and hash of every table") {
  Files files;
  write_tables(small_archive(), Digests(small_archive(), 1), 1, nullptr, files);
  const auto manifest = nlohmann::json::parse(files.all.at("data/manifest.json"));
  REQUIRE(manifest["files"].size() == 4);
  for (const auto& file : manifest["files"]) {
    const std::string path = file["path"];
    const std::string& bytes = files.all.at("data/" + path);
    INFO(path);
    CHECK(file["bytes"] == bytes.size());
    Sha256 hash;
    hash.append(bytes);
    const std::string hex = hash.hex();
    CHECK(file["sha256"] == hex);
    CHECK(files.all.at("data/SHA256SUMS").find(hex + "  " + path + "\n") != std::string::npos);
    CHECK(files.all.at("data/README.md").find("## " + path) != std::string::npos);
  }
  CHECK(manifest["files"][0]["rows"] == 1);
  CHECK(files.all.at("data/articles.csv").find("\r\n") != std::string::npos);
}

}  // namespace
}  // namespace baoku
