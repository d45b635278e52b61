#include "commands/inspect.h"

#include <stdexcept>
#include <system_error>
#include <utility>

#include "commands/inspect_report.h"
#include "content_files.h"
#include "page_view.h"
#include "reading/read_source.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

ContentFile file_on_command_line(const fs::path& path) {
  if (!is_sheet_name(path.string())) {
    throw std::runtime_error(path.string() + " is no sheet: give .txt or .md files");
  }
  return lone_sheet(path);
}

Outcome inspect_view(const InspectOptions& options) {
  BuildOptions build;
  build.root = options.root;
  const ViewResult result = view_of_page(build, options.view);
  Outcome outcome;
  outcome.status = result.diagnostics.errors() > 0 ? kContentErrors : kDone;
  if (result.json) {
    outcome.output = *result.json;
    return outcome;  // warnings belong to a build
  }
  outcome.diagnostics = result.diagnostics.sorted();
  if (outcome.status == kDone) {
    throw std::runtime_error("the archive has no page at “" + options.view + "”");
  }
  return outcome;
}

}  // namespace

Outcome inspect_command(const InspectOptions& options) {
  if (!options.view.empty()) return inspect_view(options);
  Diagnostics diagnostics;
  std::vector<Sheet> sheets;
  for (const fs::path& path : options.files) {
    const ContentFile file = file_on_command_line(path);
    try {
      sheets.push_back(read_source(load_source(file, ""), {}, diagnostics));
    } catch (const std::system_error& failure) {
      diagnostics.error(file.relative, "cannot be read: " + failure.code().message());
    }
  }
  Outcome outcome;
  outcome.status = diagnostics.errors() > 0 ? kContentErrors : kDone;
  outcome.diagnostics = diagnostics.sorted();
  outcome.output = options.as_json ? sheets_as_json(sheets) : sheets_as_text(sheets);
  return outcome;
}

}  // namespace baoku
