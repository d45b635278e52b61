// Chance that is the same on every machine: SplitMix64 (Steele, Lea, Flood 2014) and weighted
// picks.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace baoku::bench {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  // A generator of its own for part `index`, so that parts can be made in any order.
  Random(std::uint64_t seed, std::uint64_t index)
      : state_(seed * 0x9E3779B97F4A7C15u + index * 0xD1B54A32D192ED03u) {
    next();
  }

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // A number in [0, count). Requires count > 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  // A number in [least, most].
  std::size_t between(std::size_t least, std::size_t most) {
    return least + below(most - least + 1);
  }
  bool chance(unsigned percent) { return below(100) < percent; }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

  template <typename Container>
  const auto& pick(const Container& from) {
    return from[below(from.size())];
  }

 private:
  std::uint64_t state_;
};

// Picks ranks 0, 1, 2 ... with the weights it was given.
class WeightedRanks {
 public:
  template <typename Weight>
  WeightedRanks(std::size_t count, Weight weight) {
    double sum = 0;
    for (std::size_t rank = 0; rank < count; ++rank) {
      sums_.push_back(sum += weight(static_cast<double>(rank)));
    }
  }
  std::size_t pick(Random& random) const {
    const double at = random.unit() * sums_.back();
    const auto found = std::upper_bound(sums_.begin(), sums_.end(), at);
    return std::min(static_cast<std::size_t>(found - sums_.begin()), sums_.size() - 1);
  }

 private:
  std::vector<double> sums_;
};

}  // namespace baoku::bench
