// Publications that are killed or fail: whatever happens, a working site stands.
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <random>
#include <string>
#include <system_error>

#include "base/publish_journal.h"
#include "publishing.h"
#include "temporary_folder.h"

namespace baoku {
namespace {

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
