#include "base/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "base/encoding_evidence.h"
#include "base/utf8.h"

namespace baoku {
namespace {

using Result = std::variant<Decoded, Undecodable>;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kSample = 1 << 20;  // so much of a file decides its encoding

std::string hex(unsigned value, int digits) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (int i = digits - 1; i >= 0; --i) out += kDigits[value >> (4 * i) & 0xF];
  return out;
}

std::size_t line_at(std::string_view bytes, std::size_t offset) {
  std::size_t line = 1;
  for (std::size_t i = 0; i < offset; ++i) {
    line +=
        bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n'));
  }
  return line;
}

// "byte 0x81 at offset 12 (line 1)"; `line` 0 counts it in ASCII-compatible bytes.
std::string place(std::string_view bytes, std::size_t offset, std::size_t line = 0) {
  if (line == 0) line = line_at(bytes, offset);
  return "byte 0x" + hex(static_cast<unsigned char>(bytes[offset]), 2) + " at offset " +
         std::to_string(offset) + " (line " + std::to_string(line) + ")";
}

std::string impossible_character(const std::string& where, char32_t c) {
  const bool is_control = c < 0xA0;
  return where + " is " + (is_control ? "the control character" : "the noncharacter") + " U+" +
         hex(c, c > 0xFFFF ? 6 : 4) + ", which no text holds";
}

// Finds the first impossible character of valid UTF-8.
std::optional<std::size_t> first_impossible(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xE0 && byte <= 0xEE) {  // most, and none of them: U+0800..U+EFFF
      i += 3;
      continue;
    }
    if (byte >= 0x20 && byte < 0x7F) {
      ++i;
      continue;
    }
    const std::size_t from = i;
    if (is_impossible(next_code_point(text, i))) return from;
  }
  return std::nullopt;
}

// "\r\n" and "\r" -> "\n".
std::string with_plain_line_ends(std::string text) {
  std::size_t to = text.find('\r');
  if (to == std::string::npos) return text;
  for (std::size_t from = to; from < text.size(); ++from) {
    if (text[from] == '\r') {
      text[to++] = '\n';
      if (from + 1 < text.size() && text[from + 1] == '\n') ++from;
    } else {
      text[to++] = text[from];
    }
  }
  text.resize(to);
  return text;
}

// `mark` is the length of the byte order mark, `bad` the first byte that is no UTF-8.
Result decode_utf8(std::string_view bytes, std::size_t mark, std::optional<std::size_t> bad) {
  if (bad) {
    return Undecodable{*bad,
                       place(bytes, *bad) + " is not valid UTF-8, as the rest of the file is"};
  }
  const std::string_view text = bytes.substr(mark);
  if (const auto impossible = first_impossible(text)) {
    const std::size_t offset = mark + *impossible;
    std::size_t at = *impossible;
    return Undecodable{offset,
                       impossible_character(place(bytes, offset), next_code_point(text, at))};
  }
  return Decoded{with_plain_line_ends(std::string(text)), "UTF-8"};
}

Result decode_utf16(std::string_view bytes, std::size_t mark, bool big_endian) {
  const std::string encoding = big_endian ? "UTF-16BE" : "UTF-16LE";
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return big_endian ? static_cast<char32_t>(first << 8 | second)
                      : static_cast<char32_t>(second << 8 | first);
  };
  std::string text;
  std::size_t line = 1;
  for (std::size_t i = mark; i < bytes.size(); i += 2) {
    if (i + 1 == bytes.size()) {
      return Undecodable{i, place(bytes, i, line) + " is half a character of " + encoding +
                                ": the file ends within it"};
    }
    char32_t c = unit(i);
    const bool is_pair =
        (c & 0xFC00) == 0xD800 && i + 3 < bytes.size() && (unit(i + 2) & 0xFC00) == 0xDC00;
    if ((c & 0xF800) == 0xD800 && !is_pair) {
      return Undecodable{i, place(bytes, i, line) + " begins half a surrogate pair of " + encoding};
    }
    const std::size_t at = i;
    if (is_pair) {
      i += 2;
      c = 0x10000 + ((c & 0x3FF) << 10 | (unit(i) & 0x3FF));
    }
    if (is_impossible(c)) {
      return Undecodable{at, impossible_character(place(bytes, at, line), c)};
    }
    append_utf8(text, c);
    line += c == '\n' || (c == '\r' && (i + 3 >= bytes.size() || unit(i + 2) != '\n'));
  }
  return Decoded{with_plain_line_ends(std::move(text)), encoding};
}

// Decodes with ICU, stopping at the first byte that is no character.
Result decode_multibyte(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(
      ucnv_open(encoding.c_str(), &status), ucnv_close);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  std::array<char16_t, 4096> units;
  std::array<std::int32_t, 4096> origins;  // of each unit, counted from the start of its round
  const char* from = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  char32_t high = 0;
  do {
    const char* const round = from;
    char16_t* to = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from, end, origins.data(),
                   true, &status);
    for (const char16_t* unit = units.data(); unit < to; ++unit) {
      if ((*unit & 0xFC00) == 0xD800) {
        high = *unit;
        continue;
      }
      char32_t c = *unit;
      if ((c & 0xFC00) == 0xDC00) c = 0x10000 + ((high & 0x3FF) << 10 | (c & 0x3FF));
      if (is_impossible(c)) {
        const auto offset = static_cast<std::size_t>(
            round - bytes.data() + origins[static_cast<std::size_t>(unit - units.data())]);
        return Undecodable{offset, impossible_character(place(bytes, offset), c)};
      }
      append_utf8(text, c);
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_SUCCESS(status)) return Decoded{with_plain_line_ends(std::move(text)), encoding};
  char bad[16];
  std::int8_t size = sizeof bad;
  UErrorCode ignored = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter.get(), bad, &size, &ignored);
  const auto offset = static_cast<std::size_t>(from - bytes.data() - size);
  if (status == U_TRUNCATED_CHAR_FOUND) {
    return Undecodable{offset, place(bytes, offset) + " begins a character of " + encoding +
                                   " within which the file ends"};
  }
  return Undecodable{offset,
                     place(bytes, offset) + " is no " + encoding + ", as the rest of the file is"};
}

// What ICU's detector makes of text that is none of the encodings read here, or "".
std::string detected_name(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(
      ucsdet_open(&status), ucsdet_close);
  const std::string_view sample = bytes.substr(0, kSample);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return "";
  const char* name = ucsdet_getName(match, &status);
  return U_SUCCESS(status) && name != nullptr ? name : "";
}

// A NUL and three letters are two likely code units too: with a NUL, it takes more of them.
bool is_utf16(std::string_view sample, bool big_endian) {
  constexpr std::size_t kLeastUnits = 6;
  const Evidence evidence = utf16_evidence(sample, big_endian);
  const bool has_nul = sample.find('\0') != std::string_view::npos;
  return evidence.total() >= (has_nul ? kLeastUnits : 1) && evidence.is_plausible();
}

std::string either(std::string_view bytes, std::size_t offset, std::string_view readings) {
  return place(bytes, offset) + " begins text that may be " + std::string(readings) +
         "; save the file as UTF-8";
}

// Tells GB18030 and Big5 apart by the evidence; the detector's opinion breaks a tie between two
// plausible readings, but never makes an implausible one good.
Result decode_by_evidence(std::string_view bytes, std::size_t first_bad) {
  const std::string_view sample = bytes.substr(0, kSample);
  const Evidence gb = multibyte_evidence(sample, "GB18030");
  const Evidence big5 = multibyte_evidence(sample, "Big5");
  if (gb.outweighs(big5)) return decode_multibyte(bytes, "GB18030");
  if (big5.outweighs(gb)) return decode_multibyte(bytes, "Big5");
  const std::string detected = detected_name(bytes);
  if (gb.is_plausible() && big5.is_plausible()) {
    Result as_gb = decode_multibyte(bytes, "GB18030");
    Result as_big5 = decode_multibyte(bytes, "Big5");
    const bool is_gb = std::holds_alternative<Decoded>(as_gb);
    const bool is_big5 = std::holds_alternative<Decoded>(as_big5);
    if (is_gb && !is_big5 && gb.frequent > big5.frequent) return as_gb;
    if (is_big5 && !is_gb && big5.frequent > gb.frequent) return as_big5;
    if (gb.frequent > big5.frequent * 2 && detected == "GB18030") return as_gb;
    if (big5.frequent > gb.frequent * 2 && detected == "Big5") return as_big5;
    return Undecodable{first_bad, either(bytes, first_bad, "GB18030 or Big5")};
  }
  std::string message =
      place(bytes, first_bad) + " is neither UTF-8 nor part of likely GB18030, Big5 or UTF-16 text";
  if (!detected.empty() && detected != "UTF-8") message += " (it looks like " + detected + ")";
  return Undecodable{first_bad, message + "; save the file as UTF-8"};
}

// Finds valid UTF-8 made of pairs of bytes only that is likely Chinese in GB18030: "梅溪" there is
// "÷Ϫ" here. Real Greek, Cyrillic or accented Latin text has bytes that are odd in GB18030.
bool is_unlucky_gb(std::string_view sample) {
  constexpr std::ptrdiff_t kLongest = 4;  // bytes of a character, which the sample may have cut
  const auto wide = std::find_if(sample.begin(), sample.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE0;  // leads three bytes or more
  });
  if (sample.end() - wide >= kLongest) return false;  // most files
  const Evidence utf8 = utf8_evidence(sample);
  if (utf8.odd == 0 || utf8.common > 0) return false;
  const Evidence gb = multibyte_evidence(sample, "GB18030");
  if (gb.odd > 0) return false;
  const bool beyond_latin = std::any_of(sample.begin(), sample.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xCA;  // leads U+0280 and above
  });
  return beyond_latin || (gb.frequent >= 2 && gb.frequent * 3 >= gb.total());
}

}  // namespace

std::variant<Decoded, Undecodable> decode_text(std::string_view bytes) {
  const auto bad = first_invalid_utf8(bytes);
  if (bytes.starts_with(kUtf8Mark)) return decode_utf8(bytes, kUtf8Mark.size(), bad);
  if (bytes.starts_with("\xFF\xFE")) return decode_utf16(bytes, 2, false);
  if (bytes.starts_with("\xFE\xFF")) return decode_utf16(bytes, 2, true);
  const bool has_nul = bytes.find('\0') != std::string_view::npos;
  const std::string_view sample = bytes.substr(0, kSample);
  if (!bad && !has_nul) {
    if (!is_unlucky_gb(sample)) return decode_utf8(bytes, 0, bad);
    const auto is_high = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    const auto first = std::find_if(bytes.begin(), bytes.end(), is_high) - bytes.begin();
    const auto offset = static_cast<std::size_t>(first);
    return Undecodable{offset, either(bytes, offset, "UTF-8 or GB18030")};
  }
  const bool is_little = is_utf16(sample, false);
  if (is_little != is_utf16(sample, true)) return decode_utf16(bytes, 0, !is_little);
  if (!bad) return decode_utf8(bytes, 0, bad);
  const Evidence utf8 = utf8_evidence(bytes);
  if (utf8.common >= 3 * utf8.odd) return decode_utf8(bytes, 0, bad);
  return decode_by_evidence(bytes, *bad);
}

}  // namespace baoku
