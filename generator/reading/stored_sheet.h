// A Sheet as bytes, to be taken up again by the same program: not a format for others, and not for
// another version.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "reading/article.h"

namespace baoku {

struct ReadSheet {
  Sheet sheet;
  std::vector<Diagnostic> diagnostics;  // what was said while reading it
};

std::string store_sheet(const ReadSheet& read);
// Returns nothing when the bytes are not those of a sheet.
std::optional<ReadSheet> load_sheet(std::string_view bytes);

}  // namespace baoku
