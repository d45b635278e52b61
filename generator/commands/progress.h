// How far a build is, in words:
//
//   pages 12,345 / 261,374, 8,300/s, 30 s left
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "build.h"

namespace baoku {

// `seconds` have passed since the step began. Rate and rest appear once there is something to tell
// them from.
std::string progress_text(const Progress& progress, double seconds);

// Decides when to say something: at most every `interval`, and `at_steps` whenever a step begins.
class ProgressPace {
 public:
  using Clock = std::chrono::steady_clock;

  ProgressPace(std::chrono::milliseconds interval, bool at_steps)
      : interval_(interval), at_steps_(at_steps) {}

  // Returns what to say now, or nothing.
  std::optional<std::string> text_at(const Progress& progress, Clock::time_point now);

 private:
  std::chrono::milliseconds interval_;
  bool at_steps_;
  std::string step_;
  Clock::time_point begun_;
  std::optional<Clock::time_point> shown_;
};

}  // namespace baoku
