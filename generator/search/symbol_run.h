// Many numbers that mostly fit into two bytes: each takes two, and all take a third when one of
// them does not fit. A SymbolRun grows, Symbols are looked at, wherever they lie.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace baoku {

class SymbolRun {
 public:
  std::size_t size() const { return low_.size(); }
  std::uint32_t operator[](std::size_t i) const {
    return high_.empty() ? low_[i] : low_[i] | std::uint32_t{high_[i]} << 16;
  }
  void push_back(std::uint32_t number) {
    if (number > UINT16_MAX && high_.empty()) high_.resize(low_.size());
    low_.push_back(static_cast<std::uint16_t>(number));
    if (number > UINT16_MAX || !high_.empty())
      high_.push_back(static_cast<std::uint8_t>(number >> 16));
  }
  // Appends to[n] for each number n of another run.
  void append(const SymbolRun& other, const std::vector<std::uint32_t>& to) {
    const std::size_t begin = size();
    low_.resize(begin + other.size());
    bool is_narrow = high_.empty() && other.high_.empty();
    for (std::size_t i = 0; i < other.size() && is_narrow; ++i) {
      const std::uint32_t number = to[other.low_[i]];
      low_[begin + i] = static_cast<std::uint16_t>(number);
      is_narrow = number <= UINT16_MAX;
    }
    if (is_narrow) return;
    low_.resize(begin);
    for (std::size_t i = 0; i < other.size(); ++i) push_back(to[other[i]]);
  }
  void reserve(std::size_t size, bool is_wide) {
    low_.reserve(size);
    if (is_wide) high_.reserve(size);
  }
  const std::vector<std::uint16_t>& low() const { return low_; }
  const std::vector<std::uint8_t>& high() const { return high_; }

 private:
  std::vector<std::uint16_t> low_;
  std::vector<std::uint8_t> high_;  // empty, or one for each
};

class Symbols {
 public:
  Symbols() = default;
  explicit Symbols(SymbolRun run) {
    const auto kept = std::make_shared<const SymbolRun>(std::move(run));
    *this = Symbols(kept, kept->low(), kept->high());
  }
  // Two bytes of each lie in `low`, and the third in `high`, which may be empty, as long as `owner`
  // is there.
  Symbols(std::shared_ptr<const void> owner, std::span<const std::uint16_t> low,
          std::span<const std::uint8_t> high)
      : owner_(std::move(owner)), low_(low), high_(high) {}

  std::size_t size() const { return low_.size(); }
  std::uint32_t operator[](std::size_t i) const {
    return high_.empty() ? low_[i] : low_[i] | std::uint32_t{high_[i]} << 16;
  }
  // The numbers themselves when two bytes are enough, else null.
  const std::uint16_t* narrow() const { return high_.empty() ? low_.data() : nullptr; }

  std::span<const std::uint16_t> low() const { return low_; }
  std::span<const std::uint8_t> high() const { return high_; }

 private:
  std::shared_ptr<const void> owner_;
  std::span<const std::uint16_t> low_;
  std::span<const std::uint8_t> high_;
};

}  // namespace baoku
