// The settings block at the top of a source file.
//
//   +++                       ---
//   title = "春茶上市"         title: 春茶上市
//   date = 2021-03-18         date: 2021-03-18
//   +++                       ---
//   text …                    text …
//
// Markdown may have either form; plain text has only "+++", and there only facts of the sheet.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/settings.h"
#include "base/source.h"
#include "reading/facts/printed_place.h"
#include "reading/facts/sheet_facts.h"

namespace baoku {

// Where the block stands in source.text(); `begin` == `end` for an empty one.
struct SettingsBlock {
  bool is_yaml = false;
  std::size_t begin = 0;  // behind the opening line
  std::size_t end = 0;    // at the closing line
  std::size_t text = 0;   // behind the closing line: where the sheet's text begins
};

// Finds the block when the first line opens one. A "+++" that is never closed is reported; a lone
// "---" is a rule that somebody drew, and no block.
std::optional<SettingsBlock> find_settings_block(const Source& source, bool yaml_too,
                                                 Diagnostics& diagnostics);

// What the front matter of a Markdown article says. Texts are trimmed and hold no line breaks.
struct FrontMatter {
  std::string title;
  std::string kicker;
  std::string subtitle;
  std::string section;
  std::string dateline;
  std::string slug;
  std::vector<std::string> aliases;  // "2019/old-name/", "old/page.html": without the first "/"
  std::vector<std::string> authors;  // reporters
  std::vector<std::string> correspondents;
  std::vector<std::string> others;
  std::vector<std::string> people;
  std::vector<std::string> tags;
  bool is_draft = false;
  GivenFacts facts;                     // date, newspaper, sheet
  std::optional<PrintedPlace> printed;  // where it stands in print; its texts are kept as they are
  std::size_t title_offset = 0;         // of the title's value in the source; 0: it has none
};

// Reads the block. Unknown keys, values of a wrong type and slugs that are not [a-z0-9-]+ are
// reported as errors; what is right is still returned.
FrontMatter read_front_matter(const Source& source, const SettingsBlock& block,
                              Diagnostics& diagnostics);

}  // namespace baoku
