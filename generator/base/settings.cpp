#include "base/settings.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <chrono>

#include "base/settings_parts.h"
#include "base/utf8.h"

namespace baoku {
namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string_view type_name(const Setting& setting) {
  constexpr std::array<std::string_view, 8> kNames = {"a text",        "a whole number", "a number",
                                                      "true or false", "a date",         "a list",
                                                      "a table",       "nothing"};
  return kNames[setting.value.index()];
}

// Reads digits of a fixed count.
std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// A number or date as it is written in the source.
std::string token_at(std::string_view text, std::size_t offset) {
  constexpr std::string_view kToken = "0123456789abcdefxoinfABCDEFINFX+-_.:";
  return std::string(text.substr(offset, text.find_first_not_of(kToken, offset) - offset));
}

}  // namespace

std::optional<SettingDate> date_of_text(std::string_view text) {
  const std::size_t first = text.find('-');
  const std::size_t second = text.find('-', first + 1);
  if (first != 4 || second == std::string_view::npos) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, second - 5));
  const auto day = digits(text.substr(second + 1));
  if (!year || !month || !day || second > 7 || text.size() > 10) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day)};
  if (!date.ok()) return std::nullopt;
  return SettingDate{static_cast<int>(*year), *month, *day};
}

std::optional<std::string> text_fault(std::string_view text, bool is_key) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (!is_impossible(c) && (c >= 0x20 || (!is_key && (c == '\t' || c == '\n')))) continue;
    return std::string(is_key ? "a key" : "a text") + " must not hold control characters";
  }
  return std::nullopt;
}

SettingReader::SettingReader(const SettingTable& table, const Source& source,
                             std::string_view where, Diagnostics& diagnostics)
    : table_(table), source_(source), where_(where), diagnostics_(diagnostics) {}

const Setting* SettingReader::take(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
  const auto found = table_.find(std::string(key));
  if (found == table_.end()) return nullptr;
  const bool is_empty = std::holds_alternative<std::monostate>(found->second.value);
  return is_empty ? nullptr : &found->second;
}

void SettingReader::wrong_type(std::string_view key, const Setting& setting,
                               std::string_view wanted) {
  diagnostics_.error(source_, setting.offset,
                     quoted(key) + " in " + where_ + " must be " + std::string(wanted) + ", not " +
                         std::string(type_name(setting)));
}

std::optional<std::string> SettingReader::text_of(const Setting& setting) const {
  if (const auto* text = std::get_if<std::string>(&setting.value)) return *text;
  const bool is_token = std::holds_alternative<long long>(setting.value) ||
                        std::holds_alternative<double>(setting.value) ||
                        std::holds_alternative<SettingDate>(setting.value);
  if (!is_token) return std::nullopt;
  return token_at(source_.text(), setting.offset);
}

std::optional<std::string> SettingReader::text(std::string_view key) {
  const Setting* setting = take(key);
  if (!setting) return std::nullopt;
  auto text = text_of(*setting);
  if (!text) wrong_type(key, *setting, "a text");
  return text;
}

std::optional<long long> SettingReader::integer(std::string_view key, long long least,
                                                long long most) {
  const Setting* setting = take(key);
  if (!setting) return std::nullopt;
  const auto* number = std::get_if<long long>(&setting->value);
  if (number && *number >= least && *number <= most) return *number;
  const std::string wanted =
      "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  if (!number) {
    wrong_type(key, *setting, wanted);
  } else {
    diagnostics_.error(
        source_, setting->offset,
        quoted(key) + " in " + where_ + " must be " + wanted + ", not " + std::to_string(*number));
  }
  return std::nullopt;
}

std::optional<bool> SettingReader::boolean(std::string_view key) {
  const Setting* setting = take(key);
  if (!setting) return std::nullopt;
  if (const auto* flag = std::get_if<bool>(&setting->value)) return *flag;
  wrong_type(key, *setting, "true or false");
  return std::nullopt;
}

std::optional<SettingDate> SettingReader::date(std::string_view key) {
  const Setting* setting = take(key);
  if (!setting) return std::nullopt;
  if (const auto* date = std::get_if<SettingDate>(&setting->value)) return *date;
  const auto* text = std::get_if<std::string>(&setting->value);
  if (!text) {
    wrong_type(key, *setting, "a date such as 2021-01-25");
    return std::nullopt;
  }
  const auto date = date_of_text(*text);
  if (!date) {
    diagnostics_.error(
        source_, setting->offset,
        quoted(key) + " in " + where_ + " must be a date such as 2021-01-25, not " + quoted(*text));
  }
  return date;
}

std::optional<std::vector<std::string>> SettingReader::texts(std::string_view key) {
  const Setting* setting = take(key);
  if (!setting) return std::nullopt;
  if (auto one = text_of(*setting)) return std::vector<std::string>{std::move(*one)};
  const auto* list = std::get_if<SettingList>(&setting->value);
  if (!list) {
    wrong_type(key, *setting, "a text or a list of texts");
    return std::nullopt;
  }
  std::vector<std::string> texts;
  for (const Setting& item : *list) {
    auto text = text_of(item);
    if (!text) {
      wrong_type(key, item, "a list of texts");
      return std::nullopt;
    }
    texts.push_back(std::move(*text));
  }
  return texts;
}

const SettingTable* SettingReader::table(std::string_view key) {
  const Setting* setting = take(key);
  if (!setting) return nullptr;
  const auto* table = std::get_if<SettingTable>(&setting->value);
  if (!table) wrong_type(key, *setting, "a table");
  return table;
}

std::vector<const SettingTable*> SettingReader::tables(std::string_view key) {
  const Setting* setting = take(key);
  if (!setting) return {};
  const auto* list = std::get_if<SettingList>(&setting->value);
  if (!list) {
    wrong_type(key, *setting, "a list of tables");
    return {};
  }
  std::vector<const SettingTable*> tables;
  for (const Setting& item : *list) {
    const auto* table = std::get_if<SettingTable>(&item.value);
    if (!table) {
      wrong_type(key, item, "a list of tables");
      return {};
    }
    tables.push_back(table);
  }
  return tables;
}

std::size_t SettingReader::offset(std::string_view key) const {
  const auto found = table_.find(std::string(key));
  assert(found != table_.end());
  return found->second.offset;
}

void SettingReader::finish() {
  for (const auto& [key, setting] : table_) {
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    std::string message = "unknown key " + quoted(key) + " in " + where_;
    const std::string_view near = nearest_word(key, known_);
    if (!near.empty()) message += "; did you mean " + quoted(near) + "?";
    diagnostics_.error(source_, setting.key_offset, message);
  }
}

}  // namespace baoku
