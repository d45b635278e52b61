// baoku inspect FILE...: what the reading made of each sheet. As JSON:
//
//   {"sheets": [{"source", "newspaper", "sheet", "series", "date": DATE | null, "articles": [{
//      "title", "kicker" | null, "subtitle" | null, "section" | null, "dateline" | null,
//      "blocks": [{"type": "paragraph" | "subhead" | "other", "text", "lines": LINES}],
//      "byline": {"reporters": [], "correspondents": [], "others": []},
//      "date": {"value": "2021-01-22", "basis": "given" | "stated" | "inferred", "reason"} | null,
//      "people": [{"name", "as": "subject" | "author", "roles": [], "confidence"}],
//      "tags": [], "confidence": 0..1, "reasons": [],
//      "corrections": [{"of": "title" | … | "text", "printed" | null, "reads" | null}],
//      "lines": {"headline": LINES, "body": LINES, "byline": LINES}}]}]}
//
// LINES is [first, last] of the source, counted from 1, or null.
//
// baoku inspect --view URL [ROOT]: what the template of that page sees, as JSON: its names
// with their texts, true for a section that is shown, a list for one with rows.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "commands/outcome.h"

namespace baoku {

struct InspectOptions {
  std::vector<std::filesystem::path> files;
  bool as_json = false;
  std::string view = {};             // of this page instead of files: "articles/x/"
  std::filesystem::path root = ".";  // of the archive that has the page
};

// Reads the files with their sidecars. The status is kContentErrors when one has errors; the others
// are shown all the same. With `view`, reads the whole archive and shows that page's view; throws
// when it has no such page.
Outcome inspect_command(const InspectOptions& options);

}  // namespace baoku
