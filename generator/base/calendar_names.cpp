#include "base/calendar_names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <stdexcept>

namespace baoku {
namespace {

using Symbols = icu::DateFormatSymbols;

template <std::size_t kCount>
std::array<std::string, kCount> utf8(const icu::UnicodeString* names, int count, int first) {
  std::array<std::string, kCount> out;
  for (std::size_t i = 0; i < kCount; ++i) {
    const int at = first + static_cast<int>(i);
    if (at < count) names[at].toUTF8String(out[i]);
  }
  return out;
}

}  // namespace

CalendarNames calendar_names(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale =
      icu::Locale::forLanguageTag({language.data(), static_cast<int>(language.size())}, status);
  const Symbols symbols(locale, status);
  if (U_FAILURE(status)) {
    throw std::runtime_error("ICU has no calendar in the language " + std::string(language));
  }
  CalendarNames out;
  int count = 0;
  // ICU counts the days of the week from 1.
  const icu::UnicodeString* names = symbols.getWeekdays(count, Symbols::STANDALONE, Symbols::WIDE);
  out.weekdays = utf8<7>(names, count, 1);
  names = symbols.getWeekdays(count, Symbols::STANDALONE, Symbols::NARROW);
  out.weekdays_tiny = utf8<7>(names, count, 1);
  names = symbols.getMonths(count, Symbols::STANDALONE, Symbols::WIDE);
  out.months = utf8<12>(names, count, 0);
  names = symbols.getMonths(count, Symbols::STANDALONE, Symbols::ABBREVIATED);
  out.months_short = utf8<12>(names, count, 0);
  return out;
}

}  // namespace baoku
