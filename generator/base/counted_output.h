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
  void write_made(std::string_view path, std::string_view bytes,
                  const RecordKey& made_from) override {
    output_.write_made(path, bytes, made_from);
    ++files_;
  }
  bool keep(std::string_view path, const RecordKey& made_from) override {
    const bool is_kept = output_.keep(path, made_from);
    if (is_kept) ++files_;
    return is_kept;
  }
  std::size_t files() const { return files_; }

 private:
  Output& output_;
  std::atomic<std::size_t> files_{0};
};

}  // namespace baoku
