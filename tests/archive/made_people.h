// Archives that name people, for the tests of this room: file "1" names the first list, and so on.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "archive/arrange.h"
#include "archive/made_sheets.h"
#include "archive/people_rules.h"

namespace baoku {

inline std::string printed(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) out += diagnostic.text();
  return out;
}

// Requires that the rules fit: nothing is reported.
inline Archive archive_of(std::vector<Sheet> sheets, const std::string& rules = "",
                          unsigned jobs = 2) {
  Diagnostics diagnostics;
  const PeopleRules read = read_people_rules("content/people.toml", rules, diagnostics);
  Archive archive = arrange(std::move(sheets), read, jobs, diagnostics);
  CHECK(printed(diagnostics) == "");
  return archive;
}

inline std::vector<Sheet> sheets_naming(const std::vector<std::vector<std::string>>& names) {
  std::vector<Sheet> sheets;
  for (const std::vector<std::string>& of_article : names) {
    const std::string stem = std::to_string(sheets.size() + 1);
    std::string text = "第" + stem + "篇的正文";
    for (const std::string& name : of_article) text += "，" + name;
    sheets.push_back(made_sheet(stem, {naming(made_article("题", text), of_article)}));
  }
  return sheets;
}

inline Archive archive_naming(const std::vector<std::vector<std::string>>& names,
                              const std::string& rules = "") {
  return archive_of(sheets_naming(names), rules);
}

}  // namespace baoku
