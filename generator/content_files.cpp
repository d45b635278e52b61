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

constexpr std::string_view kCorrections = ".corrections.toml";

// Scans of sheets, by what a browser shows: the first that a sheet has is published.
constexpr std::array<std::string_view, 5> kFacsimiles = {".jpg", ".jpeg", ".png", ".webp", ".pdf"};

// Other pictures may lie beside their sheets.
constexpr std::array<std::string_view, 8> kSilent = {".jpg",  ".jpeg", ".png", ".gif",
                                                     ".webp", ".tif",  ".pdf", ".svg"};

std::string lower_case(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  const std::size_t slash = name.rfind('/');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return "";
  return lower_case(name.substr(dot));
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
      diagnostic.path = std::string(kContentShown) + diagnostic.path.substr(before.size());
    }
    diagnostics.add(std::move(diagnostic));
  }
  return files;
}

// Files that go with a sheet of the same name, by that name without its extension.
class Companions {
 public:
  void add(std::string_view stem, FoundFile file) {
    files_[std::string(stem)] = {std::move(file), false};
  }

  std::optional<std::filesystem::path> take(std::string_view stem) {
    const auto found = files_.find(stem);
    if (found == files_.end()) return std::nullopt;
    found->second.is_taken = true;
    return found->second.file.path;
  }

  // Calls report(stem, path below content/) for each that no sheet took.
  template <typename Report>
  void for_each_orphan(Report report) const {
    for (const auto& [stem, companion] : files_) {
      if (!companion.is_taken) report(stem, companion.file.relative);
    }
  }

 private:
  struct Companion {
    FoundFile file;
    bool is_taken = false;
  };
  std::map<std::string, Companion, std::less<>> files_;
};

std::string missing_sheet(const std::string& stem, std::string_view what) {
  return "there is no sheet " + stem + ".txt or " + stem + ".md that these " + std::string(what) +
         " are for";
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
  Companions sidecars;
  Companions corrections;
  std::array<Companions, kFacsimiles.size()> facsimiles;
  for (FoundFile& file : list(folder, diagnostics)) {
    if (is_sheet_name(file.relative)) {
      sheets.push_back({std::move(file.relative), std::move(file.path), {}, {}, {}});
    } else if (file.relative == kPeopleFile) {
      continue;  // the rules about people, which stand for no sheet
    } else if (lower_case(file.relative).ends_with(kCorrections)) {
      const std::string stem = file.relative.substr(0, file.relative.size() - kCorrections.size());
      corrections.add(stem, std::move(file));
    } else if (extension_of(file.relative) == ".toml") {
      const std::string stem(without_extension(file.relative));
      sidecars.add(stem, std::move(file));
    } else if (const auto* kind =
                   std::find(kFacsimiles.begin(), kFacsimiles.end(), extension_of(file.relative));
               kind != kFacsimiles.end()) {
      const std::string stem(without_extension(file.relative));
      facsimiles[static_cast<std::size_t>(kind - kFacsimiles.begin())].add(stem, std::move(file));
    } else if (std::find(kSilent.begin(), kSilent.end(), extension_of(file.relative)) ==
               kSilent.end()) {
      diagnostics.warning(std::string(kContentShown) + file.relative,
                          "this file is neither .txt nor .md and is left out");
    }
  }
  for (ContentFile& sheet : sheets) {
    sheet.sidecar = sidecars.take(without_extension(sheet.relative));
    sheet.corrections = corrections.take(without_extension(sheet.relative));
    for (Companions& of_kind : facsimiles) {
      if (!sheet.facsimile) sheet.facsimile = of_kind.take(without_extension(sheet.relative));
    }
  }
  sidecars.for_each_orphan([&](const std::string& stem, const std::string& path) {
    diagnostics.warning(std::string(kContentShown) + path, missing_sheet(stem, "settings"));
  });
  corrections.for_each_orphan([&](const std::string& stem, const std::string& path) {
    diagnostics.error(std::string(kContentShown) + path, missing_sheet(stem, "corrections"));
  });
  if (sheets.empty()) {
    // A folder that was not mounted must not replace the site by an empty one.
    diagnostics.error(kContentShown, "there is no .txt or .md file in this folder");
  }
  return sheets;
}

ContentFile lone_sheet(const std::filesystem::path& path) {
  ContentFile file;
  file.relative = path.generic_string();
  file.path = path;
  const auto beside = [&](std::string_view extension) -> std::optional<std::filesystem::path> {
    std::filesystem::path other = path;
    other.replace_extension(extension);
    if (!std::filesystem::is_regular_file(other)) return std::nullopt;
    return other;
  };
  file.sidecar = beside(".toml");
  file.corrections = beside(kCorrections);
  return file;
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
  if (file.corrections) {
    const std::string name = file.corrections->filename().string();
    source.corrections_path =
        std::string(shown) + source.stem + name.substr(name.size() - kCorrections.size());
    source.corrections_bytes = read_file(*file.corrections);
  }
  return source;
}

}  // namespace baoku
