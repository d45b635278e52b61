#include "base/stroke_order.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>

namespace baoku {
namespace {

// Making one takes milliseconds; sorting keys by it is constant, and so safe on all threads.
const icu::Collator& collator() {
  static const std::unique_ptr<const icu::Collator> made = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<const icu::Collator> one(icu::Collator::createInstance(
        icu::Locale::forLanguageTag("zh-u-co-stroke", status), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot count strokes");
    return one;
  }();
  return *made;
}

}  // namespace

std::string stroke_key(std::string_view text) {
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string key(32 + text.size() * 2, '\0');
  const auto fill = [&] {
    return static_cast<std::size_t>(collator().getSortKey(
        units, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size())));
  };
  std::size_t length = fill();
  if (length > key.size()) {
    key.resize(length);
    length = fill();
  }
  key.resize(length > 0 ? length - 1 : 0);  // without the 0 at its end
  return key;
}

}  // namespace baoku
