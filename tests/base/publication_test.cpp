#include "base/publication.h"

#include <string>

#include "base/parallel.h"
#include "publishing.h"
#include "temporary_folder.h"

namespace baoku {
namespace {

TEST_CASE(
    "A first publication makes the folder, with a list of its files, and leaves nothing else") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "deep/public";
  const PublicationStats stats = publish(site, kOld);
  CHECK(site_of(site) == kOld);
  CHECK(stats.files == 6);
  CHECK(stats.written == 6);
  CHECK(stats.deleted == 0);
  CHECK(parse_published_files(read_file(site / kList))->size() == 6);
  CHECK(tree_of(folder.path()).size() == 7);
  CHECK_FALSE(fs::exists(folder.path() / "deep/.public.baoku"));
}

TEST_CASE("An empty folder is published into and keeps its rights") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  fs::create_directory(site);
  fs::permissions(site, fs::perms::owner_all | fs::perms::group_all);
  publish(site, kOld);
  CHECK(site_of(site) == kOld);
  CHECK((fs::status(site).permissions() & fs::perms::all) ==
        (fs::perms::owner_all | fs::perms::group_all));
}

TEST_CASE("A later publication touches only what differs") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  publish(site, kOld);
  const ino_t inode = inode_of(site / "a/1/index.html");
  const auto time = fs::last_write_time(site / "a/1/index.html");
  Site next = kOld;
  next["a/2/index.html"] = "second, corrected";
  next["a/3/index.html"] = "third";
  next.erase("search/s1.json");
  const PublicationStats stats = publish(site, next);
  CHECK(site_of(site) == next);
  CHECK(stats.written == 2);
  CHECK(stats.deleted == 1);
  CHECK(stats.files == 6);
  CHECK(inode_of(site / "a/1/index.html") == inode);
  CHECK(fs::last_write_time(site / "a/1/index.html") == time);
  const ino_t list = inode_of(site / kList);
  CHECK(publish(site, next).written == 0);
  CHECK(inode_of(site / kList) == list);
  CHECK(tree_of(folder.path()).size() == 7);
}

TEST_CASE(
    "A file that comes piece by piece is published like any other, and only when it differs") {
  const TemporaryFolder temporary;
  const fs::path folder = temporary.path() / "site";
  const auto publish_pieces = [&](const std::vector<std::string>& pieces) {
    Publication publication(folder);
    publication.write("index.html", "x");
    const auto file = publication.begin("data/long.jsonl");
    for (const std::string& piece : pieces) file->append(piece);
    file->finish();
    return publication.publish();
  };
  CHECK(publish_pieces({"一", "二", "", "三"}).written == 2);
  CHECK(site_of(folder) == Site{{"index.html", "x"}, {"data/long.jsonl", "一二三"}});
  CHECK(publish_pieces({"一二", "三"}).written == 0);
  CHECK(publish_pieces({"一二", "四"}).written == 1);
  CHECK(site_of(folder).at("data/long.jsonl") == "一二四");
  temporary.write("site/data/long.jsonl", "edited");
  CHECK(publish_pieces({"一二", "四"}).written == 1);
  CHECK(site_of(folder).at("data/long.jsonl") == "一二四");
}

TEST_CASE("A site with a file that was begun and never finished is not published") {
  const TemporaryFolder temporary;
  const fs::path folder = temporary.path() / "site";
  Publication publication(folder);
  publication.begin("long")->append("x");
  CHECK_THROWS_AS(publication.publish(), std::logic_error);
}

TEST_CASE("Folders that deletions empty go, and a file may become a folder and a folder a file") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  publish(site, {{"a/b/c/1.html", "1"}, {"x", "file"}, {"y/deep/1.html", "1"}, {"y/2.html", "2"}});
  const Site next = {{"x/1.html", "1"}, {"y", "file"}};
  publish(site, next);
  CHECK(site_of(site) == next);
}

TEST_CASE("A published file that was edited, deleted or replaced by a link is restored") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  publish(site, kOld);
  folder.write("public/a/1/index.html", "FIRST assets/a1.css");
  fs::remove(site / "index.html");
  fs::remove(site / "assets/a1.css");
  fs::create_symlink("/etc/hostname", site / "assets/a1.css");
  const PublicationStats stats = publish(site, kOld);
  CHECK(site_of(site) == kOld);
  CHECK(stats.written == 3);
}

TEST_CASE("Foreign files survive, and an edited file that is no longer published stays") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  folder.write("public/CNAME", "example.org");
  folder.write("public/a/photo.jpg", "photo");
  publish(site, kOld);
  folder.write("public/a/2/notes.txt", "mine");
  folder.write("public/a/1/index.html", "edited by hand");
  const PublicationStats stats = publish(site, {{"index.html", "alone"}});
  CHECK(site_of(site) == Site{{"CNAME", "example.org"},
                              {"a/1/index.html", "edited by hand"},
                              {"a/2/notes.txt", "mine"},
                              {"a/photo.jpg", "photo"},
                              {"index.html", "alone"}});
  CHECK(stats.kept == std::vector<std::string>{"a/1/index.html"});
  CHECK(stats.deleted == 4);
}

TEST_CASE("Foreign files in the way stop a publication, and nothing changes") {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  const fs::path site = folder.path() / "public";
  folder.write("public/index.html", "mine");
  folder.write("public/a/1", "a file where a folder must be");
  folder.write("public/assets/a1.css/x", "a folder where a file must be");
  folder.write("public/CNAME", "example.org");
  fs::create_directory_symlink(elsewhere.path(), site / "search");
  const Site before = tree_of(folder.path());
  CHECK(error_of([&] { publish(site, kOld); }) ==
        "cannot publish into " + site.string() +
            ": files that baoku did not write are in the way: a/1, assets/a1.css, index.html, "
            "search (the folder has no sound .baoku-files, the list of published files); move them "
            "away or choose another output folder");
  CHECK(tree_of(folder.path()) == before);
  CHECK(fs::is_empty(elsewhere.path()));
}

TEST_CASE("When the list of files is lost, equal files are taken for ours again") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  publish(site, kOld);
  fs::remove(site / kList);
  CHECK(publish(site, kOld).written == 0);
  folder.write("public/" + kList, "baoku files 1\ntorn");
  CHECK(publish(site, kOld).written == 0);
  Site next = kOld;
  next.erase("a/2/index.html");
  publish(site, next);
  CHECK(site_of(site) == next);
}

TEST_CASE("Without publish the folder stays as it was") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  { Publication(site).write("index.html", "x"); }
  CHECK(tree_of(folder.path()).empty());
  publish(site, kOld);
  const Site before = tree_of(folder.path());
  { Publication(site).write("index.html", "x"); }
  CHECK(tree_of(folder.path()) == before);
}

TEST_CASE("Files written by several threads are published as by one") {
  const TemporaryFolder folder;
  const auto write_all = [](Publication& publication, unsigned jobs, std::size_t version) {
    parallel_for(2000, jobs, [&](std::size_t i) {
      const std::string path =
          std::to_string(i % 37) + "/" + std::to_string(i % 7) + "/" + std::to_string(i);
      publication.write(path, std::to_string(i % 100 == 0 ? i + version : i));
    });
    return publication.publish();
  };
  for (std::size_t version = 0; version < 3; ++version) {
    Publication one(folder.path() / "one");
    Publication many(folder.path() / "many");
    CHECK(write_all(one, 1, version).written == write_all(many, 8, version).written);
    CHECK(tree_of(folder.path() / "one") == tree_of(folder.path() / "many"));
  }
}

}  // namespace
}  // namespace baoku
