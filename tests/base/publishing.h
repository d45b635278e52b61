// What the tests of publishing share: sites as maps, published and read back.
#pragma once

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "base/files.h"
#include "base/publication.h"
#include "base/published_files.h"

namespace baoku {

namespace fs = std::filesystem;

using Site = std::map<std::string, std::string>;  // path -> bytes

inline const std::string kList(kPublishedListName);

inline PublicationStats publish(const fs::path& folder, const Site& site,
                                Publication::Hook hook = {}) {
  Publication publication(folder, std::move(hook));
  for (const auto& [path, bytes] : site) publication.write(path, bytes);
  return publication.publish();
}

// Every file below the folder; folders without files show as "name/".
inline Site tree_of(const fs::path& folder) {
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

inline Site site_of(const fs::path& folder) {
  Site tree = tree_of(folder);
  tree.erase(kList);
  return tree;
}

inline std::string error_of(const std::function<void()>& deed) {
  try {
    deed();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "no error";
}

inline ino_t inode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_ino;
}

inline const Site kOld = {
    {"index.html", "old: assets/a1.css a/1/"},  {"a/1/index.html", "first assets/a1.css"},
    {"a/2/index.html", "second assets/a1.css"}, {"assets/a1.css", "css"},
    {"search/manifest.json", "search/s1.json"}, {"search/s1.json", "[]"}};

}  // namespace baoku
