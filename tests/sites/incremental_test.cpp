// Building again over what is there must give what a build from nothing gives, whatever happened to
// the sources in between; and touch nothing else.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "sites/site_folder.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

// An archive whose sources somebody works on.
class Workshop {
 public:
  explicit Workshop(unsigned seed) : random_(seed) {
    fs::create_directories(root());
    fs::copy(fs::path(BAOKU_SOURCE_DIR) / "content", root() / "content",
             fs::copy_options::recursive);
    write("site.toml", "title = \"试验\"\n");
  }

  fs::path root() const { return folder_.path() / "archive"; }
  fs::path site() const { return folder_.path() / "out/site"; }
  fs::path cache() const { return folder_.path() / "out/.site.baoku-cache"; }
  fs::path scratch() const { return folder_.path() / "scratch"; }

  // Does something that publishers do, and says what.
  std::string edit() {
    switch (pick(13)) {
      case 0:
        return add_sheet();
      case 1:
      case 2:
        return change_sheet();
      case 3:
        return delete_sheet();
      case 4:
        return rename_sheet();
      case 5:
        return correct_sheet();
      case 6:
        return write_sidecar();
      case 7:
        return write("content/people.toml", "names = [\"" + name() + "\"]\n");
      case 8:
        return write("site.toml", "title = \"试验" + std::to_string(pick(3)) +
                                      "\"\nnewspaper = \"云渡时报\"\nmin_mentions = " +
                                      std::to_string(pick(4)) + "\n");
      case 9:
        return write("templates/about.html",
                     read_file(fs::path(BAOKU_SOURCE_DIR) / "templates/about.html") + "<p>" +
                         std::to_string(pick(3)) + "</p>\n");
      case 10:
        return write("site.toml", "languages = [\"en\"]\nbase_url = \"https://example.org/\"\n");
      case 11:
        return spoil_site();
      default:
        return damage_cache();
    }
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }

  std::string name() {
    constexpr const char* kNames[] = {"卓一鸣", "陆青禾", "罗闻笛", "李凯", "李锴", "帖姣"};
    return kNames[pick(std::size(kNames))];
  }

  std::vector<fs::path> sheets() const {
    Diagnostics ignored;
    std::vector<fs::path> out;
    for (const FoundFile& file : list_files(root() / "content", ignored)) {
      if (file.relative.ends_with(".txt") || file.relative.ends_with(".md")) {
        out.push_back(file.path);
      }
    }
    return out;
  }

  fs::path some_sheet() {
    const auto all = sheets();
    return all[pick(all.size())];
  }

  std::string write(const fs::path& relative, const std::string& bytes) {
    fs::create_directories((root() / relative).parent_path());
    std::ofstream(root() / relative, std::ios::binary) << bytes;
    return "write " + relative.string();
  }

  std::string story() {
    return "\n" + name() + "谈第" + std::to_string(pick(9)) + "号渡口\n本报讯 " +
           std::to_string(1 + pick(12)) + "月" + std::to_string(1 + pick(28)) + "日，副市长" +
           name() + "在南岸码头说，渡口的灯要亮到最后一班船。记者 " + name() + "\n";
  }

  std::string add_sheet() {
    const std::string path = "content/20" + std::to_string(18 + pick(5)) + "/0" +
                             std::to_string(1 + pick(9)) + "-1" + std::to_string(pick(10)) + "/0" +
                             std::to_string(1 + pick(9)) + ".txt";
    return write(path, story() + story());
  }

  std::string change_sheet() {
    const fs::path sheet = some_sheet();
    std::ofstream(sheet, std::ios::binary | std::ios::app) << story();
    return "change " + sheet.filename().string();
  }

  std::string delete_sheet() {
    if (sheets().size() < 4) return add_sheet();
    const fs::path sheet = some_sheet();
    fs::remove(sheet);
    return "delete " + sheet.filename().string();
  }

  std::string rename_sheet() {
    const fs::path sheet = some_sheet();
    const fs::path target =
        sheet.parent_path() / ("1" + std::to_string(pick(10)) + sheet.extension().string());
    if (!fs::exists(target)) fs::rename(sheet, target);
    return "rename " + sheet.filename().string();
  }

  std::string correct_sheet() {
    fs::path file = some_sheet();
    file.replace_extension(".corrections.toml");
    std::ofstream(file, std::ios::binary) << "[[misread]]\nprinted = \"渡口\"\nreads = \"码头\"\n";
    return "correct " + file.filename().string();
  }

  std::string write_sidecar() {
    fs::path file = some_sheet();
    file.replace_extension(".toml");
    std::ofstream(file, std::ios::binary)
        << "newspaper = \"" << (pick(2) == 0 ? "云渡时报" : "柳河日报") << "\"\n";
    return "sidecar " + file.filename().string();
  }

  std::string damage_cache() {
    if (!fs::exists(cache() / "sheets")) return "no cache";
    if (pick(2) == 0) {
      fs::remove_all(cache());
      return "delete the cache";
    }
    for (const char* name :
         {"sheets", "texts", "stamps", "files", "tables", "readings", "index/made"}) {
      std::string bytes = read_file(cache() / name);
      for (int i = 0; i < 20; ++i) bytes[pick(bytes.size())] = static_cast<char>(pick(256));
      std::ofstream(cache() / name, std::ios::binary) << bytes;
    }
    return "damage the cache";
  }

  // Somebody changes published files, one of them so that its size and time stay.
  std::string spoil_site() {
    const auto files = files_below(site());
    auto some = files.begin();
    std::advance(some, pick(files.size()));
    if (some->first == ".baoku-files" || some->second.empty()) return "spoil nothing";
    const fs::path file = site() / some->first;
    std::string bytes = some->second;
    ++bytes[pick(bytes.size())];
    const auto time = fs::last_write_time(file);
    std::ofstream(file, std::ios::binary) << bytes;
    fs::last_write_time(file, time);
    return "spoil " + some->first;
  }

  TemporaryFolder folder_;
  std::mt19937 random_;
};

BuildResult build(const fs::path& root, const fs::path& output, bool cache) {
  BuildOptions options;
  options.root = root;
  options.output = output;
  options.resources = BAOKU_SOURCE_DIR;
  options.cache = cache;
  options.settling = std::chrono::nanoseconds(0);
  options.jobs = 2;
  return build_site(options);
}

using Times = std::map<std::string, fs::file_time_type>;

Times times_below(const fs::path& folder) {
  Times times;
  for (const auto& [path, bytes] : files_below(folder)) {
    times[path] = fs::last_write_time(folder / path);
  }
  return times;
}

// What changed must be what differs, and nothing else may have been written.
void check_only_changes_written(const Times& before, const std::map<std::string, std::string>& old,
                                const fs::path& site, const BuildResult& result) {
  std::size_t changed = 0;
  for (const auto& [path, bytes] : files_below(site)) {
    const auto known = old.find(path);
    const bool is_same = known != old.end() && known->second == bytes;
    if (path != ".baoku-files") changed += is_same ? 0 : 1;
    if (!is_same) continue;
    // The list goes in last of whatever is published: a file that was spoiled comes back with it.
    if (path == ".baoku-files" && result.stats.written > 0) continue;
    INFO(path);
    CHECK(fs::last_write_time(site / path) == before.at(path));
  }
  CHECK(result.stats.written == changed);
}

// The paths whose bytes differ, or that one side lacks.
std::string differing_files(const std::map<std::string, std::string>& a,
                            const std::map<std::string, std::string>& b) {
  std::set<std::string> paths;
  for (const auto* files : {&a, &b}) {
    for (const auto& [path, bytes] : *files) paths.insert(path);
  }
  std::string out;
  for (const std::string& path : paths) {
    const auto one = a.find(path), other = b.find(path);
    if (one == a.end() || other == b.end() || one->second != other->second) out += path + "\n";
  }
  return out;
}

TEST_CASE("after any edit, building again gives what a build from nothing gives") {
  for (const unsigned seed : {1u, 2u, 3u, 4u}) {
    Workshop workshop(seed);
    REQUIRE(build(workshop.root(), workshop.site(), true).published);
    for (int step = 0; step < 12; ++step) {
      const fs::path saved = workshop.scratch() / "saved";
      fs::remove_all(workshop.scratch());
      fs::create_directories(workshop.scratch());
      fs::copy(workshop.root(), saved, fs::copy_options::recursive);
      const std::string what = workshop.edit();
      INFO("seed " << seed << ", step " << step << ": " << what);

      const Times times = times_below(workshop.site());
      const auto old = files_below(workshop.site());
      const BuildResult again = build(workshop.root(), workshop.site(), true);
      const fs::path fresh = workshop.scratch() / "fresh";
      const BuildResult whole = build(workshop.root(), fresh, false);
      CHECK(again.published == whole.published);
      CHECK(reports(again) == reports(whole));
      if (!whole.published) {  // an edit that makes an error is taken back
        CHECK(files_below(workshop.site()) == old);
        fs::remove_all(workshop.root());
        fs::copy(saved, workshop.root(), fs::copy_options::recursive);
        continue;
      }
      CHECK(differing_files(files_below(workshop.site()), files_below(fresh)) == "");
      check_only_changes_written(times, old, workshop.site(), again);
    }
  }
}

TEST_CASE("the cache is beside the site, and none is made when none is wanted") {
  Workshop workshop(1);
  REQUIRE(build(workshop.root(), workshop.site(), false).published);
  CHECK_FALSE(fs::exists(workshop.cache()));
  REQUIRE(build(workshop.root(), workshop.site(), true).published);
  CHECK(fs::file_size(workshop.cache() / "sheets") > 1000);
}

TEST_CASE("what is wrong with an unchanged sheet is said again in every build") {
  Workshop workshop(1);
  std::ofstream(workshop.root() / "content/2021.txt") << "第01版\n";
  const BuildResult first = build(workshop.root(), workshop.site(), true);
  const BuildResult second = build(workshop.root(), workshop.site(), true);
  CHECK_FALSE(reports(first).empty());
  CHECK(reports(first) == reports(second));
}

}  // namespace
}  // namespace baoku
