// Publishing: a folder that is a working site at every moment, whatever happens to the build. Files
// are staged beside it and moved in by a journal; see publication.cpp for the states and their
// order.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/output.h"

namespace baoku {

struct PublicationStats {
  std::size_t files = 0;  // of the site
  std::size_t bytes = 0;
  std::size_t written = 0;  // new or changed
  std::size_t deleted = 0;  // of the last publication, no longer part of the site
};

class Publication : public Output {
 public:
  // Opens `folder` for publishing and finishes or undoes what a killed publication began. Throws
  // when another build is publishing into it or the folder holds foreign files in the way.
  explicit Publication(std::filesystem::path folder);
  ~Publication() override;  // without `publish`, the folder stays as it was

  void write(std::string_view path, std::string_view bytes) override;
  // Makes the written files the site. Throws when the machine fails; the old site stands then.
  PublicationStats publish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace baoku
