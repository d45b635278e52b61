// Facts about a sheet that do not stand in its text: which newspaper, of which day, which sheet.
//
// They come, in this order, from
//   1. the sidecar 02.toml beside 02.txt       date = 2021-01-25   sheet = 2   newspaper = "…"
//   2. the settings block on top of the file   the same keys
//   3. the path                                2021/01-25/02, 2021-01-25-02版, 20210125-A02 …
//   4. site.toml                               only the newspaper
// Nothing is required. A later place that says something else is a warning which names both.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/settings.h"
#include "base/source.h"
#include "reading/article.h"
#include "reading/facts/sheet_number.h"

namespace baoku {

// The facts that one settings block gives, each with its place for messages.
struct GivenFacts {
  std::optional<SettingDate> date;
  std::optional<SheetNumber> sheet;
  std::optional<std::string> newspaper;
  std::size_t date_offset = 0;
  std::size_t sheet_offset = 0;
  std::size_t newspaper_offset = 0;
  std::string where;  // "the front matter", "content/2021/01-25/02.toml"
  const Source* source = nullptr;
};

// Takes the keys date, sheet and newspaper. Reports values that cannot be what they should; they
// are left out.
GivenFacts read_given_facts(SettingReader& reader, const Source& source, std::string_view where,
                            Diagnostics& diagnostics);

struct SheetFacts {
  std::string newspaper;
  SheetNumber sheet;
  Date date;
};

// Puts together what the places say. `given` is in order of precedence; `stem` is the path;
// `newspaper` is site.toml's. Problems of the path are reported for `path`, the file's name.
SheetFacts sheet_facts(const std::vector<GivenFacts>& given, std::string_view stem,
                       std::string_view path, std::string_view newspaper, Diagnostics& diagnostics);

}  // namespace baoku
