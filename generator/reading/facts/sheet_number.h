// The number of a sheet within its issue, as people and file names write it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baoku {

// 第02版 is {"", 2}, B02版 is {"B", 2}; number 0: unknown.
struct SheetNumber {
  std::string series;
  int number = 0;

  std::string text() const;  // "2", "B2", "" when unknown
  friend bool operator==(const SheetNumber& a, const SheetNumber& b) {
    return a.number == b.number && a.series == b.series;
  }
};

// Reads "2", "02", "A02", "02版", "第2版", "第十二版", "头版"; nothing for any other text.
std::optional<SheetNumber> parse_sheet_number(std::string_view text);

// Finds a number that calls itself one - 02版, 第二版, 头版 - inside a longer name.
std::optional<SheetNumber> find_sheet_number(std::string_view name);

}  // namespace baoku
