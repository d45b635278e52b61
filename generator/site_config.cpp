#include "site_config.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/decode_source.h"
#include "base/files.h"
#include "base/settings.h"
#include "base/source.h"
#include "base/utf8.h"

namespace baoku {
namespace {

constexpr std::string_view kName = "site.toml";

// What browsers know as the language of Chinese text, by what people write.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kLanguages = {{
    {"zh", "zh-Hans"},
    {"zh-CN", "zh-Hans"},
    {"zh-SG", "zh-Hans"},
    {"zh-Hans", "zh-Hans"},
    {"zh-Hans-CN", "zh-Hans"},
    {"zh-TW", "zh-Hant"},
    {"zh-HK", "zh-Hant"},
    {"zh-MO", "zh-Hant"},
    {"zh-Hant", "zh-Hant"},
    {"zh-Hant-TW", "zh-Hant"},
}};

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

// Reads one key; `check` returns what is wrong with its value, or "".
template <typename Check>
void read_text(SettingReader& reader, const Source& source, std::string_view key,
               std::string& target, Diagnostics& diagnostics, Check check) {
  const std::optional<std::string> text = reader.text(key);
  if (!text) return;
  std::string value(trim(*text));
  std::string wrong = has_control(value) ? "it holds control characters" : check(value);
  if (wrong.empty()) {
    target = std::move(value);
  } else {
    diagnostics.error(source, reader.offset(key), std::string(key) + ": " + wrong);
  }
}

std::string check_base_url(std::string& url) {
  const std::optional<std::string> checked = checked_base_url(url);
  if (!checked) return "write a full address such as “https://example.org/archive/”";
  url = *checked;
  return "";
}

std::string check_language(std::string& tag) {
  std::vector<std::string_view> tags;
  for (const auto& [written, language] : kLanguages) {
    if (tag == written) {
      tag = language;
      return "";
    }
    tags.push_back(written);
  }
  const std::string_view near = nearest_word(tag, tags);
  return "there is no language “" + tag + "”" +
         (near.empty() ? ": write zh-Hans or zh-Hant"
                       : ", did you mean “" + std::string(near) + "”?");
}

// What is known about people concerns the texts, so it lies beside them.
void refuse_people(const SettingTable& site, SettingReader& reader, const Source& source,
                   Diagnostics& diagnostics) {
  const auto found = site.find("people");
  if (found == site.end() || reader.table("people") == nullptr) return;
  diagnostics.error(source, found->second.key_offset,
                    "[people] is a file of its own now: write names = [...] (here \"add\") and "
                    "exclude = [...] in content/people.toml");
}

}  // namespace

std::optional<std::string> checked_base_url(std::string_view url) {
  const std::string_view rest = url.starts_with("https://")  ? url.substr(8)
                                : url.starts_with("http://") ? url.substr(7)
                                                             : std::string_view();
  if (rest.empty() || rest.front() == '/' || url.size() > 2000) return std::nullopt;
  const bool is_plain = std::all_of(url.begin(), url.end(), [](char c) {
    return c > 0x20 && c < 0x7F && std::string_view("\"'<>\\^`{|}?#").find(c) == std::string::npos;
  });
  if (!is_plain) return std::nullopt;
  return std::string(url) + (url.ends_with('/') ? "" : "/");
}

SiteConfig read_site_config(const std::filesystem::path& root, Diagnostics& diagnostics) {
  SiteConfig config;
  const auto folder = std::filesystem::absolute(root).lexically_normal();
  config.title = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
  if (first_invalid_utf8(config.title) || has_control(config.title)) config.title.clear();
  const std::filesystem::path file = root / kName;
  if (!std::filesystem::exists(file)) return config;
  const std::optional<Source> source = decode_source(kName, read_file(file), diagnostics);
  if (!source) return config;
  const std::optional<SettingTable> table =
      parse_toml(*source, 0, source->text().size(), diagnostics);
  if (!table) return config;
  SettingReader reader(*table, *source, kName, diagnostics);
  const auto accept = [](const std::string&) { return std::string(); };
  const auto filled = [](const std::string& value) {
    return std::string(value.empty() ? "it must not be empty" : "");
  };
  read_text(reader, *source, "title", config.title, diagnostics, filled);
  read_text(reader, *source, "description", config.description, diagnostics, accept);
  read_text(reader, *source, "base_url", config.base_url, diagnostics, check_base_url);
  read_text(reader, *source, "newspaper", config.newspaper, diagnostics, filled);
  read_text(reader, *source, "language", config.language, diagnostics, check_language);
  read_text(reader, *source, "output", config.output, diagnostics, filled);
  refuse_people(*table, reader, *source, diagnostics);
  reader.finish();
  return config;
}

}  // namespace baoku
