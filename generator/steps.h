// The steps of a build: where they are, and what each took.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/memory.h"

namespace baoku {

// How far a step is. `total` is 0 while it is not known.
struct Progress {
  std::string_view step;  // "read"
  std::size_t done = 0;
  std::size_t total = 0;
};

struct StepTime {
  std::string step;
  double seconds = 0;
  double cpu_seconds = 0;       // of all threads
  std::size_t peak_memory = 0;  // bytes, of the whole build up to its end
};

// Runs the steps one after another, says where they are and how long they took.
class Steps {
 public:
  Steps(std::vector<StepTime>& times, const std::function<void(const Progress&)>& progress)
      : times_(times), progress_(progress) {}

  template <typename Step>
  auto run(std::string_view name, Step step) {
    name_ = name;
    report(0, 0);
    const Timer timer{times_, std::string(name)};
    return step();
  }
  void report(std::size_t done, std::size_t total) const {
    if (progress_) progress_({name_, done, total});
  }

 private:
  struct Timer {
    std::vector<StepTime>& times;
    std::string name;
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    double cpu_start = cpu_seconds();
    ~Timer() {
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
      times.push_back({name, spent.count(), cpu_seconds() - cpu_start, peak_memory()});
    }
  };

  std::vector<StepTime>& times_;
  const std::function<void(const Progress&)>& progress_;
  std::string_view name_;
};

}  // namespace baoku
