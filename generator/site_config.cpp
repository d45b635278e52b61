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
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kLanguages = {{
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
    {"en", "en"},
    {"en-US", "en"},
    {"en-GB", "en"},
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
         (near.empty() ? ": write zh-Hans, zh-Hant or en"
                       : ", did you mean “" + std::string(near) + "”?");
}

// Further languages of the interface, each once and none the first one.
void read_languages(SettingReader& reader, const Source& source, SiteConfig& config,
                    Diagnostics& diagnostics) {
  for (std::string tag : reader.texts("languages").value_or(std::vector<std::string>())) {
    std::string wrong = check_language(tag);
    auto& all = config.more_languages;
    if (wrong.empty() &&
        (tag == config.language || std::find(all.begin(), all.end(), tag) != all.end())) {
      wrong = "“" + tag + "” is there already";
    }
    if (wrong.empty()) {
      all.push_back(std::move(tag));
    } else {
      diagnostics.error(source, reader.offset("languages"), "languages: " + wrong);
    }
  }
}

std::string check_report(std::string& address) {
  const bool is_known = address.empty() || address.starts_with("mailto:") ||
                        address.starts_with("https://") || address.starts_with("http://");
  if (!is_known && address.find('@') != std::string::npos) {
    address = "mailto:" + address;
    return "";
  }
  const bool is_plain = std::all_of(address.begin(), address.end(), [](char c) {
    return c > 0x20 && c < 0x7F && std::string_view("\"'<>\\^`|").find(c) == std::string::npos;
  });
  return is_known && is_plain ? ""
                              : "write a mail address, or the address where an issue is opened, "
                                "such as “https://example.org/issues/new”";
}

void read_article_files(SettingReader& reader, const Source& source, SiteConfig& config,
                        Diagnostics& diagnostics) {
  config.article_files = reader.texts("article_files");
  for (const std::string& kind : config.article_files.value_or(std::vector<std::string>())) {
    if (kind == "txt" || kind == "md" || kind == "json") continue;
    diagnostics.error(source, reader.offset("article_files"),
                      "article_files: there is no “" + kind + "”, write some of txt, md and json");
  }
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
  read_languages(reader, *source, config, diagnostics);
  if (config.language != "en") config.content_language = config.language;
  read_text(reader, *source, "content_language", config.content_language, diagnostics,
            check_language);
  read_text(reader, *source, "report", config.report, diagnostics, check_report);
  read_article_files(reader, *source, config, diagnostics);
  const auto mentions = reader.integer("min_mentions", 0, 1'000'000);
  config.min_mentions = static_cast<std::size_t>(mentions.value_or(0));
  read_text(reader, *source, "output", config.output, diagnostics, filled);
  refuse_people(*table, reader, *source, diagnostics);
  reader.finish();
  return config;
}

}  // namespace baoku
