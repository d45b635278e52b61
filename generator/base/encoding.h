// Bytes of a file -> UTF-8. UTF-8 with or without BOM, UTF-16 with BOM or plain, GB18030 and Big5
// are told apart; what is doubtful or cannot be decoded is refused with the byte, never turned into
// mojibake.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace baoku {

struct Decoded {
  std::string text;      // valid UTF-8, "\n" line ends, no BOM, no NUL
  std::string encoding;  // "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"
};

struct Undecodable {
  std::size_t offset = 0;  // byte in the file, from 0
  std::string message;     // "byte 0x81 at offset 12 (line 1) is no GB18030 ..."
};

std::variant<Decoded, Undecodable> decode_text(std::string_view bytes);

}  // namespace baoku
