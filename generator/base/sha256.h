// SHA-256 (FIPS 180-4), for lists by which people check what they downloaded.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace baoku {

class Sha256 {
 public:
  void append(std::string_view bytes);
  // Returns the hash of all that was appended, as 64 hex digits. Nothing may be appended after it.
  std::string hex();

 private:
  void take_block(const unsigned char* block);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> rest_{};  // bytes that do not fill a block yet
  std::uint64_t length_ = 0;
};

}  // namespace baoku
