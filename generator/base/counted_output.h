// An output that passes everything on and counts the files.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string_view>

#include "base/output.h"

namespace baoku {

class CountedOutput : public Output {
 public:
  explicit CountedOutput(Output& output) : output_(output) {}

  void write(std::string_view path, std::string_view bytes) override {
    output_.write(path, bytes);
    ++files_;
  }
  std::unique_ptr<OutputFile> begin(std::string_view path) override {
    ++files_;
    return output_.begin(path);
  }
  std::size_t files() const { return files_; }

 private:
  Output& output_;
  std::atomic<std::size_t> files_{0};
};

}  // namespace baoku
