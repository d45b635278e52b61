#include "base/unicode.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace baoku {

std::size_t display_width(char32_t c) {
  if (c < 0x7F) return 1;
  if (c >= 0x4E00 && c <= 0x9FFF) return 2;
  if ((c >= 0x3001 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF60)) return 2;  // usual marks
  if (c == U'“' || c == U'”' || c == U'…' || c == U'—') return 2;
  const auto code_point = static_cast<UChar32>(c);
  switch (u_charType(code_point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  // Ambiguous characters (“ ” … —) are drawn wide beside Chinese text, and print sets them so.
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH || width == U_EA_AMBIGUOUS ? 2 : 1;
}

bool is_rare_han(char32_t c) {
  const bool is_common_mark =
      c == U'、' || c == U'。' || (c >= U'〈' && c <= U'】') || (c >= 0xFF00 && c <= 0xFF60);
  if (is_common_mark) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

char32_t to_upper(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }

}  // namespace baoku
