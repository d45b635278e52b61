// Publishing: a folder that is a working site at every moment, whatever happens to the build. Files
// are staged beside it and moved in by a journal; see publication.cpp for the states and their
// order.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/known_files.h"
#include "base/output.h"

namespace baoku {

struct PublicationStats {
  std::size_t files = 0;  // of the site
  std::size_t bytes = 0;
  std::size_t written = 0;  // new or changed
  std::size_t deleted = 0;  // of the last publication, no longer part of the site
  // Files of the last publication, no longer part of the site, that somebody changed since: they
  // stay and are foreign from now on.
  std::vector<std::string> kept;
};

// What a publication consists of so far.
struct PublicationSize {
  std::size_t files = 0;
  std::size_t folders = 0;
  std::size_t bytes = 0;
  std::size_t largest = 0;  // bytes of the largest file
  std::string largest_path;
};

class Publication : public Output {
 public:
  // Opens `folder` for publishing and finishes or undoes what a killed publication began. Throws
  // when another build is publishing into it or `folder` is no place for a site. `before_change` is
  // called before each change of the file system, perhaps by several threads; tests let it throw
  // or end the process.
  using Hook = std::function<void()>;
  // `known`, when there is one, tells which published files need not be read again, and takes down
  // what is known after publishing.
  explicit Publication(const std::filesystem::path& folder, Hook before_change = {},
                       std::unique_ptr<KnownFiles> known = nullptr);
  ~Publication() override;  // without `publish`, the folder stays as it was

  // Throws std::logic_error for a path that leaves the folder, is written twice or stands both for
  // a file and a folder, and std::system_error when the machine fails.
  void write(std::string_view path, std::string_view bytes) override;
  void write_made(std::string_view path, std::string_view bytes,
                  const RecordKey& made_from) override;
  bool keep(std::string_view path, const RecordKey& made_from) override;
  std::unique_ptr<OutputFile> begin(std::string_view path) override;
  std::optional<std::string> published_part(std::string_view path, const RecordKey& made_from,
                                            std::uint64_t offset, std::uint64_t size) override;
  // Counts what has been written, but for the list of files that publishing adds.
  PublicationSize size() const;
  // Makes the written files the site. Throws when the machine fails or files in the folder that no
  // publication wrote are in the way; then the old site stands, or the next Publication finishes
  // what was begun.
  PublicationStats publish();

 private:
  struct State;
  class LongFile;
  std::unique_ptr<State> state_;
};

}  // namespace baoku
