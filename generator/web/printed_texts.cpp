#include "web/printed_texts.h"

namespace baoku {

std::shared_ptr<const Source> PrintedTexts::of(const Sheet& sheet) {
  {
    const std::lock_guard lock(mutex_);
    for (const Kept& each : kept_) {
      if (each.sheet == &sheet) return each.text;
    }
  }
  // Two threads may both do it; nobody waits for the disk.
  auto text = std::make_shared<const Source>(printed_text(sheet));
  const std::lock_guard lock(mutex_);
  kept_[oldest_++ % kMost] = {&sheet, text};
  return text;
}

}  // namespace baoku
