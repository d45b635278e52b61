#include "data/json_line.h"

#include <cmath>
#include <cstddef>
#include <cstdio>
#include <utility>

#include "base/eight_bytes.h"

namespace baoku {

void JsonLine::separate() {
  if (std::exchange(needs_comma_, true)) out_ += ',';
}

void JsonLine::open(char bracket) {
  separate();
  out_ += bracket;
  needs_comma_ = false;
}

void JsonLine::close(char bracket) {
  out_ += bracket;
  needs_comma_ = true;
}

// Escapes what RFC 8259 requires; everything else stands as it is.
void JsonLine::quote(std::string_view value) {
  out_ += '"';
  std::size_t done = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    while (i + 8 < value.size() && are_beyond_ascii(eight_bytes(value.data() + i))) i += 8;
    const auto c = static_cast<unsigned char>(value[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out_.append(value, done, i - done);
    done = i + 1;
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += value[i];
    } else if (c == '\n') {
      out_ += "\\n";
    } else {
      char code[8];
      std::snprintf(code, sizeof code, "\\u%04x", c);
      out_ += code;
    }
  }
  out_.append(value, done, value.size() - done);
  out_ += '"';
}

void JsonLine::key(std::string_view name) {
  separate();
  quote(name);
  out_ += ':';
  needs_comma_ = false;
}

void JsonLine::text(std::string_view value) {
  separate();
  quote(value);
}

void JsonLine::number(long long value) {
  separate();
  out_ += std::to_string(value);
}

void JsonLine::fraction(double value) {
  separate();
  const long long thousandths = std::llround(value * 1000);
  char digits[32];
  std::snprintf(digits, sizeof digits, "%lld.%03lld", thousandths / 1000, thousandths % 1000);
  out_ += digits;
}

void JsonLine::null() {
  separate();
  out_ += "null";
}

void JsonLine::texts(std::string_view name, const std::vector<std::string>& values) {
  key(name);
  begin_array();
  for (const std::string& value : values) text(value);
  end_array();
}

}  // namespace baoku
