// Bit streams as JSON strings: 13 bits in two characters of base 91 (printable ASCII without
// space, quote, backslash and "<"), first bit first. The last pair is filled up with zeros.
//
//   gamma(v >= 1)    width(v) - 1 zeros, then v (Elias)
//   binary(v < n)    truncated binary: the first 2^w - n values take w - 1 bits, the others w
//   sorted(a..b)     binary interpolative code of ascending numbers in [low, high] (Moffat,
//   Stuiver)
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace baoku {

// Bits in words of 32, the first bit highest; behind the last stand zeros.
struct BitsView {
  std::span<const std::uint32_t> words;
  std::size_t size = 0;
};

class BitWriter {
 public:
  // Appends the lowest `count` bits of `value`; requires count <= 32 and no higher bits set.
  void write(std::uint32_t value, unsigned count);
  void gamma(std::uint32_t value);
  void binary(std::uint32_t value, std::uint32_t range);
  void sorted(std::span<const std::uint32_t> values, std::uint32_t low, std::uint32_t high) {
    sorted(values, low, high, std::identity());
  }
  // The same of number(value) of each.
  template <typename Value, typename Number>
  void sorted(std::span<const Value> values, std::uint32_t low, std::uint32_t high, Number number);
  void append(const BitWriter& other);
  void append(const BitsView& bits);
  // Appends all bits as words.
  void append_to(std::vector<std::uint32_t>& words) const;

  std::size_t size() const { return words_.size() * 32 + filled_; }
  void clear();
  std::string text() const;

 private:
  std::vector<std::uint32_t> words_;
  std::uint64_t last_ = 0;  // the lowest `filled_` bits, filled_ < 32
  unsigned filled_ = 0;
};

// These are called a hundred million times.
inline void BitWriter::write(std::uint32_t value, unsigned count) {
  last_ = last_ << count | value;
  filled_ += count;
  if (filled_ >= 32) {
    filled_ -= 32;
    words_.push_back(static_cast<std::uint32_t>(last_ >> filled_));
    last_ &= (std::uint64_t{1} << filled_) - 1;
  }
}

inline void BitWriter::gamma(std::uint32_t value) {
  const auto width = static_cast<unsigned>(std::bit_width(value));
  if (width > 16) {
    write(0, width - 1);
    write(value, width);
  } else {
    write(value, 2 * width - 1);
  }
}

inline void BitWriter::binary(std::uint32_t value, std::uint32_t range) {
  if (range <= 1) return;
  const auto width = static_cast<unsigned>(std::bit_width(range - 1));
  const auto shorter = static_cast<std::uint32_t>((std::uint64_t{1} << width) - range);
  const bool is_longer = value >= shorter;
  write(is_longer ? value + shorter : value, width - 1 + (is_longer ? 1 : 0));
}

template <typename Value, typename Number>
void BitWriter::sorted(std::span<const Value> values, std::uint32_t low, std::uint32_t high,
                       Number number) {
  while (!values.empty()) {
    const std::size_t middle = values.size() / 2;
    const auto before = static_cast<std::uint32_t>(middle);
    const auto after = static_cast<std::uint32_t>(values.size() - 1 - middle);
    const std::uint32_t value = number(values[middle]);
    binary(value - low - before, high - low - before - after + 1);
    if (middle == 1) {
      binary(number(values[0]) - low, value - low);
    } else if (middle > 1) {
      sorted(values.first(middle), low, value - 1, number);
    }
    values = values.subspan(middle + 1);
    low = value + 1;
  }
}

// Characters that a stream of `bits` bits takes.
inline std::size_t text_size(std::size_t bits) { return (bits + 12) / 13 * 2; }

// A file of the index says something that it cannot mean.
class DamagedIndex : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Reads what BitWriter wrote, as text or as words; throws DamagedIndex at a foreign character or
// past the end.
class BitReader {
 public:
  explicit BitReader(std::string_view text) : text_(text) {}
  explicit BitReader(const BitsView& bits) : words_(bits.words) {}

  std::uint32_t read(unsigned count);
  std::uint32_t gamma();
  std::uint32_t binary(std::uint32_t range);
  // Requires count <= high - low + 1; a stream that says otherwise is damaged.
  std::vector<std::uint32_t> sorted(std::uint32_t count, std::uint32_t low, std::uint32_t high) {
    std::vector<std::uint32_t> values;
    read_sorted(count, low, high, values);
    return values;
  }
  // The same into `values`, instead of what was there.
  void read_sorted(std::uint32_t count, std::uint32_t low, std::uint32_t high,
                   std::vector<std::uint32_t>& values);

 private:
  void sorted(std::span<std::uint32_t> values, std::uint32_t low, std::uint32_t high);
  void read_more(unsigned count);
  void read_pair();

  std::string_view text_;
  std::span<const std::uint32_t> words_;
  std::size_t next_ = 0;  // character, or word
  std::uint64_t ready_ = 0;
  unsigned ready_bits_ = 0;
};

inline std::uint32_t BitReader::read(unsigned count) {
  if (ready_bits_ < count) read_more(count);
  ready_bits_ -= count;
  const auto value = static_cast<std::uint32_t>(ready_ >> ready_bits_);
  ready_ &= (std::uint64_t{1} << ready_bits_) - 1;
  return value;
}

inline std::uint32_t BitReader::binary(std::uint32_t range) {
  if (range <= 1) return 0;
  const auto width = static_cast<unsigned>(std::bit_width(range - 1));
  const auto shorter = static_cast<std::uint32_t>((std::uint64_t{1} << width) - range);
  const std::uint32_t value = read(width - 1);
  return value < shorter ? value : (value << 1 | read(1)) - shorter;
}

}  // namespace baoku
