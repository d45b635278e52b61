#include "base/publication.h"

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <csignal>
#include <map>
#include <random>
#include <string>
#include <system_error>

#include "base/files.h"
#include "base/parallel.h"
#include "base/publish_journal.h"
#include "base/published_files.h"
#include "temporary_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

using Site = std::map<std::string, std::string>;  // path -> bytes

const std::string kList(kPublishedListName);

PublicationStats publish(const fs::path& folder, const Site& site, Publication::Hook hook = {}) {
  Publication publication(folder, std::move(hook));
  for (const auto& [path, bytes] : site) publication.write(path, bytes);
  return publication.publish();
}

// Every file below the folder; folders without files show as "name/".
Site tree_of(const fs::path& folder) {
  Site tree;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().lexically_relative(folder).string();
    if (entry.is_symlink()) {
      tree[path] = "-> " + fs::read_symlink(entry.path()).string();
    } else if (entry.is_directory()) {
      if (fs::is_empty(entry.path())) tree[path + "/"] = "";
    } else {
      tree[path] = read_file(entry.path());
    }
  }
  return tree;
}

Site site_of(const fs::path& folder) {
  Site tree = tree_of(folder);
  tree.erase(kList);
  return tree;
}

std::string error_of(const std::function<void()>& deed) {
  try {
    deed();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "no error";
}

ino_t inode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_ino;
}

const Site kOld = {
    {"index.html", "old: assets/a1.css a/1/"},  {"a/1/index.html", "first assets/a1.css"},
    {"a/2/index.html", "second assets/a1.css"}, {"assets/a1.css", "css"},
    {"search/manifest.json", "search/s1.json"}, {"search/s1.json", "[]"}};

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

TEST_CASE("Paths that leave the folder, or that name the publishing itself, are refused") {
  const TemporaryFolder folder;
  Publication publication(folder.path() / "public");
  for (const char* path : {"", "/", "/etc/passwd", "../x", "a/../../x", "a//b", "a/", "./a", "a/.",
                           ".baoku-files", ".BAOKU-files", ".baoku-state/x", "a\nb", "a\xFF"}) {
    CHECK_THROWS_AS(publication.write(path, "x"), std::logic_error);
  }
  CHECK_THROWS_AS(publication.write("a/" + std::string(256, 'x'), "x"), std::logic_error);
  CHECK(error_of([&] { publication.write("a/../b", "x"); }) ==
        "\"a/../b\" cannot be published: its path has a part \"..\"");
  publication.write("...", "x");
  publication.write("a/.baoku-files", "x");
  publication.publish();
  CHECK(site_of(folder.path() / "public") == Site{{"...", "x"}, {"a/.baoku-files", "x"}});
}

TEST_CASE("A path written twice, or as file and folder, is our mistake") {
  const TemporaryFolder folder;
  for (const char* name : {"first", "first"}) {
    Publication publication(folder.path() / name);
    publication.write("a/b", "x");
    CHECK(error_of([&] { publication.write("a/b", "x"); }) == "\"a/b\" is written twice");
    CHECK(error_of([&] { publication.write("a", "x"); }) == "\"a\" is both a file and a folder");
    CHECK(error_of([&] { publication.write("a/b/c", "x"); }) ==
          "\"a/b\" is both a file and a folder");
  }
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

TEST_CASE("Two builds into one folder do not mix: the second is told to wait") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  for (int round = 0; round < 2; ++round) {
    Publication first(site);
    CHECK(error_of([&] { Publication second(site); }) ==
          "another build is publishing into " + site.string() + "; wait until it has ended");
    first.write("index.html", "x");
    first.publish();
    CHECK(error_of([&] { Publication second(site); }) == "no error");
  }
}

TEST_CASE("A link to the output folder stays a link") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "disk/real");
  fs::create_directory_symlink("disk/real", folder.path() / "public");
  publish(folder.path() / "public", kOld);
  publish(folder.path() / "public/", {{"index.html", "x"}});
  CHECK(fs::is_symlink(folder.path() / "public"));
  CHECK(site_of(folder.path() / "disk/real") == Site{{"index.html", "x"}});
}

TEST_CASE("An output folder that is a file or a dangling link is refused") {
  const TemporaryFolder folder;
  const fs::path file = folder.write("file", "x");
  CHECK(error_of([&] { Publication publication(file); }) ==
        "the output folder " + file.string() + " is a file");
  fs::create_symlink("nowhere", folder.path() / "link");
  CHECK(error_of([&] { Publication publication(folder.path() / "link"); }) ==
        "the output folder " + (folder.path() / "link").string() + " is a link that leads nowhere");
  CHECK(error_of([&] { Publication publication(file / "public"); }).find("Not a directory") !=
        std::string::npos);
}

TEST_CASE("The output folder must stand apart from the sources") {
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  fs::create_directories(root / "content");
  fs::create_directory_symlink("content", root / "link");
  CHECK(error_of([&] { require_apart(root / "public", root / "content"); }) == "no error");
  CHECK(error_of([&] { require_apart(root / "content-public", root / "content"); }) == "no error");
  CHECK(error_of([&] { require_apart(root / "content/public", root / "content/"); }) ==
        "the output folder " + (root / "content/public").string() + " lies inside " +
            (root / "content/").string() + ", which the site is made from");
  CHECK(error_of([&] { require_apart(root, root / "content"); }).find(" holds ") !=
        std::string::npos);
  CHECK(error_of([&] { require_apart(root / "link/x", root / "content"); }).find(" lies inside ") !=
        std::string::npos);
  CHECK(error_of([&] { require_apart(root / "x/../content", root / "content"); }).find(" is ") !=
        std::string::npos);
  // An archive of the site stands beside it.
  CHECK(error_of([&] { require_outside(root / "site.zip", root / "public"); }) == "no error");
  CHECK(error_of([&] {
          require_outside(root / "public/site.zip", root / "public");
        }).find("would lie inside the site") != std::string::npos);
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

TEST_CASE("The list of files and the journal read back what they wrote, and nothing torn") {
  const PublishedFiles files = {{"a b/版.html", file_facts("x")}, {"z", file_facts("")}};
  const std::string list = format_published_files(files);
  CHECK(parse_published_files(list) == files);
  const PublishJournal journal{
      "-", "abc", {{1, "a b/版.html", "0"}, {3, "end c", ""}, {12, "- x", "1"}}};
  const std::string text = format_journal(journal);
  CHECK(parse_journal(text) == journal);
  for (std::size_t size = 0; size < list.size(); ++size)
    CHECK_FALSE(parse_published_files(list.substr(0, size)));
  for (std::size_t size = 0; size < text.size(); ++size)
    CHECK_FALSE(parse_journal(text.substr(0, size)));
  CHECK_FALSE(parse_journal(text + text));
}

// --- Killed and failing publications ---

// Runs `deed` in a process of its own, which dies before its change number `last` (from 0) of the
// file system. Returns false when it came to its end before.
bool dies_at(std::size_t last, const std::function<void(Publication::Hook)>& deed) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::atomic<std::size_t> changes = 0;
    try {
      deed([&] {
        if (changes++ == last) raise(SIGKILL);
      });
    } catch (...) {
      _exit(2);
    }
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  if (WIFSIGNALED(status)) return true;
  REQUIRE(WEXITSTATUS(status) == 0);
  return false;
}

// A random version of a site: pages that name assets by hash and each other, an index that names
// shards, feeds. `number` keeps the bytes of two versions apart.
Site random_site(std::mt19937& random, int number) {
  Site site;
  std::vector<std::string> assets;
  for (int i = 0; i < 2; ++i) {
    const std::string path = "assets/style-" + std::to_string(random() % 4) + ".css";
    site[path] = "css of " + path;
    assets.push_back(path);
  }
  std::string index;
  const int pages = 1 + static_cast<int>(random() % 4);
  for (int i = 0; i < pages; ++i) {
    const std::string path = "a/" + std::to_string(random() % 6) + "/index.html";
    const bool is_common = random() % 2 == 0;
    site[path] = assets[random() % 2] + " " + (is_common ? "" : std::to_string(number));
    index += path + " ";
  }
  site["index.html"] = index + assets[0];
  std::string shards;
  for (int i = 0; i < 2; ++i) {
    const std::string path = "search/shard-" + std::to_string(random() % 4) + ".json";
    site[path] = "shard";
    shards += path + " ";
  }
  site["search/manifest.json"] = shards;
  if (random() % 2 == 0) site["feed.xml"] = index;
  return site;
}

// What readers need: each file is wholly the old or the new one, no page that both have is missing,
// and whatever a served file names is served.
void check_serves(const Site& served, const Site& before, const Site& after) {
  for (const auto& [path, bytes] : served) {
    INFO(path);
    if (path.ends_with('/')) continue;  // an empty folder on its way in or out
    const bool is_old = before.contains(path) && before.at(path) == bytes;
    const bool is_new = after.contains(path) && after.at(path) == bytes;
    CHECK((is_old || is_new));
    std::string names = bytes;
    for (std::size_t at = 0; at < names.size();) {
      const std::size_t end = std::min(names.find(' ', at), names.size());
      const std::string name = names.substr(at, end - at);
      if (name.find('/') != name.npos) CHECK(served.contains(name));
      at = end + 1;
    }
  }
  for (const auto& [path, bytes] : before) {
    if (after.contains(path)) CHECK(served.contains(path));
  }
}

TEST_CASE("Killed at any step, a publication leaves a working site and the next one completes") {
  std::mt19937 random(20210125);
  std::size_t kills = 0;
  for (int round = 0; round < 8; ++round) {
    const TemporaryFolder folder(fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path());
    const fs::path site = folder.path() / "public";
    const fs::path fresh = folder.path() / "fresh";
    const Site before = random_site(random, 1);
    const Site after = random_site(random, 2);
    const bool is_first = round % 4 == 0;
    publish(fresh, after);
    const Site whole = tree_of(fresh);
    for (std::size_t step = 0;; ++step) {
      fs::remove_all(site);
      fs::remove_all(folder.path() / ".public.baoku");
      if (!is_first) {
        publish(site, before);
        folder.write("public/CNAME", "foreign");
      }
      const bool died = dies_at(step, [&](Publication::Hook hook) { publish(site, after, hook); });
      INFO("round " << round << ", killed at step " << step);
      if (is_first) {
        if (fs::exists(site)) CHECK(tree_of(site) == whole);
      } else {
        Site served = site_of(site);
        CHECK(served.erase("CNAME") == 1);
        check_serves(served, before, after);
      }
      // A killed publication is finished or undone by merely opening the folder again, also when
      // that is killed in its turn.
      if (died && step % 3 == 0) {
        dies_at(step % 7, [&](Publication::Hook hook) { Publication publication(site, hook); });
        { Publication publication(site); }
        CHECK_FALSE(fs::exists(folder.path() / ".public.baoku"));
        Site served = fs::exists(site) ? site_of(site) : Site();
        served.erase("CNAME");
        CHECK((served == before || served == after || (is_first && served.empty())));
      }
      publish(site, after);
      Site now = tree_of(site);
      now.erase("CNAME");
      CHECK(now == whole);
      CHECK_FALSE(fs::exists(folder.path() / ".public.baoku"));
      if (!died) break;
      ++kills;
    }
  }
  CHECK(kills > 200);
}

TEST_CASE("Killed while many files are moved at once, a publication is finished by the next") {
  const TemporaryFolder folder(fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path());
  const fs::path site = folder.path() / "public";
  Site before;
  Site after;
  for (int i = 0; i < 200; ++i) {
    before["a/" + std::to_string(i) + "/index.html"] = "old";
    after["a/" + std::to_string(i + 100) + "/index.html"] = "new";
  }
  for (const std::size_t step : {0, 300, 601, 650, 700, 800, 900, 950, 1000, 1050, 1100, 1150}) {
    fs::remove_all(site);
    publish(site, before);
    dies_at(step, [&](Publication::Hook hook) { publish(site, after, hook); });
    INFO(step);
    check_serves(site_of(site), before, after);
    { Publication publication(site); }
    const Site now = site_of(site);
    CHECK((now == before || now == after));
    publish(site, after);
    CHECK(site_of(site) == after);
  }
}

TEST_CASE("A change that fails at any step throws, and the next publication completes") {
  std::mt19937 random(7);
  for (int round = 0; round < 6; ++round) {
    const TemporaryFolder folder(fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path());
    const fs::path site = folder.path() / "public";
    const Site before = random_site(random, 1);
    const Site after = random_site(random, 2);
    bool failed = true;
    for (std::size_t step = 0; failed; ++step) {
      fs::remove_all(site);
      publish(site, before);
      std::size_t changes = 0;
      failed = false;
      try {
        publish(site, after, [&] {
          // The disk stays full until the build gives up; cleaning up still works then.
          if (changes++ == step) throw std::system_error(ENOSPC, std::generic_category());
        });
      } catch (const std::system_error&) {
        failed = true;
      }
      INFO("round " << round << ", failed at step " << step);
      check_serves(site_of(site), before, after);
      publish(site, after);
      CHECK(site_of(site) == after);
      CHECK_FALSE(fs::exists(folder.path() / ".public.baoku"));
    }
  }
}

TEST_CASE("After a failed write nothing can be published") {
  const TemporaryFolder folder;
  int changes = 0;
  Publication publication(folder.path() / "public", [&] {
    if (++changes == 6) throw std::system_error(ENOSPC, std::generic_category());
  });
  bool failed = false;
  for (int i = 0; i < 6 && !failed; ++i) {
    failed = error_of([&] { publication.write(std::to_string(i), "x"); }) != "no error";
  }
  REQUIRE(failed);
  CHECK_THROWS_AS(publication.publish(), std::logic_error);
}

TEST_CASE("A journal is not carried out in another folder of the same name") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  publish(site, kOld);
  const Site after = {{"index.html", "new"}, {"new/index.html", "new"}};
  std::size_t step = 0;
  const auto has_journal = [&] { return fs::exists(folder.path() / ".public.baoku/journal"); };
  while (!has_journal()) {
    REQUIRE(dies_at(step++, [&](Publication::Hook hook) { publish(site, after, hook); }));
  }
  fs::remove_all(site);
  folder.write("public/index.html", "of somebody else");
  { Publication publication(site); }
  CHECK(site_of(site) == Site{{"index.html", "of somebody else"}});
  CHECK_FALSE(fs::exists(folder.path() / ".public.baoku"));
}

TEST_CASE("When files grow too large for the system, the old site stands and the message says so") {
  const TemporaryFolder folder;
  const fs::path site = folder.path() / "public";
  publish(site, kOld);
  const Site before = tree_of(folder.path());
  struct rlimit old_limit {};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &old_limit) == 0);
  const auto old_signal = std::signal(SIGXFSZ, SIG_IGN);
  struct rlimit small = old_limit;
  small.rlim_cur = 10'000;
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  Site large = kOld;
  large["a/2/index.html"] = std::string(20'000, 'x');
  const std::string error = error_of([&] { publish(site, large); });
  setrlimit(RLIMIT_FSIZE, &old_limit);
  std::signal(SIGXFSZ, old_signal);
  CHECK(error == "cannot write " + site.string() + "/a/2/index.html: File too large");
  CHECK(tree_of(folder.path()) == before);
}

TEST_CASE("A full disk leaves the old site, and nothing of the new one") {
  const TemporaryFolder folder;
  if (geteuid() != 0 || mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=256k") != 0) {
    WARN("no tmpfs can be mounted here: the full disk is not tested");
    return;
  }
  const fs::path site = folder.path() / "public";
  publish(site, kOld);
  const Site before = tree_of(folder.path());
  Site large = kOld;
  for (int i = 0; i < 100; ++i) large["b/" + std::to_string(i) + ".html"] = std::string(8000, 'x');
  const std::string error = error_of([&] { publish(site, large); });
  CHECK(error.ends_with(".html: No space left on device"));
  CHECK(tree_of(folder.path()) == before);
  // The site's folder itself may be a mount; nothing can be renamed into it from beside it.
  const fs::path mounted = folder.path() / "mounted";
  fs::create_directory(mounted);
  REQUIRE(mount("tmpfs", mounted.c_str(), "tmpfs", 0, "size=256k") == 0);
  publish(mounted, kOld);
  CHECK(site_of(mounted) == kOld);
  CHECK(error_of([&] { publish(mounted, large); }).ends_with(".html: No space left on device"));
  CHECK(site_of(mounted) == kOld);
  CHECK(umount(mounted.c_str()) == 0);
  CHECK(umount(folder.path().c_str()) == 0);
}

}  // namespace
}  // namespace baoku
