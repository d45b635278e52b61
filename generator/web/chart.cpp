#include "web/chart.h"

#include <algorithm>

#include "web/escape.h"

namespace baoku {
namespace {

// All in SVG's units, which are pixels where there is room.
constexpr std::size_t kHeight = 72;  // of the highest bar
constexpr std::size_t kAbove = 18;   // for the number above it
constexpr std::size_t kBelow = 20;   // for the labels
constexpr std::size_t kMostWide = 44;
constexpr std::size_t kLeastWide = 14;
constexpr std::size_t kWidth = 640;  // aimed at
constexpr std::size_t kLabel = 40;   // room that a label needs

void append_text(std::string& out, std::size_t x, std::size_t y, const std::string& text) {
  out += "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\">";
  append_escaped(out, text);
  out += "</text>";
}

}  // namespace

std::string chart_svg(const std::vector<Bar>& bars, const std::string& description) {
  if (bars.size() < 2) return "";
  std::size_t most = 1;
  for (const Bar& bar : bars) most = std::max(most, bar.value);
  const std::size_t step = std::clamp(kWidth / bars.size(), kLeastWide, kMostWide);
  const std::size_t every = (kLabel + step - 1) / step;
  const std::string width = std::to_string(step * bars.size());
  const std::string height = std::to_string(kAbove + kHeight + kBelow);
  std::string out = "<svg class=\"chart\" width=\"" + width + "\" height=\"" + height +
                    "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\"" +
                    escaped(description) + "\">";
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const std::size_t x = i * step;
    const std::size_t middle = x + step / 2;
    const std::size_t bar_height =
        bars[i].value == 0 ? 1 : std::max<std::size_t>(2, bars[i].value * kHeight / most);
    out += "<rect x=\"" + std::to_string(x + step / 8) + "\" y=\"" +
           std::to_string(kAbove + kHeight - bar_height) + "\" width=\"" +
           std::to_string(step - step / 4) + "\" height=\"" + std::to_string(bar_height) +
           (bars[i].value == 0 ? "\" class=\"none\"/>" : "\"/>");
    if (bars[i].value > 0 && step >= 22) {
      append_text(out, middle, kAbove + kHeight - bar_height - 5, std::to_string(bars[i].value));
    }
    const bool is_near_end = i + every > bars.size() - 1 && i != bars.size() - 1;
    if (i == bars.size() - 1 || (i % every == 0 && !is_near_end)) {
      append_text(out, middle, kAbove + kHeight + 15, bars[i].label);
    }
  }
  return out + "</svg>";
}

}  // namespace baoku
