// The files below content/, told apart: sheets, their sidecars and corrections, and what is
// neither.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "reading/read_source.h"

namespace baoku {

// What stands before the path below content/ in messages.
inline constexpr std::string_view kContentShown = "content/";

// What the publisher says about people (see archive/people_rules.h) lies at the top of content/.
inline constexpr std::string_view kPeopleFile = "people.toml";

// A sheet's file before it is read: what SourceFile will say, and where the bytes are.
struct ContentFile {
  std::string relative;  // below content/: "2021/01-25/02.txt"
  std::filesystem::path path;
  std::optional<std::filesystem::path> sidecar;
  std::optional<std::filesystem::path> corrections;
  std::optional<std::filesystem::path> facsimile;  // a picture or PDF of the same name
};

// Lists the sheets of `folder` by path. Reports sidecars and corrections without a sheet, files of
// a kind that nobody reads, what cannot be listed, and that there is no sheet at all. Throws when
// there is no such folder.
std::vector<ContentFile> list_content(const std::filesystem::path& folder,
                                      Diagnostics& diagnostics);

// One sheet by itself, with what lies beside it; messages name it as `path` does.
ContentFile lone_sheet(const std::filesystem::path& path);

// Tells what kind of file a name is, whatever the case of its extension.
bool is_markdown_name(std::string_view name);
bool is_sheet_name(std::string_view name);  // .txt, .md, .markdown

// Reads the file, its sidecar and its corrections. `shown` stands before the relative path in
// messages: "content/". Throws std::system_error when the machine cannot.
SourceFile load_source(const ContentFile& file, std::string_view shown);

}  // namespace baoku
