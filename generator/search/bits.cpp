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

void BitReader::read_more(unsigned count) {
  while (ready_bits_ < count) {
    if (next_ < words_.size()) {
      ready_ = ready_ << 32 | words_[next_++];
      ready_bits_ += 32;
    } else {
      read_pair();
    }
  }
}

std::uint32_t BitReader::gamma() {
  // Mostly all of it is at hand. Above the bits that are ready stand zeros.
  unsigned zeros = static_cast<unsigned>(std::countl_zero(ready_)) + ready_bits_ - 64;
  if (zeros < ready_bits_ && zeros <= 31) {
    ready_bits_ -= zeros;
    return read(zeros + 1);
  }
  zeros = 0;
  while (read(1) == 0) {
    if (++zeros > 31) throw DamagedIndex("a bit stream holds a number that is too large");
  }
  return 1u << zeros | read(zeros);
}

void BitReader::read_sorted(std::uint32_t count, std::uint32_t low, std::uint32_t high,
                            std::vector<std::uint32_t>& values) {
  if (count > 0 && (high < low || count - 1 > high - low)) {
    throw DamagedIndex("a bit stream promises more numbers than there are");
  }
  values.resize(count);
  sorted(std::span(values), low, high);
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
