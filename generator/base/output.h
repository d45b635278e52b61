// Where a room writes the files of the site.
#pragma once

#include <string_view>

namespace baoku {

// `path` is relative to the site's root, with '/', without "." or ".." parts and unique in one
// build. Implementations may be called from several threads at once and throw when the machine
// fails.
class Output {
 public:
  virtual ~Output() = default;
  virtual void write(std::string_view path, std::string_view bytes) = 0;
};

}  // namespace baoku
