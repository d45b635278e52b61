#include "search/bits.h"

#include <algorithm>
#include <array>
#include <bit>

namespace baoku {
namespace {

constexpr unsigned kPairBits = 13;

constexpr char digit_character(unsigned digit) {
  unsigned code = digit + 0x21;
  if (code >= '"') ++code;
  if (code >= '<') ++code;
  if (code >= '\\') ++code;
  return static_cast<char>(code);
}

// The two characters of each 13 bits.
constexpr auto kPairs = [] {
  std::array<std::array<char, 2>, 1 << kPairBits> pairs{};
  for (unsigned pair = 0; pair < pairs.size(); ++pair) {
    pairs[pair] = {digit_character(pair / 91), digit_character(pair % 91)};
  }
  return pairs;
}();

unsigned character_digit(char character) {
  const auto code = static_cast<unsigned char>(character);
  if (code < 0x21 || code > 0x7E || code == '"' || code == '<' || code == '\\') {
    throw DamagedIndex("a bit stream holds a character that is no digit");
  }
  return code - 0x21u - (code > '"' ? 1 : 0) - (code > '<' ? 1 : 0) - (code > '\\' ? 1 : 0);
}

}  // namespace

void BitWriter::write(std::uint32_t value, unsigned count) {
  last_ = last_ << count | value;
  filled_ += count;
  if (filled_ >= 32) {
    filled_ -= 32;
    words_.push_back(static_cast<std::uint32_t>(last_ >> filled_));
    last_ &= (std::uint64_t{1} << filled_) - 1;
  }
}

void BitWriter::gamma(std::uint32_t value) {
  const auto width = static_cast<unsigned>(std::bit_width(value));
  write(0, width - 1);
  write(value, width);
}

void BitWriter::binary(std::uint32_t value, std::uint32_t range) {
  if (range <= 1) return;
  const auto width = static_cast<unsigned>(std::bit_width(range - 1));
  const auto shorter = static_cast<std::uint32_t>((std::uint64_t{1} << width) - range);
  if (value < shorter) {
    write(value, width - 1);
  } else {
    write(value + shorter, width);
  }
}

void BitWriter::sorted(std::span<const std::uint32_t> values, std::uint32_t low,
                       std::uint32_t high) {
  while (!values.empty()) {
    const std::size_t middle = values.size() / 2;
    const auto before = static_cast<std::uint32_t>(middle);
    const auto after = static_cast<std::uint32_t>(values.size() - 1 - middle);
    const std::uint32_t value = values[middle];
    binary(value - low - before, high - low - before - after + 1);
    sorted(values.first(middle), low, value - 1);
    values = values.subspan(middle + 1);
    low = value + 1;
  }
}

void BitWriter::append(const BitWriter& other) {
  for (const std::uint32_t word : other.words_) write(word, 32);
  write(static_cast<std::uint32_t>(other.last_), other.filled_);
}

void BitWriter::append(const BitsView& bits) {
  const std::size_t whole = bits.size / 32;
  const auto rest = static_cast<unsigned>(bits.size % 32);
  for (std::size_t i = 0; i < whole; ++i) write(bits.words[i], 32);
  if (rest > 0) write(bits.words[whole] >> (32 - rest), rest);
}

void BitWriter::append_to(std::vector<std::uint32_t>& words) const {
  words.insert(words.end(), words_.begin(), words_.end());
  if (filled_ > 0) words.push_back(static_cast<std::uint32_t>(last_ << (32 - filled_)));
}

void BitWriter::clear() {
  words_.clear();
  last_ = 0;
  filled_ = 0;
}

std::string BitWriter::text() const {
  std::string text(text_size(size()), ' ');
  char* next = text.data();
  std::uint64_t ready = 0;
  unsigned ready_bits = 0;
  const auto add = [&](std::uint64_t bits, unsigned count) {
    ready = ready << count | bits;
    ready_bits += count;
    while (ready_bits >= kPairBits) {
      ready_bits -= kPairBits;
      next = std::copy_n(kPairs[ready >> ready_bits & 0x1FFF].data(), 2, next);
    }
  };
  for (const std::uint32_t word : words_) add(word, 32);
  add(last_, filled_);
  if (ready_bits > 0) add(0, kPairBits - ready_bits);
  return text;
}

void BitReader::read_pair() {
  if (next_ + 2 > text_.size()) throw DamagedIndex("a bit stream ends too early");
  const unsigned pair = character_digit(text_[next_]) * 91 + character_digit(text_[next_ + 1]);
  if (pair > 0x1FFF) throw DamagedIndex("a bit stream holds a pair that is no number");
  next_ += 2;
  ready_ = ready_ << kPairBits | pair;
  ready_bits_ += kPairBits;
}

std::uint32_t BitReader::read(unsigned count) {
  while (ready_bits_ < count) {
    if (next_ < words_.size()) {
      ready_ = ready_ << 32 | words_[next_++];
      ready_bits_ += 32;
    } else {
      read_pair();
    }
  }
  ready_bits_ -= count;
  const auto value = static_cast<std::uint32_t>(ready_ >> ready_bits_);
  ready_ &= (std::uint64_t{1} << ready_bits_) - 1;
  return value;
}

std::uint32_t BitReader::gamma() {
  unsigned zeros = 0;
  while (read(1) == 0) {
    if (++zeros > 31) throw DamagedIndex("a bit stream holds a number that is too large");
  }
  return 1u << zeros | read(zeros);
}

std::uint32_t BitReader::binary(std::uint32_t range) {
  if (range <= 1) return 0;
  const auto width = static_cast<unsigned>(std::bit_width(range - 1));
  const auto shorter = static_cast<std::uint32_t>((std::uint64_t{1} << width) - range);
  const std::uint32_t value = read(width - 1);
  return value < shorter ? value : (value << 1 | read(1)) - shorter;
}

std::vector<std::uint32_t> BitReader::sorted(std::uint32_t count, std::uint32_t low,
                                             std::uint32_t high) {
  if (count > 0 && (high < low || count - 1 > high - low)) {
    throw DamagedIndex("a bit stream promises more numbers than there are");
  }
  std::vector<std::uint32_t> values(count);
  sorted(values, low, high);
  return values;
}

void BitReader::sorted(std::span<std::uint32_t> values, std::uint32_t low, std::uint32_t high) {
  while (!values.empty()) {
    const std::size_t middle = values.size() / 2;
    const auto before = static_cast<std::uint32_t>(middle);
    const auto after = static_cast<std::uint32_t>(values.size() - 1 - middle);
    const std::uint32_t value = low + before + binary(high - low - before - after + 1);
    values[middle] = value;
    sorted(values.first(middle), low, value - 1);
    values = values.subspan(middle + 1);
    low = value + 1;
  }
}

}  // namespace baoku
