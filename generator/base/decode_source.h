// Bytes of a file -> a Source, or a report that names the byte which is no text.
#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostics.h"
#include "base/source.h"

namespace baoku {

// `path` is the name in messages. An undecodable file is an error at the line and column of its
// first wrong byte; columns count code points as far as the bytes before it are UTF-8, else bytes.
std::optional<Source> decode_source(std::string_view path, std::string_view bytes,
                                    Diagnostics& diagnostics);

}  // namespace baoku
