#include "base/utf8.h"

#include <cstdint>
#include <cstring>

namespace baoku {

namespace {

// Calls put(byte) for each byte of `c`.
template <typename Put>
void put_utf8(char32_t c, Put put) {
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)),
        put(0x80 | (c & 0x3F));
  }
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  put_utf8(c, [&](char32_t byte) { out.push_back(static_cast<char>(byte)); });
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out(count_code_points(text), U'\0');
  std::size_t at = 0;
  for (char32_t& c : out) c = next_code_point(text, at);
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::size_t size = 0;
  for (const char32_t c : text) size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  std::string out(size, '\0');
  char* next = out.data();
  const auto put = [&](char32_t byte) { *next++ = static_cast<char>(byte); };
  for (const char32_t c : text) put_utf8(c, put);
  return out;
}

std::size_t count_code_points(std::string_view text) {
  const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; };
  std::size_t at = 0, tails = 0;
  for (std::uint64_t eight; at + sizeof eight <= text.size(); at += sizeof eight) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    const std::uint64_t is_tail = (eight >> 7 & ~eight >> 6) & kOnes;  // a byte of 10xxxxxx each
    tails += is_tail * kOnes >> 56;
  }
  std::size_t count = at - tails;
  for (; at < text.size(); ++at) count += is_lead(text[at]);
  return count;
}

std::size_t offset_of_code_point(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (count-- > 0 && at < text.size()) next_code_point(text, at);
  return at;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const auto is_tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return i < bytes.size() && byte(i) >= low && byte(i) <= high;
  };
  // Three bytes of which any two tails will do: most of Chinese text.
  const auto is_usual = [&](std::size_t i) {
    return byte(i) >= 0xE1 && byte(i) <= 0xEC && (byte(i + 1) & 0xC0u) == 0x80u &&
           (byte(i + 2) & 0xC0u) == 0x80u;
  };
  for (std::size_t i = 0; i < bytes.size();) {
    while (i + 2 < bytes.size() && is_usual(i)) i += 3;
    if (i == bytes.size()) break;
    const unsigned char lead = byte(i);
    if (lead < 0x80) {
      i += 1;
    } else if (lead >= 0xC2 && lead <= 0xDF && is_tail(i + 1)) {
      i += 2;
    } else if (lead >= 0xE0 && lead <= 0xEF &&
               is_tail(i + 1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) &&
               is_tail(i + 2)) {
      i += 3;
    } else if (lead >= 0xF0 && lead <= 0xF4 &&
               is_tail(i + 1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) &&
               is_tail(i + 2) && is_tail(i + 3)) {
      i += 4;
    } else {
      return i;
    }
  }
  return std::nullopt;
}

bool is_impossible(char32_t c) {
  if (c < 0x20) return c < 0x09 || c > 0x0D;
  return (c >= 0x7F && c <= 0x9F) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

std::string_view trim(std::string_view text) {
  const auto is_blank = [](char32_t c) { return is_space(c) || c == 0xFEFF; };
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!is_blank(next_code_point(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t before = end;
    if (!is_blank(previous_code_point(text, before))) break;
    end = before;
  }
  return text.substr(begin, end - begin);
}

}  // namespace baoku
