#include "base/publish_place.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

#include "base/published_files.h"

namespace baoku {
namespace {

namespace fs = std::filesystem;

fs::path absolute_path(const fs::path& path) {
  fs::path out = fs::absolute(path).lexically_normal();
  if (!out.has_filename()) out = out.parent_path();
  return out;
}

// Two folders of one file system can still be two mounts, across which nothing can be renamed.
bool is_same_mount(const fs::path& a, const fs::path& b) {
  struct statx first {};
  struct statx second {};
  if (statx(AT_FDCWD, a.c_str(), 0, STATX_MNT_ID, &first) != 0) return false;
  if (statx(AT_FDCWD, b.c_str(), 0, STATX_MNT_ID, &second) != 0) return false;
  return first.stx_mnt_id == second.stx_mnt_id && first.stx_dev_major == second.stx_dev_major &&
         first.stx_dev_minor == second.stx_dev_minor;
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto [rest, unused] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return rest == folder.end();
}

}  // namespace

PublishPlace find_publish_place(const fs::path& folder) {
  PublishPlace place;
  place.shown = folder.has_filename() ? folder : folder.parent_path();
  place.folder = absolute_path(folder);
  const fs::file_status status = fs::symlink_status(place.folder);
  if (fs::is_symlink(status)) {
    std::error_code error;
    const fs::path target = fs::canonical(place.folder, error);
    if (error)
      throw std::runtime_error("the output folder " + folder.string() +
                               " is a link that leads nowhere");
    place.folder = target;
  }
  place.exists = fs::exists(place.folder);
  if (place.exists && !fs::is_directory(place.folder)) {
    throw std::runtime_error("the output folder " + folder.string() + " is a file");
  }
  const fs::path parent = place.folder.parent_path();
  const std::string name = place.folder.filename().string();
  place.state = parent / ("." + name + ".baoku");
  if (!place.exists) {
    fs::create_directories(parent);
    place.folder = fs::canonical(parent) / name;
    place.state = place.folder.parent_path() / ("." + name + ".baoku");
    place.is_fresh = true;
    return place;
  }
  const bool is_beside = !name.empty() && is_same_mount(place.folder, parent) &&
                         access(parent.c_str(), W_OK | X_OK) == 0;
  if (!is_beside) place.state = place.folder / kStateFolderInside;
  place.is_fresh = is_beside && fs::is_empty(place.folder);
  return place;
}

std::unique_ptr<Folder> open_state_folder(const PublishPlace& place, const Folder::Hook& hook) {
  for (;;) {
    if (mkdir(place.state.c_str(), 0777) != 0 && errno != EEXIST) {
      throw std::system_error(errno, std::generic_category(),
                              "cannot make " + place.state.string());
    }
    auto state = std::make_unique<Folder>(place.state, place.state, hook);
    if (flock(state->descriptor(), LOCK_EX | LOCK_NB) != 0) {
      throw std::runtime_error("another build is publishing into " + place.shown.string() +
                               "; wait until it has ended");
    }
    // The build that held the lock may have removed the folder just before it let go.
    struct stat opened {};
    struct stat named {};
    if (fstat(state->descriptor(), &opened) == 0 && stat(place.state.c_str(), &named) == 0 &&
        opened.st_ino == named.st_ino && opened.st_dev == named.st_dev) {
      return state;
    }
  }
}

void require_apart(const fs::path& output, const fs::path& source) {
  const fs::path out = fs::weakly_canonical(absolute_path(output));
  const fs::path in = fs::weakly_canonical(absolute_path(source));
  if (!is_inside(out, in) && !is_inside(in, out)) return;
  const std::string relation = out == in ? "is" : is_inside(out, in) ? "lies inside" : "holds";
  throw std::runtime_error("the output folder " + output.string() + " " + relation + " " +
                           source.string() + ", which the site is made from");
}

void require_outside(const fs::path& file, const fs::path& output) {
  const fs::path out = fs::weakly_canonical(absolute_path(output));
  if (!is_inside(fs::weakly_canonical(absolute_path(file)), out)) return;
  throw std::runtime_error(file.string() + " would lie inside the site " + output.string() +
                           ": write it beside it");
}

}  // namespace baoku
