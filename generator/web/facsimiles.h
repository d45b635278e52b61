// Scans of printed sheets: the image or PDF that lies beside a sheet's text in content/, published
// in the folder of the sheet's page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/output.h"
#include "web/context.h"

namespace baoku {

// Returns the scan of a sheet, or null.
const Facsimile* facsimile_of(const Context& context, const Sheet& sheet);

struct ImageSize {
  std::size_t width = 0;  // pixels; 0: not known
  std::size_t height = 0;
};
// Reads the size of a PNG, JPEG, GIF or WebP picture from its first bytes.
ImageSize image_size(std::string_view bytes);

// Returns at most the first `most` bytes of a file, "" when it cannot be read.
std::string read_beginning(const std::string& file, std::size_t most);

// Copies all scans. Throws when the machine cannot read one.
void write_facsimiles(const Context& context, Output& output);

}  // namespace baoku
