#include "search/content_name.h"

#include <bit>

namespace baoku {
namespace {

// The last mixing of MurmurHash3: every bit of the state reaches every bit of the result.
std::uint32_t mixed(std::uint32_t h) {
  h ^= h >> 16;
  h *= 0x85EBCA6B;
  h ^= h >> 13;
  h *= 0xC2B2AE35;
  return h ^ h >> 16;
}

}  // namespace

void ContentHash::add(std::string_view bytes) {
  std::uint32_t first = first_;
  std::uint32_t second = second_;
  for (const char character : bytes) {
    const auto byte = static_cast<unsigned char>(character);
    first = (first ^ byte) * 0x01000193;
    second = (std::rotl(second, 5) ^ byte) * 0x9E3779B1;
  }
  first_ = first;
  second_ = second;
}

std::string ContentHash::name() const {
  std::uint64_t bits = std::uint64_t{mixed(first_)} << 32 | mixed(second_);
  std::string name;
  for (std::size_t i = 0; i < kContentNameLength; ++i) {
    name.push_back(name_character(static_cast<std::uint32_t>(bits >> 59)));
    bits <<= 5;
  }
  return name;
}

std::string content_name(std::string_view bytes) {
  ContentHash hash;
  hash.add(bytes);
  return hash.name();
}

std::uint32_t name_digit(char character) {
  return static_cast<std::uint32_t>(character <= '9' ? character - '0' : character - 'a' + 10);
}

char name_character(std::uint32_t digit) { return "0123456789abcdefghijklmnopqrstuv"[digit & 31]; }

}  // namespace baoku
