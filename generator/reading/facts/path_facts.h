// What the path of a source file says about its sheet. Dates are read wherever they stand, with any
// of - . _ / or the units 年月日 between their parts, or with nothing:
//
//   2021/01-25/02            2021-01-25, sheet 2
//   2021/01/25/02            2021-01-25, sheet 2
//   2021-01-25-02版          2021-01-25, sheet 2
//   2021年/1月25日/第二版     2021-01-25, sheet 2
//   20210125-A02             2021-01-25, sheet A2
//   2021/0125/B02-要闻        2021-01-25, sheet B2
//   2021/01-25               2021-01-25
//   seeds/000                nothing
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/settings.h"
#include "reading/facts/sheet_number.h"

namespace baoku {

struct PathFacts {
  std::optional<SettingDate> date;  // the last one in the path
  std::string date_text;            // as it stands there: "2021/01-25"
  std::string other_date;           // a different one before it, as it stands there, or ""
  std::string impossible_date;      // "2021/02-30": looks like a date and is no day, or ""
  SheetNumber sheet;                // a bare number counts only directly behind a date
};

// Reads the path below content/, without the extension.
PathFacts facts_of_path(std::string_view stem);

}  // namespace baoku
