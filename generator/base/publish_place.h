// Where a publication happens: the real output folder, and the hidden state folder that holds its
// lock, its journal and its staged files.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "base/folder.h"

namespace baoku {

inline constexpr std::string_view kStateFolderInside = ".baoku-state";

struct PublishPlace {
  std::filesystem::path shown;   // as the user named it
  std::filesystem::path folder;  // absolute, links resolved
  std::filesystem::path state;   // beside the folder, or inside where a file cannot be moved across
  bool exists = false;
  bool is_fresh = false;  // not there or empty, so that a whole folder can be moved in
};

// Throws when `folder` is a file or a dangling link. Makes the folder that holds it.
PublishPlace find_publish_place(const std::filesystem::path& folder);

// Makes and opens the state folder and locks it against other builds, which throws when one runs.
std::unique_ptr<Folder> open_state_folder(const PublishPlace& place, const Folder::Hook& hook);

// Throws when `output` is `source`, lies inside it or holds it: a site must not be published among
// its own sources. Neither needs to exist.
void require_apart(const std::filesystem::path& output, const std::filesystem::path& source);

// Throws when `file` would lie inside `output`, where it would be no part of the site.
void require_outside(const std::filesystem::path& file, const std::filesystem::path& output);

}  // namespace baoku
