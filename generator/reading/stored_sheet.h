// A Sheet as bytes, to be taken up again by the same program: not a format for others, and not for
// another version.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/record_key.h"
#include "reading/article.h"

namespace baoku {

struct ReadSheet {
  Sheet sheet;
  std::vector<Diagnostic> diagnostics;  // what was said while reading it
};

std::string store_sheet(const ReadSheet& read);
// Returns nothing when the bytes are not those of a sheet.
std::optional<ReadSheet> load_sheet(std::string_view bytes);

// The printed text and the corrections of a sheet are a third of it, and few pages show them.
// `let_go_of_texts` leaves only the names of their files in the sheet and returns a key of them;
// load_sheet_without_texts does both at once, and load_printed_text takes the printed text up
// again.
RecordKey key_of_texts(const Sheet& sheet);
RecordKey let_go_of_texts(Sheet& sheet);
struct SheetWithoutTexts {
  ReadSheet read;
  RecordKey texts;
};
std::optional<SheetWithoutTexts> load_sheet_without_texts(std::string_view bytes);
std::optional<Source> load_printed_text(std::string_view bytes);

// A key of all that an article holds.
RecordKey key_of(const Article& article);

}  // namespace baoku
