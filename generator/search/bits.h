// Bit streams as JSON strings: 13 bits in two characters of base 91 (printable ASCII without
// space, quote, backslash and "<"), first bit first. The last pair is filled up with zeros.
//
//   gamma(v >= 1)    width(v) - 1 zeros, then v (Elias)
//   binary(v < n)    truncated binary: the first 2^w - n values take w - 1 bits, the others w
//   sorted(a..b)     binary interpolative code of ascending numbers in [low, high] (Moffat,
//   Stuiver)
#pragma once

#include <cstddef>
#include <cstdint>
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
  void sorted(std::span<const std::uint32_t> values, std::uint32_t low, std::uint32_t high);
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
  std::vector<std::uint32_t> sorted(std::uint32_t count, std::uint32_t low, std::uint32_t high);

 private:
  void sorted(std::span<std::uint32_t> values, std::uint32_t low, std::uint32_t high);
  void read_pair();

  std::string_view text_;
  std::span<const std::uint32_t> words_;
  std::size_t next_ = 0;  // character, or word
  std::uint64_t ready_ = 0;
  unsigned ready_bits_ = 0;
};

}  // namespace baoku
