// Names of files by their content: a file whose name is known never changes and may be kept for
// ever. Static hosts may not tell capitals apart, so names are digits and small letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace baoku {

inline constexpr std::size_t kContentNameLength = 9;  // characters of 5 bits

// Hashes bytes in two 32-bit lanes, cheap in C++ and in JavaScript (Math.imul); the browser
// checks with it that a shard is whole. Not made against forgers.
class ContentHash {
 public:
  void add(std::string_view bytes);
  std::string name() const;

 private:
  std::uint32_t first_ = 0x811C9DC5;
  std::uint32_t second_ = 0x2545F491;
};

std::string content_name(std::string_view bytes);

// The value of one character of a name, 0..31, and back.
std::uint32_t name_digit(char character);
char name_character(std::uint32_t digit);

}  // namespace baoku
