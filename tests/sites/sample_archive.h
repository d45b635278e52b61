// The project's own sample archive, copied so that a test may change it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/temporary_folder.h"

namespace baoku {

class SampleArchive {
 public:
  SampleArchive() {
    std::filesystem::copy(std::filesystem::path(BAOKU_SOURCE_DIR) / "content",
                          root_.path() / "content", std::filesystem::copy_options::recursive);
    std::filesystem::copy(std::filesystem::path(BAOKU_SOURCE_DIR) / "site.toml",
                          root_.path() / "site.toml");
  }

  const std::filesystem::path& root() const { return root_.path(); }

  // Appends `lines` to the file that their first line names: "# content/people.toml".
  void paste(const std::string& lines) const {
    const std::string name = lines.substr(2, lines.find('\n') - 2);
    std::ofstream(root_.path() / name, std::ios::binary | std::ios::app) << "\n" << lines;
  }

 private:
  TemporaryFolder root_;
};

}  // namespace baoku
