#include "commands/progress.h"

#include <cmath>
#include <cstdio>

namespace baoku {
namespace {

constexpr double kEarly = 0.5;  // seconds; a rate of less says little

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string span_text(double seconds) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  if (whole < 100) return std::to_string(whole) + " s";
  char minutes[32];
  std::snprintf(minutes, sizeof minutes, "%ld:%02ld min", whole / 60, whole % 60);
  return minutes;
}

}  // namespace

std::string progress_text(const Progress& progress, double seconds) {
  std::string out(progress.step);
  if (progress.total == 0) return out;
  out += " " + grouped(progress.done) + " / " + grouped(progress.total);
  if (seconds < kEarly || progress.done == 0) return out;
  const double rate = static_cast<double>(progress.done) / seconds;
  if (rate >= 1) out += ", " + grouped(static_cast<std::size_t>(rate)) + "/s";
  if (progress.done >= progress.total) return out;
  return out + ", " + span_text(static_cast<double>(progress.total - progress.done) / rate) +
         " left";
}

std::optional<std::string> ProgressPace::text_at(const Progress& progress, Clock::time_point now) {
  if (!shown_) shown_ = now;
  const bool begins = progress.step != step_;
  if (begins) {
    step_ = progress.step;
    begun_ = now;
  }
  if (!(begins && at_steps_) && now - *shown_ < interval_) return std::nullopt;
  shown_ = now;
  return progress_text(progress, std::chrono::duration<double>(now - begun_).count());
}

}  // namespace baoku
