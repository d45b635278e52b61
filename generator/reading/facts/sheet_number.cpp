#include "reading/facts/sheet_number.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::size_t kMaxDigits = 3;

char32_t half_width(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }

int chinese_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  const std::size_t at = kDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

// Reads 一 to 九十九 at `at` and moves behind it; 0 when there is none.
int chinese_number(std::u32string_view text, std::size_t& at) {
  std::size_t i = at;
  int tens = 0;
  int ones = 0;
  if (i < text.size() && chinese_digit(text[i]) > 0) ones = chinese_digit(text[i++]);
  if (i < text.size() && text[i] == U'十') {
    tens = ones == 0 ? 1 : ones;
    ones = 0;
    ++i;
    if (i < text.size() && chinese_digit(text[i]) > 0) ones = chinese_digit(text[i++]);
  }
  if (tens * 10 + ones > 0) at = i;
  return tens * 10 + ones;
}

// Reads "A02" or "12" or "十二" at `at` and moves behind it.
std::optional<SheetNumber> number_at(std::u32string_view text, std::size_t& at) {
  std::size_t i = at;
  SheetNumber out;
  if (i < text.size()) {
    const char32_t letter = half_width(text[i]) & ~0x20u;
    if (letter >= U'A' && letter <= U'Z' && half_width(text[i]) < 0x80) {
      out.series = static_cast<char>(letter);
      ++i;
    }
  }
  std::size_t digits = 0;
  for (; i < text.size() && half_width(text[i]) >= U'0' && half_width(text[i]) <= U'9'; ++i) {
    if (++digits > kMaxDigits) return std::nullopt;
    out.number = out.number * 10 + static_cast<int>(half_width(text[i]) - U'0');
  }
  if (digits == 0 && out.series.empty()) out.number = chinese_number(text, i);
  if (out.number == 0) return std::nullopt;
  at = i;
  return out;
}

std::optional<SheetNumber> front_at(std::u32string_view text, std::size_t& at) {
  if (text.substr(at, 2) != U"头版" && text.substr(at, 2) != U"頭版") return std::nullopt;
  at += 2;
  return SheetNumber{"", 1};
}

bool is_digit_like(char32_t c) {
  const char32_t h = half_width(c);
  return (h >= U'0' && h <= U'9') || chinese_digit(c) >= 0 || c == U'十';
}

}  // namespace

std::string SheetNumber::text() const { return number == 0 ? "" : series + std::to_string(number); }

std::optional<SheetNumber> parse_sheet_number(std::string_view text) {
  const std::u32string all = to_utf32(trim(text));
  std::size_t at = 0;
  std::optional<SheetNumber> out = front_at(all, at);
  if (!out) {
    const bool is_ordinal = !all.empty() && all[0] == U'第';
    at = is_ordinal ? 1 : 0;
    out = number_at(all, at);
    const bool has_unit = at < all.size() && all[at] == U'版';
    if (is_ordinal && !has_unit) return std::nullopt;
    if (has_unit) ++at;
  }
  return at == all.size() ? out : std::nullopt;
}

std::optional<SheetNumber> find_sheet_number(std::string_view name) {
  const std::u32string all = to_utf32(name);
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::size_t at = i;
    if (std::optional<SheetNumber> front = front_at(all, at)) return front;
    // Not the tail of a longer number.
    if (i > 0 && is_digit_like(all[i - 1]) && is_digit_like(all[i])) continue;
    if (std::optional<SheetNumber> number = number_at(all, at)) {
      if (at < all.size() && all[at] == U'版') return number;
    }
  }
  return std::nullopt;
}

}  // namespace baoku
