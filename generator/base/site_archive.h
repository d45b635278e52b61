// A published site as one file for uploading: site.tar, site.tar.gz or site.zip. Holds the files of
// the publication in the order of their paths, all of one time and owner, so that the same site
// always gives the same bytes.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

namespace baoku {

enum class ArchiveForm { tar, tar_gz, zip };

// By the name's ending; nothing for any other.
std::optional<ArchiveForm> archive_form(std::string_view name);

// Writes what was published into `site` to `file`, whole or not at all: it is written beside it and
// renamed. `progress` is called with the number of files done and of all, or is empty. Throws when
// the machine fails or a published file has been changed since.
void write_site_archive(const std::filesystem::path& site, const std::filesystem::path& file,
                        const std::function<void(std::size_t, std::size_t)>& progress = {});

}  // namespace baoku
