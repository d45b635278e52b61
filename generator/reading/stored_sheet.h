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

// The texts of a sheet - what is printed, its corrections, the blocks of its articles - are most of
// it, and few builds look at many of them: they are stored apart.
struct StoredSheet {
  std::string facts;
  std::string texts;

  friend bool operator==(const StoredSheet&, const StoredSheet&) = default;
};

StoredSheet store_sheet(const ReadSheet& read);
// Returns nothing when the bytes are not those of a sheet.
std::optional<ReadSheet> load_sheet(const StoredSheet& stored);
std::optional<ReadSheet> load_sheet_without_texts(std::string_view facts);

struct SheetTexts {
  std::string printed;
  std::string corrections;
  std::vector<std::vector<Block>> blocks;  // of each article
};
// Of a sheet that has so many articles.
std::optional<SheetTexts> load_texts(std::string_view texts, std::size_t articles);

// The first of them, when the bytes are those of texts.
std::string load_printed_text(std::string_view texts);

// A key of the printed text and the corrections.
RecordKey key_of_texts(const Sheet& sheet);

// A key of all that an article holds.
RecordKey key_of(const Article& article);

}  // namespace baoku
