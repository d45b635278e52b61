#include "commands/inspect.h"

#include <stdexcept>
#include <system_error>
#include <utility>

#include "commands/inspect_report.h"
#include "content_files.h"
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

}  // namespace

Outcome inspect_command(const InspectOptions& options) {
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
