#include "writer.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <system_error>

#include "base/parallel.h"

namespace baoku::bench {
namespace {

namespace fs = std::filesystem;

// Files that one thread takes at once: most of a folder's files are then written by one.
constexpr std::size_t kStretch = 64;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void write_file(int folder, const WrittenFile& file, const std::string& bytes) {
  const int opened = openat(folder, file.path.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0666);
  const ssize_t size = static_cast<ssize_t>(file.bytes);
  if (opened < 0 || write(opened, bytes.data(), file.bytes) != size) {
    throw std::system_error(errno, std::generic_category(), "cannot write " + file.path);
  }
  close(opened);
}

}  // namespace

std::vector<WrittenFile> files_of(const fs::path& folder) {
  std::vector<WrittenFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files.push_back({entry.path().lexically_relative(folder).generic_string(), entry.file_size()});
  }
  std::sort(files.begin(), files.end(),
            [](const WrittenFile& a, const WrittenFile& b) { return a.path < b.path; });
  return files;
}

Cost write_same_files(const std::vector<WrittenFile>& files, const fs::path& target,
                      unsigned threads) {
  std::size_t largest = 0;
  for (const WrittenFile& file : files) largest = std::max(largest, file.bytes);
  const std::string bytes(largest, 'x');
  const double cpu = cpu_seconds();
  const auto begin = std::chrono::steady_clock::now();
  fs::create_directories(target);
  const int folder = open(target.c_str(), O_RDONLY | O_DIRECTORY);
  if (folder < 0) throw std::system_error(errno, std::generic_category(), target.string());
  parallel_for((files.size() + kStretch - 1) / kStretch, threads, [&](std::size_t stretch) {
    const std::size_t end = std::min(files.size(), (stretch + 1) * kStretch);
    std::string made;  // the folder made last
    for (std::size_t i = stretch * kStretch; i < end; ++i) {
      const std::string parent = fs::path(files[i].path).parent_path().generic_string();
      if (parent != made) {
        fs::create_directories(target / parent);
        made = parent;
      }
      write_file(folder, files[i], bytes);
    }
  });
  close(folder);
  Cost cost;
  cost.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  cost.cpu_seconds = cpu_seconds() - cpu;
  fs::remove_all(target);
  return cost;
}

}  // namespace baoku::bench
