// The printed texts that pages were made of last. The pages of a sheet's articles are made one
// after the other: its text is fetched from the shelf and cut into lines once for all of them.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>

#include "base/source.h"
#include "reading/article.h"

namespace baoku {

class PrintedTexts {
 public:
  // Thread-safe. `sheet` must stay where it is.
  std::shared_ptr<const Source> of(const Sheet& sheet);

 private:
  static constexpr std::size_t kMost = 8;  // more than there are threads, mostly

  struct Kept {
    const Sheet* sheet = nullptr;
    std::shared_ptr<const Source> text;
  };

  std::mutex mutex_;  // guards what follows
  std::array<Kept, kMost> kept_;
  std::size_t oldest_ = 0;
};

}  // namespace baoku
