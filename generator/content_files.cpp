#include "content_files.h"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "base/files.h"

namespace baoku {
namespace {

constexpr std::string_view kShown = "content/";

// Pictures and facsimiles may lie beside their sheets.
constexpr std::array<std::string_view, 8> kSilent = {".jpg",  ".jpeg", ".png", ".gif",
                                                     ".webp", ".tif",  ".pdf", ".svg"};

std::string extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  const std::size_t slash = name.rfind('/');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return "";
  std::string extension(name.substr(dot));
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension;
}

std::string_view without_extension(std::string_view name) {
  return name.substr(0, name.size() - extension_of(name).size());
}

// Lists the files, with reports that name them as all others do, wherever the folder is.
std::vector<FoundFile> list(const std::filesystem::path& folder, Diagnostics& diagnostics) {
  Diagnostics found;
  std::vector<FoundFile> files = list_files(folder, found);
  const std::string before = (folder / "").string();
  for (Diagnostic& diagnostic : found.sorted()) {
    if (diagnostic.path.starts_with(before)) {
      diagnostic.path = std::string(kShown) + diagnostic.path.substr(before.size());
    }
    diagnostics.add(std::move(diagnostic));
  }
  return files;
}

}  // namespace

bool is_markdown_name(std::string_view name) {
  const std::string extension = extension_of(name);
  return extension == ".md" || extension == ".markdown";
}

bool is_sheet_name(std::string_view name) {
  return extension_of(name) == ".txt" || is_markdown_name(name);
}

std::vector<ContentFile> list_content(const std::filesystem::path& folder,
                                      Diagnostics& diagnostics) {
  if (!std::filesystem::is_directory(folder)) {
    throw std::runtime_error("there is no folder " + folder.string() +
                             ": put the sheets there, or begin with “baoku init”");
  }
  std::vector<ContentFile> sheets;
  std::map<std::string, std::pair<std::string, std::filesystem::path>> sidecars;  // by stem
  for (FoundFile& file : list(folder, diagnostics)) {
    if (is_sheet_name(file.relative)) {
      sheets.push_back({std::move(file.relative), std::move(file.path), std::nullopt});
    } else if (file.relative == kPeopleFile) {
      continue;  // the rules about people, which stand for no sheet
    } else if (extension_of(file.relative) == ".toml") {
      std::string stem(without_extension(file.relative));
      sidecars[std::move(stem)] = {std::move(file.relative), std::move(file.path)};
    } else if (std::find(kSilent.begin(), kSilent.end(), extension_of(file.relative)) ==
               kSilent.end()) {
      diagnostics.warning(std::string(kShown) + file.relative,
                          "this file is neither .txt nor .md and is left out");
    }
  }
  std::map<std::string_view, bool> used;
  for (ContentFile& sheet : sheets) {
    const auto sidecar = sidecars.find(std::string(without_extension(sheet.relative)));
    if (sidecar == sidecars.end()) continue;
    sheet.sidecar = sidecar->second.second;
    used[sidecar->first] = true;
  }
  for (const auto& [stem, file] : sidecars) {
    if (used.count(stem) > 0) continue;
    diagnostics.warning(
        std::string(kShown) + file.first,
        "there is no sheet " + stem + ".txt or " + stem + ".md that these settings are for");
  }
  if (sheets.empty()) {
    // A folder that was not mounted must not replace the site by an empty one.
    diagnostics.error(kShown, "there is no .txt or .md file in this folder");
  }
  return sheets;
}

SourceFile load_source(const ContentFile& file, std::string_view shown) {
  SourceFile source;
  source.path = std::string(shown) + file.relative;
  source.stem = without_extension(file.relative);
  source.is_markdown = is_markdown_name(file.relative);
  source.bytes = read_file(file.path);
  if (file.sidecar) {
    source.sidecar_path = std::string(shown) + source.stem + file.sidecar->extension().string();
    source.sidecar_bytes = read_file(*file.sidecar);
  }
  return source;
}

}  // namespace baoku
