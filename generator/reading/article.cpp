#include "reading/article.h"

#include <cstdio>

namespace baoku {

std::string Date::iso() const {
  if (!has_day()) return "";
  char out[32];
  if (year == 0) {
    std::snprintf(out, sizeof out, "--%02u-%02u", month, day);
  } else {
    std::snprintf(out, sizeof out, "%04d-%02u-%02u", year, month, day);
  }
  return out;
}

}  // namespace baoku
