// The first half of a build, up to the arranged archive.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/diagnostics.h"
#include "content_files.h"
#include "reading/read_source.h"
#include "sheet_cache.h"
#include "steps.h"

namespace baoku {

// Reads and parses every file by itself; a file that the machine cannot read must not hide what is
// wrong with the others. The bytes of a file are freed as soon as it is parsed.
// Those that `cache`, when there is one, has from an earlier build are not read again.
std::vector<Sheet> read_sheets(const std::vector<ContentFile>& files, const ReadingConfig& config,
                               SheetCache* cache, unsigned jobs, const Steps& steps,
                               Diagnostics& diagnostics);

// Reads and arranges the archive in `root`, but for the files `without`
// ("2021/01-25/02/01.md", below content/). `jobs` as in BuildOptions. Reports and throws as
// build_site does.
Archive read_archive(const std::filesystem::path& root, unsigned jobs, Diagnostics& diagnostics,
                     const std::vector<std::string>& without = {});

}  // namespace baoku
