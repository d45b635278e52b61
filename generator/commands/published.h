// Finds and reads the published files of an archive.
#pragma once

#include <filesystem>

#include "search/reader.h"

namespace baoku {

// Returns the published folder of `root`: itself when it holds a search index, else the folder that
// its site.toml publishes into. Throws when there is no index in either.
std::filesystem::path published_folder(const std::filesystem::path& root);

// Loads files of a published folder.
LoadFile file_loader(const std::filesystem::path& folder);

}  // namespace baoku
