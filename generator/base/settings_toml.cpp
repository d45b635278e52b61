#include <toml++/toml.h>

#include <stdexcept>

#include "base/settings.h"
#include "base/settings_parts.h"
#include "base/utf8.h"

namespace baoku {
namespace {

struct Fault {
  std::size_t offset;
  std::string message;
};

// toml++ places count lines and code points from 1; this turns them into offsets of the source.
class Places {
 public:
  Places(const Source& source, std::size_t begin, std::size_t end)
      : source_(source), first_line_(source.line_of(begin)), begin_(begin), end_(end) {}

  std::size_t offset(const toml::source_position& place) const {
    if (place.line == 0) return begin_;
    const std::size_t line = first_line_ + place.line - 1;
    if (line > source_.line_count()) return end_;
    const std::size_t start = std::max(begin_, source_.line_start(line));
    const std::string_view rest = std::string_view(source_.text()).substr(start, end_ - start);
    const std::size_t column = place.column > 0 ? place.column - 1 : 0;
    return start + offset_of_code_point(rest.substr(0, rest.find('\n')), column);
  }

 private:
  const Source& source_;
  std::size_t first_line_;
  std::size_t begin_;
  std::size_t end_;
};

std::string checked(std::string text, std::size_t offset, bool is_key) {
  if (auto fault = text_fault(text, is_key)) throw Fault{offset, *fault};
  return text;
}

// "Error while parsing key: expected ..." -> "expected ...".
std::string_view without_preamble(std::string_view description) {
  const std::size_t colon = description.starts_with("Error while") ? description.find(": ") : 0;
  return colon == 0 || colon == description.npos ? description : description.substr(colon + 2);
}

SettingDate date_of(const toml::date& date) { return {date.year, date.month, date.day}; }

class Reading {
 public:
  explicit Reading(const Places& places) : places_(places) {}

  SettingTable table(const toml::table& table, std::size_t depth) const {
    SettingTable out;
    for (const auto& [key, node] : table) {
      Setting setting = value(node, depth + 1);
      setting.key_offset = places_.offset(key.source().begin);
      out.emplace(checked(std::string(key.str()), setting.key_offset, true), std::move(setting));
    }
    return out;
  }

 private:
  Setting value(const toml::node& node, std::size_t depth) const {
    Setting out;
    out.offset = places_.offset(node.source().begin);
    out.key_offset = out.offset;
    if (depth > kMaxSettingsDepth) throw Fault{out.offset, "settings are nested too deep"};
    if (const auto* inner = node.as_table()) {
      out.value = table(*inner, depth);
    } else if (const auto* list = node.as_array()) {
      SettingList items;
      for (const toml::node& item : *list) items.push_back(value(item, depth + 1));
      out.value = std::move(items);
    } else {
      scalar(node, out);
    }
    return out;
  }

  void scalar(const toml::node& node, Setting& out) const {
    if (const auto* text = node.as_string()) {
      out.value = checked(text->get(), out.offset, false);
    } else if (const auto* integer = node.as_integer()) {
      out.value = static_cast<long long>(integer->get());
    } else if (const auto* number = node.as_floating_point()) {
      out.value = number->get();
    } else if (const auto* flag = node.as_boolean()) {
      out.value = flag->get();
    } else if (const auto* date = node.as_date()) {
      out.value = date_of(date->get());
    } else if (const auto* moment = node.as_date_time()) {
      out.value = date_of(moment->get().date);
    } else {
      throw Fault{out.offset, "a time of day alone means nothing here"};
    }
  }

  const Places& places_;
};

}  // namespace

std::optional<SettingTable> parse_toml(const Source& source, std::size_t begin, std::size_t end,
                                       Diagnostics& diagnostics) {
  if (end - begin > kMaxSettingsBytes) {
    diagnostics.error(source, begin, "settings of more than 4 MB are not read");
    return std::nullopt;
  }
  const Places places(source, begin, end);
  try {
    const toml::table table =
        toml::parse(std::string_view(source.text()).substr(begin, end - begin));
    return Reading(places).table(table, 0);
  } catch (const toml::parse_error& error) {
    diagnostics.error(source, places.offset(error.source().begin),
                      "not valid TOML: " + std::string(without_preamble(error.description())));
  } catch (const Fault& fault) {
    diagnostics.error(source, fault.offset, fault.message);
  }
  return std::nullopt;
}

}  // namespace baoku
