#include "base/regions.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace baoku {

std::vector<std::string> chinese_region_names() {
  std::vector<std::string> names;
  for (const char* const* region = icu::Locale::getISOCountries(); *region != nullptr; ++region) {
    icu::UnicodeString name;
    icu::Locale("", *region).getDisplayCountry(icu::Locale::getChinese(), name);
    std::string bytes;
    name.toUTF8String(bytes);
    names.push_back(std::move(bytes));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace baoku
