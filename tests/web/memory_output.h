// An Output that keeps the files of a site in memory.
#pragma once

#include <map>
#include <mutex>
#include <stdexcept>
#include <string>

#include "base/output.h"

namespace baoku {

class MemoryOutput : public Output {
 public:
  void write(std::string_view path, std::string_view bytes) override {
    const std::lock_guard lock(mutex_);
    if (!files.emplace(path, bytes).second) {
      throw std::logic_error("written twice: " + std::string(path));
    }
  }

  bool has(const std::string& path) const { return files.contains(path); }
  // Returns a file's bytes; "" when there is none.
  const std::string& operator[](const std::string& path) const {
    static const std::string none;
    const auto found = files.find(path);
    return found == files.end() ? none : found->second;
  }

  std::map<std::string, std::string> files;

 private:
  std::mutex mutex_;
};

}  // namespace baoku
