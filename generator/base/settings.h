// Settings files - site.toml, sidecars, front matter - read strictly: every key must be known,
// every value of its type, and each problem is reported with file:line:column and a "did you mean".
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace baoku {

struct Setting;
using SettingTable = std::map<std::string, Setting>;
using SettingList = std::vector<Setting>;
struct SettingDate {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;

  friend bool operator==(const SettingDate&, const SettingDate&) = default;
};

struct Setting {
  std::variant<std::string, long long, double, bool, SettingDate, SettingList, SettingTable,
               std::monostate>  // the last is YAML's "title:" without a value, as good as absent
      value;
  std::size_t offset = 0;      // of the value in the source, for messages
  std::size_t key_offset = 0;  // of its key
};

// Parse source.text()[begin, end) as TOML or YAML; `begin` stands at the start of a line. Report
// syntax errors and return nothing then. Texts hold no control characters but tabs and line feeds.
// YAML is read by its core schema, with dates, and without aliases.
std::optional<SettingTable> parse_toml(const Source& source, std::size_t begin, std::size_t end,
                                       Diagnostics& diagnostics);
std::optional<SettingTable> parse_yaml(const Source& source, std::size_t begin, std::size_t end,
                                       Diagnostics& diagnostics);

// Takes known keys out of one table; `finish` reports those that nobody asked for. `where` names
// the table in messages: "site.toml", "[people]", "the front matter". Keys outlive the reader.
class SettingReader {
 public:
  SettingReader(const SettingTable& table, const Source& source, std::string_view where,
                Diagnostics& diagnostics);

  // Each returns nothing when the key is absent or (reported) of another type.
  std::optional<std::string> text(std::string_view key);  // also takes numbers, as printed
  std::optional<long long> integer(std::string_view key, long long least, long long most);
  std::optional<bool> boolean(std::string_view key);
  std::optional<SettingDate> date(
      std::string_view key);  // a date, or "2021-01-25" as text; checked
  std::optional<std::vector<std::string>> texts(std::string_view key);  // a list, or one text
  const SettingTable* table(std::string_view key);
  std::vector<const SettingTable*> tables(std::string_view key);  // a list of tables
  // The offset of the key's value, for messages of the caller; requires that the key is there.
  std::size_t offset(std::string_view key) const;
  void finish();

 private:
  const Setting* take(std::string_view key);
  void wrong_type(std::string_view key, const Setting& setting, std::string_view wanted);
  std::optional<std::string> text_of(const Setting& setting) const;

  const SettingTable& table_;
  const Source& source_;
  std::string where_;
  Diagnostics& diagnostics_;
  std::vector<std::string_view> known_;
};

}  // namespace baoku
