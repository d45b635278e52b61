#include "web/assets.h"

#include <xxhash.h>

#include <cstdio>
#include <filesystem>

#include "base/files.h"
#include "web/joined_script.h"
#include "web/squeezed.h"

namespace baoku {
namespace {

std::string hash_of(const std::map<std::string, std::string>& files) {
  XXH64_hash_t hash = 0;
  for (const auto& [name, bytes] : files) {
    hash = XXH3_64bits_withSeed(name.data(), name.size(), hash);
    hash = XXH3_64bits_withSeed(bytes.data(), bytes.size(), hash);
  }
  char out[9];
  std::snprintf(out, sizeof out, "%08x", static_cast<unsigned>(hash & 0xFFFFFFFFu));
  return out;
}

// What is joined to one script, and under which name.
constexpr std::string_view kModules = "search/";
constexpr const char* kEntry = "page.js";

// Joins the modules of the search page; a folder without them has nothing to join.
void join_scripts(std::map<std::string, std::string>& files) {
  std::map<std::string, std::string> modules;
  std::erase_if(files, [&](const auto& file) {
    const bool is_module = file.first.starts_with(kModules) && file.first.ends_with(".js");
    if (is_module) modules[file.first.substr(kModules.size())] = file.second;
    return is_module;
  });
  if (modules.contains(kEntry)) {
    files[std::string(kModules) + kEntry] = squeezed_script(join_modules(modules, kEntry));
  }
}

bool is_style(std::string_view name) { return name.starts_with("css/") && name.ends_with(".css"); }

// "css/45-issues.css": of pages that the search page is none of.
bool is_of_other_pages(std::string_view name) { return name >= "css/40" && name < "css/80"; }

}  // namespace

void Assets::load(const std::vector<std::string>& folders, Diagnostics& diagnostics) {
  for (const std::string& folder : folders) {
    if (!std::filesystem::is_directory(folder)) continue;
    for (const FoundFile& found : list_files(folder, diagnostics)) {
      if (found.relative.ends_with(".md") || files_.contains(found.relative)) continue;
      files_.emplace(found.relative, read_file(found.path));
    }
  }
  std::string style;
  std::string style_of_search;
  for (auto file = files_.begin(); file != files_.end();) {
    if (!is_style(file->first)) {
      ++file;
      continue;
    }
    style += file->second;
    if (!is_of_other_pages(file->first)) style_of_search += file->second;
    file = files_.erase(file);
  }
  if (style.empty()) diagnostics.error("css", "no static folder holds style sheets");
  files_["site.css"] = squeezed_style(style);
  files_["search.css"] = squeezed_style(style_of_search);
  join_scripts(files_);
  path_ = "assets/" + hash_of(files_) + "/";
}

void Assets::write(Output& output) const {
  for (const auto& [name, bytes] : files_) output.write(path_ + name, bytes);
}

}  // namespace baoku
